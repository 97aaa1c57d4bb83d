import type { Market } from '../market/market';
import type { HardRule } from './hard-rule';

/** Days that `first` to `last` share with the person's limited stretch of days. */
function daysWithin({ people }: Market, person: number, first: number, last: number): number {
  return Math.max(0, Math.min(last, people.limitLast[person]!) - Math.max(first, people.limitFirst[person]!) + 1);
}

/** Days of her limit that her bookings use. */
export function bookedDays(market: Market, person: number): number {
  const { people } = market;
  let days = 0;
  for (let entry = people.bookingStart[person]!; entry < people.bookingStart[person + 1]!; entry++) {
    days += daysWithin(market, person, people.bookingFirst[entry]!, people.bookingLast[entry]!);
  }
  return days;
}

/** Days of her limit that a slot would use: its whole span, since it blocks her for so long. */
export function limitedDays(market: Market, slot: number, person: number): number {
  return daysWithin(market, person, market.slots.first[slot]!, market.slots.last[slot]!);
}

export const dayLimitRule: HardRule = {
  id: 'dayLimit',
  kind: 'hard',
  unit: 'none',
  doc: 'With her bookings she does not come to more days than she, or the rules for her, allow in the stretch.',
  byIndex: false,
  holds(market, slot, person) {
    const most = market.people.limitDays[person]!;
    if (most < 0) return true;
    const days = limitedDays(market, slot, person);
    return days === 0 || days + bookedDays(market, person) <= most;
  },
  explain: (market, slot, person) => ({
    maxDays: market.people.limitDays[person]!,
    days: limitedDays(market, slot, person) + bookedDays(market, person),
  }),
};
