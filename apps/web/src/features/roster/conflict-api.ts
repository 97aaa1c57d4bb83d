import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, newKey, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { Conflict, FixButton } from './conflicts';

/** What stands between a shoot and its people. */
export function useConflicts(shootId: string): UseQueryResult<readonly Conflict[]> {
  return useQuery({
    queryKey: keys.conflicts(shootId),
    queryFn: () => unwrap(api.GET('/api/v1/shoots/{shootId}/conflicts', { params: { path: { shootId } } })),
    select: ({ items }) => items,
  });
}

/** A fix that is confirmed. */
export interface FixWish {
  readonly conflict: Conflict;
  readonly button: FixButton;
}

async function giveFree({ conflict, button }: FixWish): Promise<void> {
  const { subjectId } = conflict;
  if (button.first === 'release')
    await unwrap(api.POST('/api/v1/holds/{holdId}/release', { params: { path: { holdId: subjectId } } }));
  if (button.first === 'withdraw') {
    const reason = button.fix === 'shift' ? 'plans_changed' : 'other';
    const params = { path: { offerId: subjectId } };
    await unwrap(api.POST('/api/v1/offers/{offerId}/withdraw', { params, body: { reason } }));
  }
}

/** Does a fix, and answers where it leads. */
export function useFix(shootId: string): UseMutationResult<string, Error, FixWish> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (wish) => {
      await giveFree(wish);
      const { to, refillSlotId } = wish.button;
      if (refillSlotId === null) return to!;
      const params = { path: { shootId }, header: { 'Idempotency-Key': newKey() } };
      const strip = await unwrap(
        api.POST('/api/v1/shoots/{shootId}/backfills', { params, body: { slotId: refillSlotId } }),
      );
      return `/studio/shoots/${shootId}/backfills/${strip.id}`;
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.shootAll(shootId) }),
        queries.invalidateQueries({ queryKey: keys.shootsAll() }),
      ]),
  });
}
