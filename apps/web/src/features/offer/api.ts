import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { api, newKey, unwrap } from '../../api/client';
import { serverNow } from '../../api/clock';
import { keys } from '../../api/keys';
import type { Schema } from '../../api/types';
import { holdBack, letGo, takeBack, useHeldBack } from '../../app/held-back';
import { useToast } from '../../kit';
import { useText } from '../../messages/locale';
import { offerTexts } from '../../messages/offer';
import { inboxOf, type Inbox } from './lists';

type Offer = Schema<'MyOffer'>;
export type Reserve = Schema<'Reserve'>;
export type DeclineReason = 'dates' | 'pay' | 'distance' | 'role' | 'other';

/** The offer and application lists of the person, put together. */
export interface InboxQuery {
  readonly query: Pick<UseQueryResult<Inbox>, 'data' | 'error' | 'isPending' | 'refetch' | 'dataUpdatedAt'>;
  /** What I stand by for, the newest first; none while it is not known. */
  readonly reserves: readonly Reserve[];
  readonly more: boolean;
  readonly loadMore: () => void;
}

const PAGE = '100';
const NONE: readonly Reserve[] = [];

/** What I stand or stood by for. */
function useReserves(): UseQueryResult<readonly Reserve[]> {
  return useQuery({
    queryKey: keys.myReserves(),
    queryFn: async () => (await unwrap(api.GET('/api/v1/me/reserves', { params: { query: { limit: PAGE } } }))).items,
  });
}

export function useInbox(): InboxQuery {
  const heldBack = useHeldBack();
  const offers = useInfiniteQuery({
    queryKey: keys.myOffers(),
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/me/offers', { params: { query: { limit: PAGE, ...(pageParam && { cursor: pageParam }) } } }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const applications = useInfiniteQuery({
    queryKey: keys.myApplications(),
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/v1/me/applications', {
          params: { query: { limit: PAGE, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const reserves = useReserves();
  const data = useMemo(
    () =>
      offers.data && applications.data
        ? inboxOf(
            offers.data.pages.flatMap(({ items }) => items),
            applications.data.pages.flatMap(({ items }) => items),
            heldBack,
          )
        : undefined,
    [offers.data, applications.data, heldBack],
  );
  const refetch = async (): Promise<never> => {
    await Promise.all([offers.refetch(), applications.refetch()]);
    return undefined as never;
  };
  return {
    query: {
      data,
      error: offers.error ?? applications.error,
      isPending: offers.isPending || applications.isPending,
      refetch,
      dataUpdatedAt: Math.min(offers.dataUpdatedAt, applications.dataUpdatedAt),
    },
    reserves: reserves.data?.filter(({ id, state }) => state === 'live' && !heldBack.has(id)) ?? NONE,
    more: offers.hasNextPage || applications.hasNextPage,
    loadMore: () => {
      if (offers.hasNextPage) void offers.fetchNextPage();
      if (applications.hasNextPage) void applications.fetchNextPage();
    },
  };
}

/** One offer; when it has not been seen yet its sender is told, once. */
export function useOffer(id: string): UseQueryResult<Offer> {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: keys.myOffer(id),
    queryFn: () => unwrap(api.GET('/api/v1/me/offers/{offerId}', { params: { path: { offerId: id } } })),
  });
  const told = useRef('');
  const unseen = query.data?.state === 'sent';
  // What the producer has answered to a proposal is new to her once more.
  const seen = `${id} ${query.data?.counter?.answer}`;
  useEffect(() => {
    if (!unseen || told.current === seen) return;
    told.current = seen;
    unwrap(api.POST('/api/v1/me/offers/{offerId}/view', { params: { path: { offerId: id } } })).then(
      (offer) => queries.setQueryData(keys.myOffer(id), offer),
      // The crew hears of it the next time; reading the terms does not depend on it.
      () => undefined,
    );
  }, [unseen, seen, id, queries]);
  return query;
}

/** One wish to accept: its key is used again by every retry, so that it cannot happen twice. */
export interface AcceptWish {
  readonly key: string;
  readonly clickedAt: number;
  /** The version of the terms on the screen. */
  readonly revision: number;
  /** I agree to leave out the rest that the offer says. */
  readonly gapConsent: boolean;
}

export function newAcceptWish(revision: number, gapConsent: boolean): AcceptWish {
  return { key: newKey(), clickedAt: serverNow(), revision, gapConsent };
}

/** Says something to an offer; never shown as done before the server has said so. */
export function useOfferAct<V>(id: string, act: (value: V) => Promise<Offer>): UseMutationResult<Offer, Error, V> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (offer) => {
      queries.setQueryData(keys.myOffer(id), offer);
      void queries.invalidateQueries({ queryKey: keys.me(), refetchType: 'active' });
      void queries.invalidateQueries({ queryKey: keys.boardAll(), refetchType: 'none' });
    },
    onError: () => void queries.invalidateQueries({ queryKey: keys.me() }),
  });
}

/** Accepts the terms of an offer. */
export function useAccept(id: string): UseMutationResult<Offer, Error, AcceptWish> {
  return useOfferAct(id, ({ key, revision, gapConsent }: AcceptWish) =>
    unwrap(
      api.POST('/api/v1/offers/{offerId}/accept', {
        params: { path: { offerId: id }, header: { 'Idempotency-Key': key } },
        body: { revision, ...(gapConsent && { gapConsent }) },
      }),
    ),
  );
}

interface Undoable {
  readonly id: string;
  readonly text: string;
  readonly failed: string;
  readonly act: () => Promise<unknown>;
}

/** Does something when its toast has gone without an undo. */
export function useUndoable(): (what: Undoable) => void {
  const toast = useToast();
  const queries = useQueryClient();
  const t = useText(offerTexts);
  return ({ id, text, failed, act }) => {
    holdBack(id, async () => {
      await act();
      await queries.invalidateQueries({ queryKey: keys.me() });
    });
    toast({
      text,
      action: { label: t('undo'), run: () => takeBack(id) },
      onGone: () => void letGo(id).catch(() => toast({ text: failed })),
    });
  };
}

/** Declines an offer after eight seconds in which it can be undone. */
export function useDecline(): (offer: Offer, reason: DeclineReason | null) => void {
  const undoable = useUndoable();
  const t = useText(offerTexts);
  return (offer, reason) => {
    const title = offer.terms.shootTitle;
    undoable({
      id: offer.id,
      text: t('declined', { title }),
      failed: t('failedDecline', { title }),
      act: () =>
        unwrap(
          api.POST('/api/v1/offers/{offerId}/decline', {
            params: { path: { offerId: offer.id } },
            body: reason === null ? {} : { reason },
            keepalive: true,
          }),
        ),
    });
  };
}

/** Takes an application back after eight seconds in which it can be undone. */
export function useWithdraw(): (application: Schema<'Application'>) => void {
  const undoable = useUndoable();
  const t = useText(offerTexts);
  return ({ id, shootTitle: title }) =>
    undoable({
      id,
      text: t('withdrawn', { title }),
      failed: t('failedWithdraw', { title }),
      act: () =>
        unwrap(
          api.POST('/api/v1/applications/{applicationId}/withdraw', {
            params: { path: { applicationId: id } },
            keepalive: true,
          }),
        ),
    });
}

/** Stands by no longer, after eight seconds in which it can be undone. */
export function useLeaveReserve(): (reserve: Reserve) => void {
  const undoable = useUndoable();
  const t = useText(offerTexts);
  return ({ id, postingId, shootTitle: title }) =>
    undoable({
      id,
      text: t('reserveLeft', { title }),
      failed: t('reserveFailed', { title }),
      act: () =>
        unwrap(api.DELETE('/api/v1/me/reserves/{postingId}', { params: { path: { postingId } }, keepalive: true })),
    });
}
