import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';
import type { Offer } from './board';

export type WithdrawReason = 'plans_changed' | 'filled_otherwise' | 'sent_by_mistake' | 'other';
export type Board = Schema<'ProposalBoard'>;

/** No shoot has more offers than this many pages. */
const PAGES = 20;

async function readAll(shootId: string): Promise<readonly Offer[]> {
  const offers: Offer[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < PAGES; page += 1) {
    const answer: Schema<'ShootOffers'> = await unwrap(
      api.GET('/api/v1/shoots/{shootId}/offers', {
        params: { path: { shootId }, query: { limit: '100', ...(cursor !== null && { cursor }) } },
      }),
    );
    offers.push(...answer.items);
    cursor = answer.nextCursor;
    if (cursor === null) break;
  }
  return offers;
}

/** All offers of a shoot: the counts on top are those of the rows. */
export function useOffers(shootId: string): UseQueryResult<readonly Offer[]> {
  return useQuery({ queryKey: keys.offers(shootId), queryFn: () => readAll(shootId) });
}

/** The slots with what is proposed for them. */
export function useSlots(shootId: string, enabled: boolean): UseQueryResult<Board> {
  return useQuery({
    queryKey: keys.proposals(shootId),
    queryFn: () => unwrap(api.GET('/api/v1/shoots/{shootId}/proposals', { params: { path: { shootId } } })),
    enabled,
  });
}

/** The newest applications that wait for a decision. */
export function useApplicants(shootId: string): UseQueryResult<readonly Schema<'ReceivedApplication'>[]> {
  return useQuery({
    queryKey: keys.received(shootId, { direct: true }),
    queryFn: async () =>
      (
        await unwrap(
          api.GET('/api/v1/shoots/{shootId}/applications', {
            params: { path: { shootId }, query: { limit: '100' } },
          }),
        )
      ).items,
  });
}

function useOfferAct<V, R>(shootId: string, act: (value: V) => Promise<R>): UseMutationResult<R, Error, V> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.shootAll(shootId) }),
        queries.invalidateQueries({ queryKey: keys.shootsAll() }),
      ]),
  });
}

interface WithdrawWish {
  readonly offerId: string;
  readonly reason: WithdrawReason;
}

export function useWithdraw(shootId: string): UseMutationResult<unknown, Error, WithdrawWish> {
  return useOfferAct(shootId, ({ offerId, reason }: WithdrawWish) =>
    unwrap(api.POST('/api/v1/offers/{offerId}/withdraw', { params: { path: { offerId } }, body: { reason } })),
  );
}

interface DirectWish {
  readonly slotId: string;
  readonly personId: string;
  readonly key: string;
}

/** Offers a slot to a person of one's own choice. */
export function useDirect(shootId: string): UseMutationResult<Schema<'SentOffer'>, Error, DirectWish> {
  return useOfferAct(shootId, ({ slotId, personId, key }: DirectWish) =>
    unwrap(
      api.POST('/api/v1/shoots/{shootId}/offers', {
        params: { path: { shootId }, header: { 'Idempotency-Key': key } },
        body: { slotId, personId },
      }),
    ),
  );
}
