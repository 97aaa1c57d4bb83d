import { Market, minutesBetween } from '../market/market';
import type { ScoreTerm } from './score-term';

/** Points where a bed is provided (1, not 0), or for not needing one, with `minutes` of travel from home. */
export function bedPoints({ weights }: Market, bed: number, minutes: number): number {
  return minutes < weights.bedFromMinutes || bed === 1 ? weights.bed : 0;
}

function minutesFromHome(market: Market, slot: number, person: number): number {
  return minutesBetween(market, market.people.homeBase[person]!, market.slots.base[slot]!);
}

export const bedTerm: ScoreTerm = {
  id: 'bed',
  kind: 'soft',
  scope: 'place',
  unit: 'points where a bed is provided or, with a way home under bedFromMinutes, not needed',
  doc: 'Whoever lives too far to sleep at home has a bed.',
  reads: ['homeBase'],
  points: (market, slot, person) => bedPoints(market, market.slots.bed[slot]!, minutesFromHome(market, slot, person)),
  explain: (market, slot, person) => ({
    bed: market.slots.bed[slot] === 1,
    needed: minutesFromHome(market, slot, person) >= market.weights.bedFromMinutes,
  }),
};
