import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../api/client';
import { keys } from '../api/keys';
import { STALE } from '../api/query';
import { useLive } from './live/live';

/** How many messages I have not read; moves by itself. */
export function useUnread(): number {
  useLive('me');
  const { data } = useQuery({
    queryKey: keys.unread(),
    queryFn: async () => {
      const { unread } = await unwrap(api.GET('/api/v1/me/notifications', { params: { query: { limit: '1' } } }));
      return unread;
    },
    staleTime: STALE.board,
  });
  return data ?? 0;
}

/** A number that fits beside an icon. */
export function shortCount(count: number): string {
  return count > 99 ? '99+' : String(count);
}
