import type { MyOfferRow } from '@callboard/database';
import { gapCovered } from '@callboard/domain';
import type { Clash } from '../schedule/clash';
import { revisionsOf, TermsRevision } from './offer-revisions';

/** One thing that speaks for the person, with the points that it gave. */
export interface OfferReason {
  readonly id: string;
  readonly points: number;
  readonly params: Readonly<Record<string, string | number | boolean>>;
}

/** Why a person was asked, as she may know it. */
export interface MyOfferReasons {
  readonly kind: 'match' | 'refill' | 'reserve' | 'direct';
  /** Best first; none for a producer's own choice. */
  readonly terms: readonly OfferReason[];
}

/** An offer as the person sees it to whom it was made. */
export interface MyOffer extends Omit<MyOfferRow, 'reasons'> {
  readonly reasons: MyOfferReasons;
  readonly revisions: readonly TermsRevision[];
  /** She may propose another rate: she has not, it can be answered, and the band has room for one. */
  readonly mayCounter: boolean;
  /**
   * Bookings that stand in its way, while it can still be answered; not the one towards which rest is missing that the
   * producer has allowed to leave out.
   */
  readonly clashes: readonly Clash[];
}

/**
 * The terms that a person is told, each with the parameters that are about herself or public with the posting. How
 * cheap she is (`payFit`) is the company's affair.
 */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  levelFit: ['level', 'wantedLevel', 'firstBooking'],
  distance: ['minutes'],
  applied: ['applied', 'reserve'],
  fairness: ['paidDays'],
  skill: ['met', 'wished'],
  record: ['known', 'kept'],
  bed: ['needed', 'bed'],
  together: ['together'],
  firstJob: ['firstJob'],
  chain: ['idleDays'],
};

/** Points that everybody has: for a record that nobody knows yet, and for a bed that nobody needs. */
function saysNothing({ params }: OfferReason): boolean {
  return params['known'] === false || params['needed'] === false;
}

/** What of an offer's stored reasons its person is told: the terms that speak for her, best first. */
export function toldReasons(stored: Readonly<Record<string, unknown>>): MyOfferReasons {
  const kind = stored['kind'] as MyOfferReasons['kind'];
  const terms = ((stored['terms'] ?? []) as readonly OfferReason[])
    .filter(({ id, points }) => points > 0 && TOLD[id] !== undefined)
    .filter((term) => !saysNothing(term))
    .map(({ id, points, params }) => ({
      id,
      points,
      params: Object.fromEntries(Object.entries(params).filter(([name]) => TOLD[id]!.includes(name))),
    }))
    .sort((a, b) => b.points - a.points);
  return { kind, terms };
}

/**
 * An offer with its reasons and what stands in its way. Rest that may be left out is shown while it is just that which is
 * missing, and for good once she has agreed.
 */
export function shownOffer(row: MyOfferRow, clashes: readonly Clash[]): MyOffer {
  const { gap, payLowFen, payHighFen } = row;
  const [clash, ...more] = clashes;
  const asked =
    gap && clash?.kind === 'gap' && more.length === 0 && clash.bookingId === gap.bookingId && gapCovered(gap, clash);
  const told = asked || gap?.consented ? gap : null;
  const room = payLowFen !== null && payHighFen !== null && payHighFen > payLowFen;
  return {
    ...row,
    reasons: toldReasons(row.reasons),
    revisions: revisionsOf(row),
    mayCounter: row.answerable && row.counter === null && room,
    clashes: asked ? [] : clashes,
    gap: told,
  };
}

/** An offer that has its answer: nothing stands in its way any more. */
export function answeredOffer(row: MyOfferRow): MyOffer {
  return shownOffer(row, []);
}
