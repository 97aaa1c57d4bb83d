import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { useSession } from '../../app/session';

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
