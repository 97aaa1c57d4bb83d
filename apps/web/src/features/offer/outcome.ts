import { isProblem, problemOf } from '../../api/problem';
import type { Schema } from '../../api/types';

type Offer = Pick<Schema<'MyOffer'>, 'state' | 'answerReason' | 'answeredAt'>;

/** How an offer stands: `open` to be answered, else how it ended. */
export type Standing = 'open' | 'booked' | 'lost' | 'withdrawn' | 'expired' | 'declined';

/** What the API writes as the reason when somebody else was first. */
const TAKEN = 'slot_taken';

/** How an offer stands at a moment of the server's clock; what ran out but is not yet swept counts as expired. */
export function standingOf(offer: Offer & { readonly expiresAt: string | null }, now: number): Standing {
  if (offer.state === 'accepted') return 'booked';
  if (offer.state === 'declined') return 'declined';
  if (offer.state === 'expired') return 'expired';
  if (offer.state === 'withdrawn') return offer.answerReason === TAKEN ? 'lost' : 'withdrawn';
  return offer.expiresAt !== null && Date.parse(offer.expiresAt) <= now ? 'expired' : 'open';
}

/** Seconds between somebody else's acceptance and one's own click; null when the click was not after it by minutes. */
export function secondsLate(offer: Offer, clickedAt: number | null): number | null {
  if (clickedAt === null || offer.answeredAt === null) return null;
  const late = (clickedAt - Date.parse(offer.answeredAt)) / 1_000;
  return late > -5 && late < 120 ? Math.max(1, Math.round(late)) : null;
}

/** What to show after an acceptance was refused. */
export type Refusal = 'lost' | 'clash' | 'held' | 'changed' | 'ended' | 'failed';

/**
 * Sorts a refusal: somebody was faster, my other work or another crew's hold stands in the way, the terms are others now,
 * the offer is over, or it may be tried again.
 */
export function refusalOf(error: unknown): Refusal {
  if (isProblem(error, 'slot.taken')) return 'lost';
  if (isProblem(error, 'booking.overlap', 'booking.gap', 'booking.sameShoot', 'gap.changed', 'gap.consentMissing'))
    return 'clash';
  if (isProblem(error, 'hold.first')) return 'held';
  if (isProblem(error, 'offer.termsChanged')) return 'changed';
  const problem = problemOf(error);
  if (!problem || problem.status >= 500 || problem.status === 401 || problem.status === 429) return 'failed';
  return 'ended';
}
