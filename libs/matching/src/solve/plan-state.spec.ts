import fc from 'fast-check';
import { aPerson, aSlot, anInput } from '../fixture/build';
import { randomMarket, seeded } from '../fixture/random-input';
import { buildMarket } from '../market/market-builder';
import { verifyPlan } from '../verify/verify-plan';
import { limitedDays, PlanState } from './plan-state';
import { makeProblem } from './problem';

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

function aState(seed: number, slots = 8) {
  const market = buildMarket(randomMarket(seed, { people: 3, slots, roles: 1, shoots: 5, easy: true }));
  const problem = makeProblem(market);
  return { market, problem, plan: new PlanState(problem, market.people.count) };
}

/** The units of a person, as her list has them. */
function unitsOf(plan: PlanState, person: number): number[] {
  const units: number[] = [];
  for (let unit = plan.head(person); unit >= 0; unit = plan.after(unit)) units.push(unit);
  return units;
}

test('lists hold what was given and not taken away, in order of first day', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { problem, plan } = aState(seed, 12);
      const next = seeded(seed + 1);
      const holders = new Map<number, number>();
      for (let step = 0; step < 40; step++) {
        const unit = next(problem.groups.slot.length);
        if (holders.has(unit)) plan.release(unit);
        else plan.assign(unit, next(3), step);
        if (holders.has(unit)) holders.delete(unit);
        else holders.set(unit, plan.holder[unit]!);
      }
      const first = (unit: number): number => problem.groups.first[plan.groupOf[unit]!]!;
      for (let person = 0; person < 3; person++) {
        const units = unitsOf(plan, person);
        const expected = [...holders].filter(([, holder]) => holder === person).map(([unit]) => unit);
        expect([...units].sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b));
        expect(units.map(first)).toEqual([...units].map(first).sort((a, b) => a - b));
      }
      plan.holder.forEach((holder, unit) => expect(holder).toBe(holders.get(unit) ?? -1));
    }),
    { numRuns: 40, seed: 41 },
  );
});

test('two groups clash, in either order, just when a plan with both breaks a rule of days or of the shoot', () => {
  const seen = { clash: 0, clear: 0 };
  fc.assert(
    fc.property(seeds, (seed) => {
      const { market, problem, plan } = aState(seed);
      const { groups } = problem;
      for (let a = 0; a < groups.count; a++) {
        for (let b = 0; b < a; b++) {
          const personOfSlot = new Int32Array(market.slots.count).fill(-1);
          for (const group of [a, b]) personOfSlot[groups.slot[groups.unitStart[group]!]!] = 0;
          const kinds = verifyPlan(market, { personOfSlot }).violations.map(({ kind }) => kind);
          const broken = kinds.some((kind) => kind === 'overlap' || kind === 'gap' || kind === 'taken');
          expect([plan.clash(a, b), plan.clash(b, a)]).toEqual([broken, broken]);
          seen[broken ? 'clash' : 'clear'] += 1;
        }
      }
    }),
    { numRuns: 40, seed: 42 },
  );
  expect(Math.min(seen.clash, seen.clear)).toBeGreaterThan(100);
});

test('an open unit is found until all of a group are held', () => {
  const input = anInput([aPerson('x'), aPerson('y')], [aSlot('a'), aSlot('b')]);
  const plan = new PlanState(makeProblem(buildMarket(input)), 2);
  expect(plan.openUnit(0)).toBe(0);
  plan.assign(0, 0, 10);
  expect(plan.openUnit(0)).toBe(1);
  plan.assign(1, 1, 10);
  expect(plan.openUnit(0)).toBe(-1);
  plan.release(0);
  expect(plan.openUnit(0)).toBe(0);
});

describe('a limit of days', () => {
  const week = (id: string, first: number) => {
    const days = [0, 1, 2, 3, 4].map((day) => first + day);
    return aSlot(id, { shoot: id, posting: id, first, last: first + 4, days });
  };
  const stateWith = (days: number, pinned = false) => {
    const slots = [week('a', 5), week('b', 12), week('c', 13), week('d', 26)];
    const person = aPerson('x', { dayLimit: { first: 8, last: 28, days } });
    const pin = { ...week('e', 40), pinnedPerson: 'x' };
    const market = buildMarket(anInput([person, aPerson('y')], pinned ? [...slots, pin] : slots));
    const problem = makeProblem(market);
    return { problem, plan: new PlanState(problem, 2) };
  };

  test('counts the days within it', () => {
    const { problem } = stateWith(20);
    expect([0, 1, 2, 3].map((group) => limitedDays(problem, 0, group))).toEqual([2, 5, 5, 3]);
  });

  test.each([
    [7, true],
    [6, false],
  ])('of %i days leaves room for a second slot: %s', (days, allowed) => {
    const { plan } = stateWith(days);
    plan.assign(0, 0, 0);
    expect(plan.limitAllows(0, 1)).toBe(allowed);
    expect(plan.limitAllows(1, 1)).toBe(true);
  });

  test('does not count what a group would displace', () => {
    const { plan } = stateWith(5);
    plan.assign(1, 0, 0);
    expect(plan.limitAllows(0, 2)).toBe(true);
    expect(plan.limitAllows(0, 3)).toBe(false);
  });

  test('does not count a pin outside the stretch', () => {
    const { plan } = stateWith(5, true);
    expect(plan.limitAllows(0, 1)).toBe(true);
  });
});
