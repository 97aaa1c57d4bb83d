import type { Market } from '../market/market';
import { byDay, Job, restDays, travelDays } from '../verify/calendar';
import { chainPoints } from '../verify/points';
import { POINT_PARTS } from '../plan';

/** A slot that a person may take at the prices given. */
export interface Offer extends Job {
  /** What it gives her beyond its prices, in parts of a point; may be negative. */
  readonly gain: number;
  /** Days of her limit that it uses. */
  readonly limited: number;
}

/** What bounds a person's choice of offers. */
export interface Person {
  /** Her bookings and pins. Offers clash with none of them and keep their distance. */
  readonly fixed: readonly Job[];
  /** Parts for the first offer that she takes, once. */
  readonly first: number;
  /** Days that she may still work; `Infinity` without a limit. */
  readonly daysLeft: number;
}

/** No more days of offers fit into a schedule than the window has. */
const MOST_DAYS = 64;

/** A free stretch between two fixed jobs: the last day worked before it and the first one after it. */
interface Stretch {
  readonly before: number | null;
  readonly after: number | null;
  readonly offers: readonly Offer[];
}

/** Cuts the offers at the fixed jobs. What she takes in one stretch does not touch rest, travel or chain in another. */
function stretchesOf(offers: readonly Offer[], fixed: readonly Job[]): Stretch[] {
  const inOrder = [...offers].sort(byDay);
  const stretches: Stretch[] = [];
  let before: number | null = null;
  let from = 0;
  const cut = (after: number | null): void => {
    let to = from;
    while (to < inOrder.length && (after === null || inOrder[to]!.first < after)) to += 1;
    if (to > from) stretches.push({ before, after, offers: inOrder.slice(from, to) });
    from = to;
  };
  for (const job of [...fixed].sort(byDay)) {
    cut(job.first);
    before = before === null ? job.last : Math.max(before, job.last);
  }
  cut(null);
  return stretches;
}

/** Chain points, in parts, of a break from the last day of one job to the first of the next; none at an open end. */
function chainParts(market: Market, last: number | null, first: number | null): number {
  if (last === null || first === null) return 0;
  return chainPoints(market, first - last - 1) * POINT_PARTS;
}

/**
 * The most that offers of a stretch can give her, at least one of them taken, for each number of limited days used
 * (index; just 0 where nothing is limited). `ending` holds, for each offer i and number of days, the most of all rows of
 * offers that end with i: either i alone, or the best row that ends with an earlier offer far enough from i, and i.
 */
function stretchGains(market: Market, { before, after, offers }: Stretch, width: number): Float64Array {
  const gains = new Float64Array(width).fill(-Infinity);
  const ending = new Float64Array(offers.length * width).fill(-Infinity);
  const rested = Int32Array.from(offers, (offer) => offer.last + restDays(market, offer));
  const without = chainParts(market, before, after);
  for (let i = 0; i < offers.length; i++) {
    const offer = offers[i]!;
    const used = width === 1 ? 0 : offer.limited;
    if (used >= width) continue;
    ending[i * width + used] = offer.gain + chainParts(market, before, offer.first);
    for (let j = 0; j < i; j++) {
      if (rested[j]! >= offer.first) continue;
      const earlier = offers[j]!;
      if (rested[j]! + travelDays(market, earlier.base, offer.base) >= offer.first) continue;
      const more = offer.gain + chainPoints(market, offer.first - earlier.last - 1) * POINT_PARTS;
      for (let days = used; days < width; days++) {
        const row = ending[j * width + days - used]! + more;
        if (row > ending[i * width + days]!) ending[i * width + days] = row;
      }
    }
    const end = chainParts(market, offer.last, after) - without;
    for (let days = 0; days < width; days++) gains[days] = Math.max(gains[days]!, ending[i * width + days]! + end);
  }
  return gains;
}

/**
 * The most, in parts of a point, that a person can gain by any schedule of the offers beside her fixed jobs; 0 when she
 * had better take none. Exact as to days, rest, travel, chains, the first job and the limit of days. That she may hold
 * one slot of a shoot only is left out: slots of a shoot that share a day exclude each other anyway, and where they
 * do not the result is too great at most, never too small.
 */
export function bestSchedule(market: Market, offers: readonly Offer[], person: Person): number {
  if (offers.length === 0) return 0;
  const width = person.daysLeft === Infinity ? 1 : Math.min(MOST_DAYS, Math.max(0, person.daysLeft)) + 1;
  // By days used: the most of all choices that take something.
  let taken = new Float64Array(width).fill(-Infinity);
  for (const stretch of stretchesOf(offers, person.fixed)) {
    const gains = stretchGains(market, stretch, width);
    const next = taken.slice();
    for (let own = 0; own < width; own++) {
      next[own] = Math.max(next[own]!, gains[own]!);
      for (let other = 0; own + other < width; other++) {
        next[own + other] = Math.max(next[own + other]!, gains[own]! + taken[other]!);
      }
    }
    taken = next;
  }
  return Math.max(0, person.first + Math.max(...taken));
}
