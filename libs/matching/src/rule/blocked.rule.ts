import { listHas } from '../market/columns';
import type { HardRule } from './hard-rule';

export const blockedRule: HardRule = {
  id: 'blocked',
  kind: 'hard',
  unit: 'none',
  doc: 'Neither she nor the team that hires has blocked the other.',
  byIndex: false,
  discloses: 'nothing',
  holds({ slots, people }, slot, person) {
    const team = slots.team[slot]!;
    return team < 0 || !listHas(people.blockTeam, people.blockStart[person]!, people.blockStart[person + 1]!, team);
  },
  // A block is silent: no side learns of it from an explanation.
  explain: () => ({}),
};
