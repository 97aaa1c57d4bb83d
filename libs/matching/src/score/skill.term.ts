import { listHas } from '../market/columns';
import type { Market } from '../market/market';
import { ScoreTerm, share } from './score-term';

/** Wished-for skills of the slot that the person has. */
function skillsMet({ slots, people }: Market, slot: number, person: number): number {
  let met = 0;
  for (let entry = slots.skillStart[slot]!; entry < slots.skillStart[slot + 1]!; entry++) {
    const skill = slots.skill[entry]!;
    if (listHas(people.skill, people.skillStart[person]!, people.skillStart[person + 1]!, skill)) met += 1;
  }
  return met;
}

export const skillTerm: ScoreTerm = {
  id: 'skill',
  kind: 'soft',
  scope: 'pair',
  unit: 'points for all skills that the slot wishes for, in proportion for some of them; none where it wishes for none',
  doc: 'The more of the wished-for skills she has the better.',
  reads: ['skillStart', 'skill'],
  points(market, slot, person) {
    const wished = market.slots.skillStart[slot + 1]! - market.slots.skillStart[slot]!;
    return wished === 0 ? 0 : share(market.weights.skill, skillsMet(market, slot, person), wished);
  },
  explain: (market, slot, person) => ({
    met: skillsMet(market, slot, person),
    wished: market.slots.skillStart[slot + 1]! - market.slots.skillStart[slot]!,
  }),
};
