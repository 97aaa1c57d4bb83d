import type { Market } from '../market/market';
import type { HardRule } from './hard-rule';

/** Entry of the first booking whose span shares a day with the slot's span; -1 when none does. */
function overlapping({ people, slots }: Market, slot: number, person: number): number {
  const end = people.bookingStart[person + 1]!;
  for (let entry = people.bookingStart[person]!; entry < end; entry++) {
    if (people.bookingFirst[entry]! <= slots.last[slot]! && people.bookingLast[entry]! >= slots.first[slot]!)
      return entry;
  }
  return -1;
}

export const overlapRule: HardRule = {
  id: 'overlap',
  kind: 'hard',
  unit: 'none',
  doc: 'The span of the slot shares no day with the span of a booking: nobody leaves one shoot in the middle for another.',
  byIndex: false,
  holds: (market, slot, person) => overlapping(market, slot, person) < 0,
  explain(market, slot, person) {
    const entry = overlapping(market, slot, person);
    const { people, firstDay } = market;
    return { first: firstDay + people.bookingFirst[entry]!, last: firstDay + people.bookingLast[entry]! };
  },
};
