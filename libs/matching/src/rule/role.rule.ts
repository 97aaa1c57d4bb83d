import { levelOf } from '../market/market';
import type { HardRule } from './hard-rule';

export const roleRule: HardRule = {
  id: 'role',
  kind: 'hard',
  unit: 'none',
  doc: 'The person holds the role of the slot.',
  byIndex: true,
  holds: (market, slot, person) => levelOf(market.people, person, market.slots.role[slot]!) > 0,
  explain: (market, slot) => ({ role: market.names.roles[market.slots.role[slot]!]! }),
};
