import { listHas } from '../market/columns';
import type { HardRule } from './hard-rule';

export const excludedRule: HardRule = {
  id: 'excluded',
  kind: 'hard',
  unit: 'none',
  doc: 'She has not declined this slot and was not asked for it before.',
  byIndex: false,
  holds: ({ slots }, slot, person) =>
    !listHas(slots.excludedPerson, slots.excludedStart[slot]!, slots.excludedStart[slot + 1]!, person),
  explain: () => ({}),
};
