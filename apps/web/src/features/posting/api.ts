import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { api, newKey, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';
import type { Posting } from '../../app/crew/posting-edit';

export type NewPosting = Pick<Posting, 'roleId' | 'minLevel' | 'headcount' | 'headOfDepartment'>;

/** Adds a row to a crew, with its slots. */
export function useAddPosting(shootId: string): UseMutationResult<Posting, unknown, NewPosting> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body) =>
      unwrap(
        api.POST('/api/v1/shoots/{shootId}/postings', {
          params: { path: { shootId }, header: { 'Idempotency-Key': newKey() } },
          body,
        }),
      ),
    onSuccess: async (added) => {
      queries.setQueryData<Schema<'PostingList'>>(
        keys.postings(shootId),
        (list) => list && { ...list, items: [...list.items, added] },
      );
      await queries.invalidateQueries({ queryKey: keys.shoot(shootId) });
    },
  });
}

/** Takes a draft posting away. */
export function removePosting(postingId: string): Promise<unknown> {
  return unwrap(api.DELETE('/api/v1/postings/{postingId}', { params: { path: { postingId } } }));
}
