import fc from 'fast-check';
import { randomMarket, seeded } from '../fixture/random-input';
import { buildMarket } from '../market/market-builder';
import type { Market } from '../market/market';
import { POINT_PARTS } from '../plan';
import { pairPoints } from '../verify/points';
import { verifyPlan } from '../verify/verify-plan';
import { PersonValue } from './person-value';
import { PlanState } from './plan-state';
import { makeProblem, Problem } from './problem';

/** What the slots of some units are worth to a person, counted by the code that checks plans. */
function checkedValue(market: Market, { groups }: Problem, person: number, units: readonly number[]): number {
  const personOfSlot = market.slots.pinned.slice();
  for (const unit of units) personOfSlot[groups.slot[unit]!] = person;
  return verifyPlan(market, { personOfSlot }).value * POINT_PARTS;
}

test('a person is worth what the check of plans counts: as she is, with a slot more, and without one', () => {
  let several = 0;
  let displacing = 0;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.nat(2), (seed, pins) => {
      const market = buildMarket(randomMarket(seed, { people: 2, slots: 9, roles: 1, shoots: 6, pins }));
      const problem = makeProblem(market);
      const { groups, fixed } = problem;
      const plan = new PlanState(problem, 2);
      const value = new PersonValue(problem, plan);
      const next = seeded(seed + 1);
      const person = next(2);
      const jobs = [fixed.start[person]!, fixed.start[person + 1]!] as const;
      // Bookings that share days are for the tests of whole markets.
      for (let entry = jobs[0] + 1; entry < jobs[1]; entry++) fc.pre(fixed.first[entry]! > fixed.last[entry - 1]!);
      const pointsOf = (unit: number): number => pairPoints(market, groups.slot[unit]!, person);
      // Only jobs that keep clear of bookings and pins are ever asked about.
      const clear = (group: number): boolean => {
        for (let entry = jobs[0]; entry < jobs[1]; entry++) {
          if (groups.first[group]! <= fixed.last[entry]! && fixed.first[entry]! <= groups.last[group]!) return false;
        }
        return true;
      };
      const units = Array.from(plan.groupOf, (_, unit) => unit).filter((unit) => clear(plan.groupOf[unit]!));
      const held: number[] = [];
      for (const unit of units.filter(() => next(2) === 0)) {
        if (held.some((other) => plan.clash(plan.groupOf[other]!, plan.groupOf[unit]!))) continue;
        plan.assign(unit, person, pointsOf(unit));
        held.push(unit);
      }
      if (held.length > 1) several += 1;
      expect(value.of(person)).toBe(checkedValue(market, problem, person, held));
      for (const dropped of held) {
        const rest = held.filter((unit) => unit !== dropped);
        expect(value.of(person, -1, 0, dropped)).toBe(checkedValue(market, problem, person, rest));
      }
      for (const unit of units.filter((each) => !held.includes(each))) {
        const group = plan.groupOf[unit]!;
        const kept = held.filter((other) => !plan.clash(plan.groupOf[other]!, group));
        if (kept.length < held.length) displacing += 1;
        expect(value.of(person, group, pointsOf(unit))).toBe(checkedValue(market, problem, person, [...kept, unit]));
      }
    }),
    { numRuns: 100, seed: 51 },
  );
  expect(several).toBeGreaterThan(15);
  expect(displacing).toBeGreaterThan(15);
});
