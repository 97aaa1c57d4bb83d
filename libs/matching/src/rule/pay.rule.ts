import type { HardRule } from './hard-rule';
import { stepsOf } from './relaxation';

/** Steps of pay are whole multiples of 50 yuan: a producer thinks in them, and nobody's own floor is read off them. */
export const PAY_STEP_FEN = 5_000;

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
      people.map((person) => Math.ceil(market.people.payFloorFen[person]! / PAY_STEP_FEN) * PAY_STEP_FEN),
      (payHighFen) => ({ payHighFen }),
    ),
};
