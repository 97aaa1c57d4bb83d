import { Market, minutesBetween } from '../market/market';
import type { HardRule } from './hard-rule';
import { stepsOf } from './relaxation';

function minutesFromHome(market: Market, slot: number, person: number): number {
  return minutesBetween(market, market.people.homeBase[person]!, market.slots.base[slot]!);
}

export const travelRule: HardRule = {
  id: 'travel',
  kind: 'hard',
  unit: 'none',
  doc: 'The base of the slot is no farther from her home base than she is willing to travel.',
  byIndex: false,
  holds: (market, slot, person) => minutesFromHome(market, slot, person) <= market.people.maxTravelMinutes[person]!,
  explain: (market, slot, person) => ({
    minutes: minutesFromHome(market, slot, person),
    maxTravelMinutes: market.people.maxTravelMinutes[person]!,
  }),
  steps: (market, slot, people) =>
    stepsOf(
      people.map((person) => minutesFromHome(market, slot, person)),
      (minutes) => ({ minutes }),
    ),
};
