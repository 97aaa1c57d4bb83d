import type { MessageParams } from '../code';
import type { Market } from '../market/market';
import type { MatchingWeights } from '../weights';
import type { ScoreTerm } from './score-term';

/** Points for `idleDays` between two jobs of a person that follow each other. */
export function chainPoints(weights: MatchingWeights, idleDays: number): number {
  return idleDays >= weights.chainZeroDays ? 0 : weights.chainDay * (weights.chainZeroDays - Math.max(0, idleDays));
}

const NEVER = 1_000_000;

/** Idle days from the booking before the slot and to the booking after it. */
function idleAround({ people, slots }: Market, slot: number, person: number): { before: number; after: number } {
  let before = NEVER;
  let after = NEVER;
  for (let entry = people.bookingStart[person]!; entry < people.bookingStart[person + 1]!; entry++) {
    const sinceBooking = slots.first[slot]! - people.bookingLast[entry]! - 1;
    const toBooking = people.bookingFirst[entry]! - slots.last[slot]! - 1;
    if (sinceBooking >= 0 && sinceBooking < before) before = sinceBooking;
    if (toBooking >= 0 && toBooking < after) after = toBooking;
  }
  return { before, after };
}

export const chainTerm: ScoreTerm = {
  id: 'chain',
  kind: 'soft',
  scope: 'plan',
  unit: 'points for each idle day fewer than chainZeroDays to the job before and to the job after',
  doc: 'Rotations that follow each other closely make a month of work: the fewer idle days between jobs the better.',
  reads: ['bookingStart', 'bookingFirst', 'bookingLast'],
  points(market, slot, person) {
    const { weights, slots } = market;
    const { before, after } = idleAround(market, slot, person);
    const days = slots.last[slot]! - slots.first[slot]! + 1;
    const without = before === NEVER || after === NEVER ? NEVER : before + days + after;
    return chainPoints(weights, before) + chainPoints(weights, after) - chainPoints(weights, without);
  },
  explain(market, slot, person): MessageParams {
    const { before, after } = idleAround(market, slot, person);
    const idle = Math.min(before, after);
    return idle >= market.weights.chainZeroDays ? {} : { idleDays: idle };
  },
};
