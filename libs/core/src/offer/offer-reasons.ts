import type { MyOfferRow } from '@callboard/database';
import type { Clash } from '../schedule/clash';

/** One thing that speaks for the person, with the points that it gave. */
export interface OfferReason {
  readonly id: string;
  readonly points: number;
  readonly params: Readonly<Record<string, string | number | boolean>>;
}

/** Why a person was asked, as she may know it. */
export interface MyOfferReasons {
  readonly kind: 'match' | 'refill' | 'direct';
  /** Best first; none for a producer's own choice. */
  readonly terms: readonly OfferReason[];
}

/** An offer as the person sees it to whom it was made. */
export interface MyOffer extends Omit<MyOfferRow, 'reasons'> {
  readonly reasons: MyOfferReasons;
  /** Bookings that stand in its way, while it can still be answered. */
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

/** An offer with its reasons and what stands in its way. */
export function shownOffer(row: MyOfferRow, clashes: readonly Clash[]): MyOffer {
  return { ...row, reasons: toldReasons(row.reasons), clashes };
}

/** An offer that has its answer: nothing stands in its way any more. */
export function answeredOffer(row: MyOfferRow): MyOffer {
  return shownOffer(row, []);
}
