import type { Market } from '../market';
import type { ScoreTerm } from './score-term';

function applied(market: Market, slot: number, person: number): boolean {
  return market.applicants[market.slots.posting[slot]!]!.has(person);
}

export const appliedTerm: ScoreTerm = {
  id: 'applied',
  kind: 'soft',
  unit: 'points for an application to the posting',
  doc: 'Those who asked for the posting come before equals who did not.',
  reads: [],
  points: (market, slot, person) => (applied(market, slot, person) ? market.weights.applied : 0),
  explain: (market, slot, person) => ({ applied: applied(market, slot, person) }),
};
