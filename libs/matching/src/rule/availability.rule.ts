import { maskDays } from '../day-mask';
import type { HardRule } from './hard-rule';

export const availabilityRule: HardRule = {
  id: 'availability',
  kind: 'hard',
  unit: 'none',
  doc: 'She can work (free or rather not) on every day of the slot.',
  byIndex: false,
  holds(market, slot, person) {
    const { slots, people } = market;
    return (
      (slots.daysLow[slot]! & ~people.freeLow[person]!) === 0 &&
      (slots.daysHigh[slot]! & ~people.freeHigh[person]!) === 0
    );
  },
  explain(market, slot, person) {
    const { slots, people } = market;
    const missing = maskDays(
      slots.daysLow[slot]! & ~people.freeLow[person]!,
      slots.daysHigh[slot]! & ~people.freeHigh[person]!,
      market.firstDay,
    );
    return { missingDays: missing.length, firstMissingDay: missing[0] ?? market.slots.first[slot]! };
  },
};
