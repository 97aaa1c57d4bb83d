import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';

/** A side is blocked with a note, or no longer. */
export type BlockWish = { readonly note: string } | 'end';

/** Blocks a company, or takes it back: what fits me and how I stand to its postings changes with it. */
export function useBlockCompany(companyId: string): UseMutationResult<unknown, Error, BlockWish> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wish: BlockWish): Promise<unknown> =>
      wish === 'end'
        ? unwrap(api.DELETE('/api/v1/me/blocks/{companyId}', { params: { path: { companyId } } }))
        : unwrap(api.POST('/api/v1/me/blocks', { body: { companyId, note: wish.note } })),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.me() }),
        queries.invalidateQueries({ queryKey: keys.boardAll() }),
      ]),
  });
}

/** Blocks a person for a company, or takes it back: whatever a shoot shows of people may change. */
export function useBlockPerson(companyId: string, personId: string): UseMutationResult<unknown, Error, BlockWish> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wish: BlockWish): Promise<unknown> =>
      wish === 'end'
        ? unwrap(
            api.DELETE('/api/v1/companies/{companyId}/blocks/{personId}', {
              params: { path: { companyId, personId } },
            }),
          )
        : unwrap(
            api.POST('/api/v1/companies/{companyId}/blocks', {
              params: { path: { companyId } },
              body: { personId, note: wish.note },
            }),
          ),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.companyBlocks(companyId) }),
        queries.invalidateQueries({ queryKey: keys.shootsInSight() }),
      ]),
  });
}

export type BlockedCompany = Schema<'BlockedCompany'>;
export type BlockedPerson = Schema<'BlockedPerson'>;
