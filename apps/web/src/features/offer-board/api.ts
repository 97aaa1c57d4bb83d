import type { CancelReason } from '@callboard/domain';
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

/** Does something to an offer, after which everything of its shoot may be different. */
export function useOfferAct<V, R>(shootId: string, act: (value: V) => Promise<R>): UseMutationResult<R, Error, V> {
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

interface CallOffWish {
  readonly bookingId: string;
  readonly key: string;
  readonly refill: boolean;
  readonly absent: boolean;
  readonly reason?: CancelReason;
  readonly fromDay?: string;
}

/** Cancels a booking, or writes down that its person has not come. */
export function useCallOff(shootId: string): UseMutationResult<Schema<'CalledOff'>, Error, CallOffWish> {
  return useOfferAct(shootId, ({ bookingId, key, refill, absent, reason = 'other', fromDay }: CallOffWish) => {
    const params = { path: { bookingId }, header: { 'Idempotency-Key': key } };
    return absent
      ? unwrap(api.POST('/api/v1/bookings/{bookingId}/no-show', { params, body: { refill } }))
      : unwrap(
          api.POST('/api/v1/bookings/{bookingId}/cancel', {
            params,
            body: { reason, refill, ...(fromDay !== undefined && { fromDay }) },
          }),
        );
  });
}

interface DirectWish {
  readonly slotId: string;
  readonly personId: string;
  readonly key: string;
  /** Why the offer may leave out rest. */
  readonly reason?: string;
}

/** Offers a slot to a person of one's own choice. */
export function useDirect(shootId: string): UseMutationResult<Schema<'SentOffer'>, Error, DirectWish> {
  return useOfferAct(shootId, ({ slotId, personId, key, reason }: DirectWish) =>
    unwrap(
      api.POST('/api/v1/shoots/{shootId}/offers', {
        params: { path: { shootId }, header: { 'Idempotency-Key': key } },
        body: { slotId, personId, ...(reason !== undefined && { gapOverride: { reason } }) },
      }),
    ),
  );
}

export type Hold = Schema<'ShootHold'>;

/** The holds of a shoot that give a right now. */
export function useHolds(shootId: string): UseQueryResult<readonly Hold[]> {
  return useQuery({
    queryKey: keys.holds(shootId),
    queryFn: async () =>
      (
        await unwrap(
          api.GET('/api/v1/shoots/{shootId}/holds', {
            params: { path: { shootId }, query: { live: 'true', limit: '100' } },
          }),
        )
      ).items,
  });
}

/** Holds a person's days for a slot. */
export function usePlaceHold(shootId: string): UseMutationResult<Schema<'PlacedHold'>, Error, DirectWish> {
  return useOfferAct(shootId, ({ slotId, personId, key }: DirectWish) =>
    unwrap(
      api.POST('/api/v1/shoots/{shootId}/holds', {
        params: { path: { shootId }, header: { 'Idempotency-Key': key } },
        body: { slotId, personId },
      }),
    ),
  );
}

interface ConvertWish {
  readonly holdId: string;
  readonly key: string;
}

/** Sends the firm offer that a hold stood for. */
export function useConvertHold(shootId: string): UseMutationResult<Schema<'SentOffer'>, Error, ConvertWish> {
  return useOfferAct(shootId, ({ holdId, key }: ConvertWish) =>
    unwrap(
      api.POST('/api/v1/holds/{holdId}/convert', {
        params: { path: { holdId }, header: { 'Idempotency-Key': key } },
        body: {},
      }),
    ),
  );
}

export function useReleaseHold(shootId: string): UseMutationResult<unknown, Error, string> {
  return useOfferAct(shootId, (holdId: string) =>
    unwrap(api.POST('/api/v1/holds/{holdId}/release', { params: { path: { holdId } } })),
  );
}
