import type { MessageParams } from '../code';
import type { HardRule } from './hard-rule';

export const takenRule: HardRule = {
  id: 'taken',
  kind: 'hard',
  unit: 'none',
  doc: 'She holds no other slot of the same shoot.',
  byIndex: false,
  holds(_market, slot, person, taken) {
    const held = taken.get(person);
    return held === undefined || held === slot;
  },
  explain(market, slot, person, taken): MessageParams {
    const held = taken.get(person);
    return held === undefined || held === slot ? {} : { slot: market.names.slots[held]! };
  },
};
