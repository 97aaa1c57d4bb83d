import { useMutation, useQuery, type UseMutationResult } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';
import { useSession } from '../../app/session';

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

/** Changes the password; every other session of the account ends. */
export function useChangePassword(): UseMutationResult<unknown, Error, { current: string; next: string }> {
  return useMutation({ mutationFn: (body) => unwrap(api.POST('/api/v1/auth/password', { body })) });
}

/** Changes the name that others see, or the language in which the product writes to this person. */
export function useEditAccount(): UseMutationResult<unknown, Error, { displayName?: string; locale?: 'zh' | 'en' }> {
  const { reload } = useSession();
  return useMutation({
    mutationFn: async (body) => {
      await unwrap(api.PATCH('/api/v1/auth/account', { body }));
      await reload();
    },
  });
}
