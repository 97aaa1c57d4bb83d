import type { UseMutationResult } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import type { Schema } from '../../api/types';
import { useOfferAct } from './api';

/** What somebody proposes; the key is used again by every retry, so that it cannot happen twice. */
export interface CounterWish {
  readonly key: string;
  readonly payFen: number;
  readonly note: string;
}

/** Proposes another rate on an offer. */
export function useCounter(offerId: string): UseMutationResult<Schema<'MyOffer'>, Error, CounterWish> {
  return useOfferAct(offerId, ({ key, payFen, note }: CounterWish) =>
    unwrap(
      api.POST('/api/v1/offers/{offerId}/counter', {
        params: { path: { offerId }, header: { 'Idempotency-Key': key } },
        body: { payFen, ...(note.trim() !== '' && { note }) },
      }),
    ),
  );
}
