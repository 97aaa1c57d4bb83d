import { listHas } from '../market/columns';
import type { Market } from '../market/market';
import type { ScoreTerm } from './score-term';

function together({ slots, people }: Market, slot: number, person: number): boolean {
  const team = slots.team[slot]!;
  return team >= 0 && listHas(people.workedTeam, people.workedStart[person]!, people.workedStart[person + 1]!, team);
}

export const togetherTerm: ScoreTerm = {
  id: 'together',
  kind: 'soft',
  scope: 'listed',
  unit: 'points for having finished a shoot with the team that hires',
  doc: 'Those who have worked with the team before come before equals who have not.',
  reads: ['workedStart', 'workedTeam'],
  points: (market, slot, person) => (together(market, slot, person) ? market.weights.together : 0),
  explain: (market, slot, person) => ({ together: together(market, slot, person) }),
};
