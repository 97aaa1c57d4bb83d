import { gapDaysBetween } from '@callboard/domain';
import type { Market } from '../../libs/matching/src/market/market';
import { SlotScan } from '../../libs/matching/src/rank/slot-scan';

/** The people who can take each slot: entries `start[s]` to `start[s + 1]`. Points are those of the pair alone. */
export interface EligiblePairs {
  readonly start: Int32Array;
  readonly person: Int32Array;
  readonly points: Int32Array;
}

const LOWEST = -1e9;

/** All eligible pairs of a market, people ascending; slots with a pinned person have none. */
export function eligiblePairs(market: Market): EligiblePairs {
  const scan = new SlotScan(market);
  const start = new Int32Array(market.slots.count + 1);
  const people: number[] = [];
  const points: number[] = [];
  for (let slot = 0; slot < market.slots.count; slot++) {
    const found: [person: number, points: number][] = [];
    if (market.slots.pinned[slot]! < 0) {
      scan.scan(slot, { cutoff: LOWEST, take: (person, gain) => found.push([person, gain]) });
    }
    found.sort((a, b) => a[0] - b[0]);
    for (const [person, gain] of found) {
      people.push(person);
      points.push(gain);
    }
    start[slot + 1] = people.length;
  }
  return { start, person: Int32Array.from(people), points: Int32Array.from(points) };
}

/** Days from the first to the last of a slot, both included. */
export function spanDays({ slots }: Market, slot: number): number {
  return slots.last[slot]! - slots.first[slot]! + 1;
}

/** Whether one person can hold both slots: not of one shoot, one after the other, with rest and travel between. */
export function compatible(market: Market, a: number, b: number): boolean {
  const { slots, gapPolicy, travelMinutes, baseCount } = market;
  if (slots.shoot[a] === slots.shoot[b]) return false;
  const [early, late] = slots.first[a]! <= slots.first[b]! ? [a, b] : [b, a];
  const free = slots.first[late]! - slots.last[early]! - 1;
  if (free < 0) return false;
  const way = travelMinutes[slots.base[early]! * baseCount + slots.base[late]!]!;
  const work = { workDays: spanDays(market, early), nightRun: slots.nightRun[early]!, travelMinutes: way };
  return free >= gapDaysBetween(work, gapPolicy);
}

/** Days of a person's limit that a span from `first` to `last` uses. */
export function daysOfLimit({ people }: Market, person: number, first: number, last: number): number {
  return Math.max(0, Math.min(last, people.limitLast[person]!) - Math.max(first, people.limitFirst[person]!) + 1);
}

/** Days that her limit leaves beside her bookings; Infinity for a person without one. */
export function daysLeft(market: Market, person: number): number {
  const { people } = market;
  if (people.limitDays[person]! < 0) return Infinity;
  let left = people.limitDays[person]!;
  for (let entry = people.bookingStart[person]!; entry < people.bookingStart[person + 1]!; entry++) {
    left -= daysOfLimit(market, person, people.bookingFirst[entry]!, people.bookingLast[entry]!);
  }
  return left;
}
