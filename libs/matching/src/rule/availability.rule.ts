import { maskDays } from '../market/day-mask';
import type { HardRule } from './hard-rule';

export const availabilityRule: HardRule = {
  id: 'availability',
  kind: 'hard',
  unit: 'none',
  doc: 'She can work (free or rather not) on every day of the slot.',
  byIndex: false,
  holds(market, slot, person) {
    const { masks } = market;
    return (
      (masks.daysLow[slot]! & ~masks.freeLow[person]!) === 0 && (masks.daysHigh[slot]! & ~masks.freeHigh[person]!) === 0
    );
  },
  explain(market, slot, person) {
    const { masks } = market;
    const missing = maskDays(
      masks.daysLow[slot]! & ~masks.freeLow[person]!,
      masks.daysHigh[slot]! & ~masks.freeHigh[person]!,
    );
    return {
      missingDays: missing.length,
      firstMissingDay: market.firstDay + (missing[0] ?? market.slots.first[slot]!),
    };
  },
};
