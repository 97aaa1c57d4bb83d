import type { HardRule } from './hard-rule';

export const payRule: HardRule = {
  id: 'pay',
  kind: 'hard',
  unit: 'none',
  doc: 'Her pay floor does not lie above the pay band of the slot.',
  byIndex: false,
  holds: (market, slot, person) => market.people.payFloorFen[person]! <= market.slots.payHighFen[slot]!,
  explain: (market, slot, person) => ({
    payFloorFen: market.people.payFloorFen[person]!,
    payHighFen: market.slots.payHighFen[slot]!,
  }),
  relaxed: (market, _slot, people) => ({
    payHighFen: Math.min(...people.map((person) => market.people.payFloorFen[person]!)),
  }),
};
