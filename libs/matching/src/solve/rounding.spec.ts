import fc from 'fast-check';
import { aPerson, aShoot, aSlot, anInput } from '../fixture/build';
import { randomMarket, seeded } from '../fixture/random-input';
import { buildMarket } from '../market/market-builder';
import type { Market } from '../market/market';
import type { MatchingInput, SlotInput } from '../matching-input';
import { POINT_PARTS } from '../plan';
import { pairPoints } from '../verify/points';
import { verifyPlan } from '../verify/verify-plan';
import { makePool, MOST_OFTEN, PairFinder, PairPool } from './pair-pool';
import { PlanState } from './plan-state';
import { makeProblem, Problem } from './problem';
import { roundSchedules } from './rounding';
import { SideRules } from './side-rules';
import { Sweeper } from './sweep';
import { Thresholds } from './thresholds';

interface Rounded {
  readonly market: Market;
  readonly problem: Problem;
  readonly pool: PairPool;
  readonly plan: PlanState;
}

/** The plan that people's best schedules make at prices, by how often each pair was chosen before. */
function roundedOf(
  input: MatchingInput,
  priceOf: (group: number, problem: Problem) => number,
  oftenOf: (pair: number, pool: PairPool) => number = () => 0,
): Rounded {
  const market = buildMarket(input);
  const problem = makeProblem(market);
  const { count } = problem.groups;
  const people = market.people.count;
  const pool = makePool([new PairFinder(market, problem).find(0, count, new Int32Array(count).fill(-1))], people);
  const price = Int32Array.from({ length: count }, (_, group) => priceOf(group, problem));
  const sides = SideRules.neededFor(market) ? new SideRules(market, problem.groups) : null;
  const plan = new PlanState(problem, people, sides);
  pool.personOften.set(pool.personOften.map((_, pair) => oftenOf(pair, pool)));
  roundSchedules(pool, new Sweeper(problem), price, plan);
  return { market, problem, pool, plan };
}

function planOf({ market, problem, plan }: Rounded): Int32Array {
  const personOfSlot = market.slots.pinned.slice();
  plan.holder.forEach((holder, unit) => {
    personOfSlot[problem.groups.slot[unit]!] = holder;
  });
  return personOfSlot;
}

/** Who is in which slot, by name. */
function namesOf(rounded: Rounded): Record<string, string | undefined> {
  const { names } = rounded.market;
  const named = Array.from(planOf(rounded), (person, slot) => [names.slots[slot]!, names.people[person]] as const);
  return Object.fromEntries(named.filter(([, person]) => person !== undefined));
}

/** The units of all lists of people. */
function listed({ market, plan }: Rounded): number[] {
  const units: number[] = [];
  for (let person = 0; person < market.people.count; person++) {
    for (let unit = plan.head(person); unit >= 0; unit = plan.after(unit)) {
      expect(plan.holder[unit]).toBe(person);
      units.push(unit);
    }
  }
  return units;
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

test('a plan out of schedules keeps every rule, and nobody shares a slot', () => {
  const seen = { sides: 0, held: 0, open: 0, several: 0 };
  fc.assert(
    fc.property(seeds, fc.boolean(), (seed, sideRules) => {
      const next = seeded(seed + 1);
      const size = {
        people: 3 + next(12),
        slots: 5 + next(14),
        roles: 1 + next(2),
        shoots: 2 + next(6),
        pins: next(3),
      };
      const input = randomMarket(seed, { ...size, easy: next(3) > 0, sideRules });
      const dear = next(2_000);
      const priceOf = (): number => (next(4) === 0 ? 0 : next(dear + 1) * POINT_PARTS);
      const rounded = roundedOf(input, priceOf, () => next(MOST_OFTEN + 1));
      const { market, problem, plan } = rounded;
      const { violations, value } = verifyPlan(market, { personOfSlot: planOf(rounded) });
      expect(violations).toEqual([]);
      expect(value).toBeGreaterThanOrEqual(0);
      const held = Array.from(plan.holder, (_, unit) => unit).filter((unit) => plan.holder[unit] !== -1);
      expect(listed(rounded).sort((a, b) => a - b)).toEqual(held);
      for (const unit of held) {
        expect(plan.points[unit]).toBe(pairPoints(market, problem.groups.slot[unit]!, plan.holder[unit]!));
      }
      if (sideRules) seen.sides += 1;
      seen.held += held.length;
      seen.open += plan.holder.length - held.length;
      if (new Set(Array.from(plan.holder)).size - 1 < held.length) seen.several += 1;
    }),
    { numRuns: 120, seed: 121 },
  );
  expect(Math.min(seen.sides, seen.several)).toBeGreaterThan(30);
  expect(Math.min(seen.held, seen.open)).toBeGreaterThan(300);
});

test('after sweeps at the same prices, where nobody is in the way of anybody, everybody has the best schedule', () => {
  const days = (first: number) => ({ first, last: first, days: [first] });
  const slots = [0, 1, 2, 3].map((k) =>
    aSlot(`t${k}`, { shoot: `s${k}`, posting: `p${k}`, role: `r${k % 2}`, ...days(10 + 10 * k) }),
  );
  const people = ['x', 'y'].map((id, k) => aPerson(id, { roles: [{ role: `r${k}`, level: 3 }] }));
  const market = buildMarket(anInput(people, slots));
  const problem = makeProblem(market);
  const pool = makePool([new PairFinder(market, problem).find(0, 4, new Int32Array(4).fill(-1))], 2);
  const sweeper = new Sweeper(problem);
  const price = new Int32Array(4);
  const out = { heard: new Thresholds(problem.groups), best: new Float64Array(2) };
  for (let k = 0; k < 5; k++) sweeper.sweep(pool, price, [0, 2], out);
  const plan = new PlanState(problem, 2);
  roundSchedules(pool, sweeper, price, plan);
  expect(Array.from(plan.holder)).toEqual([0, 1, 0, 1]);
});

function calling(id: string, change: Partial<SlotInput> = {}): SlotInput {
  return aSlot(id, { shoot: id, posting: id, ...change });
}

describe('the most decided', () => {
  const rivals = (often: readonly number[]) =>
    namesOf(
      roundedOf(
        anInput(
          ['x', 'y', 'z'].map((id) => aPerson(id)),
          [calling('a')],
        ),
        () => 0,
        (pair) => often[pair]!,
      ),
    );

  test.each([
    [[0, 0, 0], 'x'],
    [[0, 1, 0], 'y'],
    [[7, 8, 9], 'z'],
    [[9, 8, 9], 'x'],
    [[100, MOST_OFTEN, MOST_OFTEN], 'y'],
  ])('comes first, and the first of equal ones: of %j it is %s', (often, first) => {
    expect(rivals(often)).toEqual({ a: first });
  });

  test('is whoever chose any of her slots the most often, not all together', () => {
    const slots = ['a', 'b', 'c', 'd'].map((id) => calling(id));
    const twice = ['x', 'y'].map((id) => aPerson(id));
    // x has been drawn to and fro; both want the slot that pays.
    const often = [100, 100, 100, 100, 101, 0, 0, 0];
    const input = anInput(twice, slots, {
      applications: [
        { person: 'x', posting: 'd' },
        { person: 'y', posting: 'd' },
      ],
    });
    const prices = [0, 0, 0, 0];
    expect(
      namesOf(
        roundedOf(
          input,
          (group) => prices[group]!,
          (pair) => often[pair]!,
        ),
      ),
    ).toMatchObject({ d: 'y' });
  });
});

describe('a schedule', () => {
  /** One person and two slots on the same days, the second dearer by so many points, and how often she had it. */
  const chosen = (dearer: number, often: number) =>
    namesOf(
      roundedOf(
        anInput([aPerson('x')], [calling('a'), calling('b')]),
        (group) => group * dearer * POINT_PARTS,
        (pair) => (pair === 1 ? often : 0),
      ),
    );

  test.each([
    [0, 0, 'a'],
    [59, MOST_OFTEN, 'b'],
    [61, MOST_OFTEN, 'a'],
    [29, MOST_OFTEN / 2, 'b'],
    [31, MOST_OFTEN / 2, 'a'],
  ])('gets up to 60 points for what was chosen before: %i points dearer, %i of 248 times, she takes %s', (...row) => {
    const [dearer, often, slot] = row;
    expect(chosen(dearer, often)).toEqual({ [slot]: 'x' });
  });

  test('is the best of what those before have left', () => {
    const people = ['x', 'y', 'z'].map((id) => aPerson(id));
    const slots = [calling('a'), calling('a2', { shoot: 'a', posting: 'a' }), calling('b')];
    const order = [2, 1, 3];
    const rounded = roundedOf(
      anInput(people, slots),
      (group) => group * POINT_PARTS,
      (pair, { personStart }) => (personStart.includes(pair) ? order[personStart.indexOf(pair)]! : 0),
    );
    expect(namesOf(rounded)).toEqual({ a: 'z', a2: 'x', b: 'y' });
  });

  test('takes one slot of a shoot even where two do not share a day', () => {
    const slots = [calling('a'), calling('b', { shoot: 'a', first: 50, last: 50, days: [50] })];
    expect(namesOf(roundedOf(anInput([aPerson('x')], slots), () => 0))).toEqual({ a: 'x' });
  });

  test('is left out where nothing is worth its price', () => {
    const rounded = roundedOf(anInput([aPerson('x')], [calling('a')]), () => 4_000 * POINT_PARTS);
    expect(namesOf(rounded)).toEqual({});
  });
});

describe('rules across a shoot', () => {
  const levels = (id: string, level: 1 | 2 | 3 | 4) => aPerson(id, { roles: [{ role: 'gaffer', level }] });
  const crew = (id: string, minLevel: 1 | 2 | 3 | 4) =>
    calling(id, { shoot: 's', minLevel, maxLevel: minLevel, department: 'light' });

  test('trainees who came before those who look after them have another turn', () => {
    const shoots = [aShoot('s', { traineesPerExperienced: 1 })];
    const people = [levels('a', 1), levels('b', 1), levels('c', 4)];
    const slots = [crew('t1', 1), crew('t2', 1), crew('t3', 4)];
    const rounded = roundedOf(anInput(people, slots, { shoots }), () => 0);
    expect(namesOf(rounded)).toEqual({ t1: 'a', t3: 'c' });
    expect(rounded.plan.sides!.broken).toBe(0);
  });

  test('another turn counts the days of the first', () => {
    const shoots = [aShoot('s', { traineesPerExperienced: 1 })];
    const limited = { ...levels('a', 1), dayLimit: { first: 0, last: 40, days: 10 } };
    const week = (first: number) => ({ first, last: first + 4, days: [0, 1, 2, 3, 4].map((day) => first + day) });
    const slots = [
      calling('t1', { minLevel: 1, maxLevel: 1, ...week(2) }),
      { ...crew('t2', 1), ...week(12) },
      calling('t3', { minLevel: 1, maxLevel: 1, ...week(22) }),
      { ...crew('t4', 4), ...week(12) },
    ];
    // The third slot is too dear for her as long as the others are to be had.
    const dearOf = (group: number, { groups }: Problem): number =>
      groups.slot[groups.unitStart[group]!] === 2 ? 100 * POINT_PARTS : 0;
    const rounded = roundedOf(anInput([limited, levels('b', 4)], slots, { shoots }), dearOf);
    expect(namesOf(rounded)).toEqual({ t1: 'a', t2: 'a', t4: 'b' });
  });

  test('whoever would cost too much is left out, and room stays for the next', () => {
    const shoots = [aShoot('s', { labourCapFen: 300_000 })];
    const people = [aPerson('a', { payFloorFen: 50_000 }), aPerson('b')];
    const slots = [calling('t1', { shoot: 's' }), calling('t2', { shoot: 's' })];
    expect(Object.values(namesOf(roundedOf(anInput(people, slots, { shoots }), () => 0)))).toEqual(['b']);
  });

  test('of two who must not meet the more decided one comes', () => {
    const people = [aPerson('a'), aPerson('b')];
    const slots = [calling('t1', { shoot: 's' }), calling('t2', { shoot: 's', posting: 't1' })];
    const rounded = roundedOf(
      anInput(people, slots, { pairBans: [['a', 'b']] }),
      () => 0,
      (pair, { personStart }) => (pair < personStart[1]! ? 1 : 2),
    );
    expect(Object.values(namesOf(rounded))).toEqual(['b']);
  });
});
