import { levelOf } from '../market/market';
import { MAX_LEVEL } from '../matching-input';
import type { HardRule } from './hard-rule';
import { stepsOf } from './relaxation';

export const headOfDepartmentRule: HardRule = {
  id: 'headOfDepartment',
  kind: 'hard',
  unit: 'none',
  doc: 'A slot for the head of a department takes people of the highest level only.',
  byIndex: true,
  holds: (market, slot, person) =>
    !market.slots.headOfDepartment[slot] || levelOf(market.people, person, market.slots.role[slot]!) === MAX_LEVEL,
  explain: (market, slot, person) => ({
    level: levelOf(market.people, person, market.slots.role[slot]!),
    minLevel: MAX_LEVEL,
  }),
  steps: (market, slot, people) =>
    stepsOf(
      people.map((person) => MAX_LEVEL - levelOf(market.people, person, market.slots.role[slot]!)),
      (below) => ({ level: MAX_LEVEL - below }),
    ),
};
