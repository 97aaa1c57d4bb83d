import fc from 'fast-check';
import { aBooking, aPerson, aSlot, anInput } from '../fixture/build';
import { randomMarket, seeded } from '../fixture/random-input';
import { buildMarket } from '../market/market-builder';
import type { MatchingInput, PersonInput, SlotInput } from '../matching-input';
import { POINT_PARTS } from '../plan';
import { PairFinder, pairsByPerson, SweptPairs } from './pair-pool';
import { limitedDays } from './plan-state';
import { makeProblem, Problem } from './problem';
import { Sweeper } from './sweep';
import { keepWithinReach, Reach } from './within-reach';

interface Case {
  readonly problem: Problem;
  readonly pairs: SweptPairs;
  readonly at: Reach;
  readonly people: number;
}

/** All pairs of a market, at prices, each with a charge of its own on demand. */
function caseOf(
  input: MatchingInput,
  priceOf: (group: number, problem: Problem) => number,
  reachOf: (group: number) => number,
  chargeOf?: () => number,
): Case {
  const market = buildMarket(input);
  const problem = makeProblem(market);
  const { count } = problem.groups;
  const found = new PairFinder(market, problem).find(0, count, new Int32Array(count).fill(-1));
  const price = Int32Array.from({ length: count }, (_, group) => priceOf(group, problem));
  const reach = Int32Array.from({ length: count }, (_, group) => reachOf(group));
  const people = market.people.count;
  const pairs = pairsByPerson(found, people);
  const personCharge = chargeOf ? pairs.personGroup.map(chargeOf) : null;
  return { problem, pairs: { ...pairs, personCharge }, at: { price, reach }, people };
}

function randomCase(seed: number): Case {
  const next = seeded(seed + 1);
  const size = { people: 1 + next(6), slots: 3 + next(9), roles: 1, shoots: 12, pins: next(3) };
  const input = randomMarket(seed, { ...size, easy: next(2) === 0 });
  const limit = (): Partial<PersonInput> =>
    next(3) === 0 ? { dayLimit: { first: 0, last: 63, days: 4 + next(9) } } : {};
  const people = input.people.map((person) => ({ ...person, ...limit() }));
  const weights = { ...input.weights, chainDay: [0, 10, 40][next(3)]! };
  const dear = [600, 1_500, 2_500][next(3)]!;
  const chargeOf = next(2) === 0 ? () => (next(400) - 100) * POINT_PARTS : undefined;
  const priceOf = (): number => (next(8) === 0 ? 0 : next(dear) + (dear > 2_000 ? 700 : 0)) * POINT_PARTS + next(64);
  return caseOf({ ...input, people, weights }, priceOf, () => (next(3) === 0 ? 0 : next(300) * POINT_PARTS), chargeOf);
}

/** People without fixed jobs, and prices at which most of them gain nothing or only by a chain or a first job. */
function dearCase(seed: number): Case {
  const next = seeded(seed + 1);
  const size = { people: 1 + next(8), slots: 1 + next(11), roles: 1 + next(2), shoots: 12, easy: true };
  const input = randomMarket(seed, size);
  const weights = { ...input.weights, chainDay: [0, 2, 10, 40][next(4)]!, firstJob: next(400) };
  const dear = 1_500 + next(600);
  const priceOf = (): number => (dear + next(600)) * POINT_PARTS + next(64);
  const chargeOf = next(2) === 0 ? () => (next(200) - 50) * POINT_PARTS : undefined;
  const reachOf = (): number => (next(4) === 0 ? 0 : next(500) * POINT_PARTS);
  return caseOf({ ...input, weights }, priceOf, reachOf, chargeOf);
}

/** A job of somebody, fixed or a pair. */
interface Job {
  readonly pair: number;
  readonly first: number;
  readonly last: number;
  readonly rested: number;
  readonly base: number;
  readonly net: number;
  readonly days: number;
}

function netOf({ problem, pairs, at }: Case, pair: number): number {
  const charge = pairs.personCharge?.[pair] ?? 0;
  return pairs.personPoints[pair]! * POINT_PARTS + problem.filled - at.price[pairs.personGroup[pair]!]! - charge;
}

function pairsOf({ pairs }: Case, person: number): number[] {
  const [from, to] = [pairs.personStart[person]!, pairs.personStart[person + 1]!];
  return Array.from({ length: to - from }, (_, k) => from + k);
}

/** A person's fixed jobs and pairs in order of first day, fixed ones first. */
function jobsOf(one: Case, person: number): Job[] {
  const { groups, fixed } = one.problem;
  const jobs: Job[] = [];
  for (let k = fixed.start[person]!; k < fixed.start[person + 1]!; k++) {
    const [first, last] = [fixed.first[k]!, fixed.last[k]!];
    jobs.push({ pair: -1, first, last, rested: fixed.rested[k]!, base: fixed.base[k]!, net: 0, days: 0 });
  }
  for (const pair of pairsOf(one, person)) {
    const group = one.pairs.personGroup[pair]!;
    const [first, last, rested] = [groups.first[group]!, groups.last[group]!, groups.rested[group]!];
    const days = one.problem.limitDays[person]! < 0 ? 0 : limitedDays(one.problem, person, group);
    jobs.push({ pair, first, last, rested, base: groups.base[group]!, net: netOf(one, pair), days });
  }
  return jobs.sort((a, b) => a.first - b.first || Math.min(a.pair, 0) - Math.min(b.pair, 0) || a.pair - b.pair);
}

/** Every schedule with at least one pair, limits left aside: its pairs, their days and what they add to fixed jobs. */
function everySchedule(
  one: Case,
  person: number,
  visit: (taken: ReadonlySet<number>, value: number, days: number) => void,
): void {
  const { chainRate, chainZeroDays, travelDays, baseCount, once } = one.problem;
  const jobs = jobsOf(one, person);
  const link = (a: Job | undefined, b: Job): number =>
    a ? chainRate * Math.max(0, chainZeroDays - Math.max(0, b.first - a.last - 1)) : 0;
  const follows = (a: Job | undefined, b: Job): boolean =>
    !a || (a.pair < 0 && b.pair < 0) || b.first > a.rested + travelDays[a.base * baseCount + b.base]!;
  const fixed = jobs.filter(({ pair }) => pair < 0);
  const alone = fixed.reduce((sum, job, k) => sum + link(fixed[k - 1], job), 0);
  const taken = new Set<number>();
  const go = (k: number, last: Job | undefined, value: number, days: number): void => {
    const job = jobs[k];
    if (!job) {
      if (taken.size > 0) visit(taken, value + once[person]! - alone, days);
      return;
    }
    if (job.pair >= 0) go(k + 1, last, value, days);
    if (!follows(last, job)) return;
    if (job.pair >= 0) taken.add(job.pair);
    go(k + 1, job, value + job.net + link(last, job), days + job.days);
    taken.delete(job.pair);
  };
  go(0, undefined, 0, 0);
}

/** What a person's best schedule is worth, and the pairs that the reach keeps. */
interface Expected {
  readonly value: number;
  readonly pairs: readonly number[];
  readonly limited: boolean;
}

/** The best of all schedules within the limit, and what those with a pair, within it or not, fall short of that. */
function expectedOf(one: Case, person: number): Expected {
  const most = one.problem.limitDays[person]!;
  const through = new Map<number, number>();
  const best = { within: 0, ever: 0 };
  everySchedule(one, person, (taken, value, days) => {
    if (most < 0 || days <= most) best.within = Math.max(best.within, value);
    best.ever = Math.max(best.ever, value);
    for (const pair of taken) through.set(pair, Math.max(through.get(pair) ?? -Infinity, value));
  });
  const near = (pair: number): boolean => {
    const reach = one.at.reach[one.pairs.personGroup[pair]!]!;
    return best.within - (through.get(pair) ?? -Infinity) <= reach || -netOf(one, pair) <= reach / 2;
  };
  return { value: best.within, pairs: pairsOf(one, person).filter(near), limited: best.within < best.ever };
}

type Kept = ReturnType<typeof keepWithinReach>['kept'];

/** By person the groups and points that were kept. */
function rowsOf({ count, other, points }: Kept): (readonly (readonly [group: number, points: number])[])[] {
  let at = 0;
  return Array.from(count, (own) => {
    const row = Array.from({ length: own }, (_, k) => [other[at + k]!, points[at + k]!] as const);
    at += own;
    return row;
  });
}

const rowOf = ({ pairs }: Case, kept: readonly number[]) =>
  kept.map((pair) => [pairs.personGroup[pair]!, pairs.personPoints[pair]!] as const);

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

test('the sum is that of the best of all schedules of each person, and what is kept lies within the reach', () => {
  const seen = { gain: 0, nothing: 0, limited: 0, kept: 0, left: 0, fixed: 0 };
  fc.assert(
    fc.property(seeds, (seed) => {
      const one = randomCase(seed);
      const { fixed } = one.problem;
      const { sum, kept } = keepWithinReach(one.problem, one.pairs, one.at, [0, one.people]);
      const rows = rowsOf(kept);
      expect(rows).toHaveLength(one.people);
      let expectedSum = 0;
      for (let person = 0; person < one.people; person++) {
        const expected = expectedOf(one, person);
        expectedSum += expected.value;
        expect(rows[person]).toEqual(rowOf(one, expected.pairs));
        if (expected.value > 0 && fixed.start[person]! < fixed.start[person + 1]!) seen.fixed += 1;
        if (expected.limited) seen.limited += 1;
        seen[expected.value > 0 ? 'gain' : 'nothing'] += 1;
        seen.kept += expected.pairs.length;
        seen.left += pairsOf(one, person).length - expected.pairs.length;
      }
      expect(sum).toBe(expectedSum);
    }),
    { numRuns: 120, seed: 81 },
  );
  expect(Math.min(seen.gain, seen.nothing, seen.kept, seen.left)).toBeGreaterThan(100);
  expect(seen.fixed).toBeGreaterThan(40);
  expect(seen.limited).toBeGreaterThan(15);
});

test('people who cannot gain, who are not solved, keep what solving them would keep', () => {
  const seen = { none: 0, kept: 0, left: 0, first: 0 };
  fc.assert(
    fc.property(seeds, (seed) => {
      const one = dearCase(seed);
      const { problem, pairs, at } = one;
      const sweeper = new Sweeper(problem);
      const { schedule } = sweeper;
      const rows = rowsOf(keepWithinReach(problem, pairs, at, [0, one.people]).kept);
      for (let person = 0; person < one.people; person++) {
        if (!sweeper.solve(pairs, at.price, person)) continue;
        const own = pairsOf(one, person);
        const within = own.filter((pair, item) => {
          const reach = at.reach[pairs.personGroup[pair]!]!;
          return schedule.shortfall(item) <= reach || -netOf(one, pair) <= reach / 2;
        });
        expect(rows[person]).toEqual(rowOf(one, within));
        if (schedule.value > 0) continue;
        seen.none += 1;
        if (problem.once[person]! > 0) seen.first += 1;
        seen.kept += within.length;
        seen.left += own.length - within.length;
      }
    }),
    { numRuns: 150, seed: 82 },
  );
  expect(Math.min(seen.none, seen.kept, seen.left)).toBeGreaterThan(100);
  expect(seen.first).toBeGreaterThan(20);
});

test('some people after the others give what all give', () => {
  let parts = 0;
  fc.assert(
    fc.property(seeds, fc.nat(6), (seed, cut) => {
      const one = randomCase(seed);
      const { problem, pairs, at, people } = one;
      const middle = Math.min(cut, people);
      const all = keepWithinReach(problem, pairs, at, [0, people]);
      const [left, right] = [[0, middle] as const, [middle, people] as const].map((some) =>
        keepWithinReach(problem, pairs, at, some),
      ) as [typeof all, typeof all];
      expect(left.sum + right.sum).toBe(all.sum);
      expect([...rowsOf(left.kept), ...rowsOf(right.kept)]).toEqual(rowsOf(all.kept));
      if (left.sum > 0 && right.sum > 0) parts += 1;
    }),
    { numRuns: 40, seed: 83 },
  );
  expect(parts).toBeGreaterThan(5);
});

describe('the reach', () => {
  /** The groups that somebody keeps to whom slots of two days bring so much; each begins so many days after the last. */
  const keptOf = (nets: readonly number[], reach: number, apart: number, newcomer = false) => {
    const slots = nets.map((_, k): SlotInput => {
      const first = 10 + apart * k;
      return aSlot(`t${k}`, { shoot: `s${k}`, posting: `p${k}`, first, last: first + 1, days: [first, first + 1] });
    });
    const input = anInput([aPerson('x', { newcomer })], slots);
    const free = caseOf(input, () => 0, reachOf(reach));
    const one = caseOf(input, (group) => netOf(free, group) - nets[group]!, reachOf(reach));
    const { sum, kept } = keepWithinReach(one.problem, one.pairs, one.at, [0, 1]);
    return [sum, ...kept.other];
  };
  const reachOf = (reach: number) => () => reach;

  test.each([
    [999, [5_000, 0]],
    [1_000, [5_000, 0, 1]],
  ])('of %i keeps what a schedule falls short by no more; sum and groups: %j', (reach, expected) => {
    expect(keptOf([5_000, -1_000], reach, 10)).toEqual(expected);
  });

  test.each([
    [[100, -1_000], 1_099, [100, 0]],
    [[100, -1_000], 1_100, [100, 0, 1]],
    // However much better she does elsewhere.
    [[50_000, -1_000], 1_999, [50_000, 0]],
    [[50_000, -1_000], 2_000, [50_000, 0, 1]],
    [[50_000, 0], 0, [50_000, 0, 1]],
  ])('of slots on the same days that bring %j, with a reach of %i; sum and groups: %j', (nets, reach, expected) => {
    expect(keptOf(nets, reach, 0)).toEqual(expected);
  });

  test.each([
    [4_999, [0]],
    [5_000, [0, 0]],
    [5_999, [0, 0]],
    [6_000, [0, 0, 1]],
  ])('of %i keeps, where nothing is worth it, what costs no more; sum and groups: %j', (reach, expected) => {
    expect(keptOf([-5_000, -6_000], reach, 10)).toEqual(expected);
  });

  test.each([
    [-6_401, 0, [0]],
    [-6_401, 1, [0, 0]],
    [-6_400, 0, [0, 0]],
    [-6_399, 0, [1, 0]],
  ])(
    'a first job is worth 6,400 parts: what brings %i, with a reach of %i; sum and groups: %j',
    (net, reach, expected) => {
      expect(keptOf([net], reach, 0, true)).toEqual(expected);
    },
  );

  test('jobs that pay for each other by their chain are kept, and their worth is summed up', () => {
    // One idle day between each two: a chain of five days at 640 parts.
    expect(keptOf([-2_000, -2_000, -2_000], 0, 3)).toEqual([400, 0, 1, 2]);
    expect(keptOf([-2_200, -2_200, -2_200], 199, 3)).toEqual([0]);
    expect(keptOf([-2_200, -2_200, -2_200], 200, 3)).toEqual([0, 0, 1, 2]);
  });

  test('somebody gains between two bookings what neither of them alone would make worth it', () => {
    const bookings = [aBooking(10, 12), aBooking(16, 18)];
    const slot = aSlot('t', { first: 14, last: 14, days: [14] });
    const input = anInput([aPerson('x', { bookings })], [slot]);
    const free = caseOf(input, () => 0, reachOf(0));
    // A day's work makes two links of five days out of one of three.
    const one = caseOf(input, () => netOf(free, 0) + 4_400, reachOf(0));
    const { sum, kept } = keepWithinReach(one.problem, one.pairs, one.at, [0, 1]);
    expect([sum, ...kept.other]).toEqual([80, 0]);
  });
});
