import { listHas } from '../market/columns';
import type { Market } from '../market/market';
import type { ScoreTerm } from './score-term';

function applied({ postings, slots }: Market, slot: number, person: number): boolean {
  const posting = slots.posting[slot]!;
  return listHas(postings.appliedPerson, postings.appliedStart[posting]!, postings.appliedStart[posting + 1]!, person);
}

function reserve({ postings, slots }: Market, slot: number, person: number): boolean {
  const posting = slots.posting[slot]!;
  return listHas(postings.reservePerson, postings.reserveStart[posting]!, postings.reserveStart[posting + 1]!, person);
}

export const appliedTerm: ScoreTerm = {
  id: 'applied',
  kind: 'soft',
  scope: 'listed',
  unit: 'points for an application to the posting, or `reserve` points for its reserve list alone',
  doc: 'Those who asked for the posting, or wait on its reserve list, come before equals who did not.',
  reads: [],
  points(market, slot, person) {
    if (applied(market, slot, person)) return market.weights.applied;
    return reserve(market, slot, person) ? market.weights.reserve : 0;
  },
  explain: (market, slot, person) => ({
    applied: applied(market, slot, person),
    reserve: reserve(market, slot, person),
  }),
};
