import { Market, minutesBetween } from '../market/market';
import { ScoreTerm, share } from './score-term';

/** Points for `minutes` of travel from home to the base of the slot. */
export function distancePoints({ weights }: Market, minutes: number): number {
  return share(weights.distance, weights.distanceZeroMinutes - minutes, weights.distanceZeroMinutes);
}

function minutesFromHome(market: Market, slot: number, person: number): number {
  return minutesBetween(market, market.people.homeBase[person]!, market.slots.base[slot]!);
}

export const distanceTerm: ScoreTerm = {
  id: 'distance',
  kind: 'soft',
  scope: 'place',
  unit: 'points for living at the base, falling evenly to none at distanceZeroMinutes of travel',
  doc: 'The shorter her way from her home base the better.',
  reads: ['homeBase'],
  points: (market, slot, person) => distancePoints(market, minutesFromHome(market, slot, person)),
  explain: (market, slot, person) => ({ minutes: minutesFromHome(market, slot, person) }),
};
