import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';

export type DemoAccount = Schema<'DemoAccounts'>['items'][number];

/** Accounts to try the product with; none where there is no demo, and none while that is not known. */
export function useDemoAccounts(): readonly DemoAccount[] {
  const { data } = useQuery({
    queryKey: keys.demo(),
    queryFn: () => unwrap(api.GET('/api/v1/demo/accounts')),
    staleTime: Infinity,
    retry: false,
  });
  return data?.items ?? [];
}
