import type { HardRule } from './hard-rule';
import { stepsOf } from './relaxation';

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
  steps: (market, _slot, people) =>
    stepsOf(
      people.map((person) => market.people.payFloorFen[person]!),
      (payHighFen) => ({ payHighFen }),
    ),
};
