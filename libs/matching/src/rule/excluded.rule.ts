import type { HardRule } from './hard-rule';

export const excludedRule: HardRule = {
  id: 'excluded',
  kind: 'hard',
  unit: 'none',
  doc: 'She has not declined this slot and was not asked for it before.',
  byIndex: false,
  holds: (market, slot, person) => !market.slots.excluded[slot]!.has(person),
  explain: () => ({}),
};
