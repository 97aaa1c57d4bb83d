import type { CounterAnswer } from '@callboard/domain';
import type { UseMutationResult } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { useOfferAct } from './api';

/** The answer to a proposal; a rate, fen a day, with one of one's own only. */
export interface AnswerWish {
  readonly key: string;
  readonly answer: CounterAnswer;
  readonly payFen?: number;
}

/** Answers the rate that somebody proposes. */
export function useAnswerCounter(shootId: string, offerId: string): UseMutationResult<unknown, Error, AnswerWish> {
  return useOfferAct(shootId, ({ key, ...body }: AnswerWish) =>
    unwrap(
      api.POST('/api/v1/offers/{offerId}/counter/answer', {
        params: { path: { offerId }, header: { 'Idempotency-Key': key } },
        body,
      }),
    ),
  );
}
