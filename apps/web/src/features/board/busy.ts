import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import { useSession } from '../../app/session';
import { busyOf, type Busy } from './days';

/** The days that my bookings block; undefined until they are known, and for those who are not signed in. */
export function useBusy(): readonly Busy[] | undefined {
  const { session } = useSession();
  const { data } = useQuery({
    queryKey: keys.myBookings(),
    queryFn: () => unwrap(api.GET('/api/v1/me/bookings')),
    enabled: session !== null,
    select: ({ items }) => busyOf(items),
  });
  return session ? data : undefined;
}
