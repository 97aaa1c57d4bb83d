import { Market, minutesBetween } from '../market';
import { ScoreTerm, share } from './score-term';

function minutesFromHome(market: Market, slot: number, person: number): number {
  return minutesBetween(market, market.people.homeBase[person]!, market.slots.base[slot]!);
}

export const distanceTerm: ScoreTerm = {
  id: 'distance',
  kind: 'soft',
  unit: 'points for living at the base, falling evenly to none at distanceZeroMinutes of travel',
  doc: 'The shorter her way from her home base the better.',
  reads: ['homeBase'],
  points(market, slot, person) {
    const zero = market.weights.distanceZeroMinutes;
    return share(market.weights.distance, zero - minutesFromHome(market, slot, person), zero);
  },
  explain: (market, slot, person) => ({ minutes: minutesFromHome(market, slot, person) }),
};
