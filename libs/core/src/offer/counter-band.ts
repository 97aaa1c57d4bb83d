import type { CounterFacts } from '@callboard/database';
import { DomainError } from '@callboard/domain';

/** Throws `offer.counterBand` unless a rate, fen a day, lies inside the band; without a band there is no other rate. */
export function assertInBand(band: Pick<CounterFacts, 'payLowFen' | 'payHighFen'>, payFen: number): void {
  const { payLowFen, payHighFen } = band;
  if (payLowFen === null || payHighFen === null) throw new DomainError('offer.counterBand');
  if (payFen < payLowFen || payFen > payHighFen) throw new DomainError('offer.counterBand', { payLowFen, payHighFen });
}
