import fc from 'fast-check';
import { TRAVEL_MINUTES } from '../fixture/build';
import { randomMarket, seeded } from '../fixture/random-input';
import { buildMarket } from '../market/market-builder';
import type { Market } from '../market/market';
import { POINT_PARTS } from '../plan';
import { makePoolByPerson, PairFinder, PairPool } from './pair-pool';
import { makeProblem, Problem } from './problem';
import { SideCharges } from './side-charges';
import { OneThread, partsOfProof, ProofTask, provePart } from './threads';

interface Case {
  readonly market: Market;
  readonly problem: Problem;
  readonly task: ProofTask;
  readonly people: number;
  readonly next: (n: number) => number;
}

/** A random market with prices; no way takes fewer days for a job on it. */
function randomCase(seed: number): Case {
  const next = seeded(seed + 1);
  const sideRules = next(2) === 0;
  const size = { people: 3 + next(20), slots: 4 + next(10), roles: 2, shoots: 6, pins: next(3), sideRules };
  const input = randomMarket(seed, { ...size, easy: next(2) === 0 });
  const market = buildMarket({ ...input, travelMinutes: TRAVEL_MINUTES });
  const problem = makeProblem(market);
  const parts = (length: number, most: number): Int32Array =>
    Int32Array.from({ length }, () => (next(4) === 0 ? 0 : next(most) * POINT_PARTS));
  const { count } = problem.groups;
  const sides = sideRules ? { labour: parts(market.shoots.count, 5), trainee: parts(market.crews.count, 200) } : null;
  const task = { price: parts(count, 2_600), reach: parts(count, 200), floor: new Int32Array(count).fill(-1), sides };
  return { market, problem, task, people: market.people.count, next };
}

/** A proof by parts that end at the given people. */
function provenBy({ market, problem, task, people }: Case, ends: readonly number[]) {
  const cuts = [0, ...ends, people];
  const proofs = cuts.slice(1).map((to, k) => provePart(market, problem, task, [cuts[k]!, to]));
  const kept = proofs.map((proof) => proof.kept);
  return {
    sum: proofs.reduce((sum, proof) => sum + proof.sum, 0),
    pool: makePoolByPerson(kept, problem.groups.count, task.sides !== null),
    looked: proofs.reduce((sum, proof) => sum + proof.looked, 0),
  };
}

function pairCount({ personGroup }: PairPool): number {
  return personGroup.length;
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

test('a proof gives the same sum and the same pool in one part and in several', () => {
  const seen = { sides: 0, kept: 0, gain: 0 };
  fc.assert(
    fc.property(seeds, (seed) => {
      const one = randomCase(seed);
      const whole = provenBy(one, []);
      const ends = Array.from({ length: 1 + one.next(4) }, () => one.next(one.people + 1)).sort((a, b) => a - b);
      const parts = provenBy(one, ends);
      expect(parts.sum).toBe(whole.sum);
      expect(parts.pool).toEqual(whole.pool);
      expect(parts.looked).toBe(whole.looked);
      if (one.task.sides) seen.sides += 1;
      if (whole.sum > 0) seen.gain += 1;
      seen.kept += pairCount(whole.pool);
    }),
    { numRuns: 60, seed: 111 },
  );
  expect(seen.sides).toBeGreaterThan(20);
  expect(seen.gain).toBeGreaterThan(30);
  expect(seen.kept).toBeGreaterThan(500);
});

test('the sum is what a sweep of all pairs gives at the prices, and the pool lies among them', () => {
  const seen = { all: 0, kept: 0 };
  fc.assert(
    fc.property(seeds, (seed) => {
      const one = randomCase(seed);
      const { market, problem, task } = one;
      const threads = new OneThread(market, problem);
      const proof = threads.prove(task);
      const { looked } = threads;
      const finder = new PairFinder(market, problem);
      expect(looked).toBe(finder.find(0, problem.groups.count, task.floor).other.length + finder.looked);
      threads.prove(task);
      expect(threads.looked).toBe(2 * looked);
      expect(proof).toEqual({ sum: provenBy(one, []).sum, pool: provenBy(one, []).pool });
      const all = threads.pool(task.floor);
      seen.all += pairCount(all);
      seen.kept += pairCount(proof.pool);
      if (task.sides) new SideCharges(market, problem.groups, task.sides).fill(all, all.personCharge!);
      expect(proof.sum).toBe(threads.sweep(all, task.price));
      // Who costs more than a cap has left is out of any reach.
      if (task.sides) return;
      const far = threads.prove({ ...task, reach: task.reach.map(() => 2 ** 30) });
      expect(far.sum).toBe(proof.sum);
      expect(far.pool.groupStart).toEqual(all.groupStart);
      expect(far.pool.personGroup).toEqual(all.personGroup);
      expect(far.pool.personPoints).toEqual(all.personPoints);
    }),
    { numRuns: 60, seed: 112 },
  );
  expect(seen.kept).toBeGreaterThan(300);
  expect(seen.kept).toBeLessThan(seen.all);
});

test('pairs that reach no nearer than the reach under the price are of no account for the sum', () => {
  const seen = { cases: 0, fewer: 0 };
  fc.assert(
    fc.property(seeds, (seed) => {
      const one = randomCase(seed);
      const { market, problem, task } = one;
      expect(problem.shortcuts).toBe(false);
      // What looks after trainees is paid for it, so that a price says nothing of what she brings.
      if (task.sides) return;
      const threads = new OneThread(market, problem);
      const floor = task.price.map((price, group) => Math.max(-1, price - task.reach[group]!));
      const [all, some] = [threads.prove(task), threads.prove({ ...task, floor })];
      expect(some.sum).toBe(all.sum);
      seen.cases += 1;
      if (pairCount(threads.pool(floor)) < pairCount(threads.pool(task.floor))) seen.fewer += 1;
    }),
    { numRuns: 60, seed: 113 },
  );
  expect(seen.cases).toBeGreaterThan(20);
  expect(seen.fewer).toBeGreaterThan(10);
});

test.each([
  [0, 7, [[0, 7]]],
  [20_000, 7, [[0, 7]]],
  [
    20_001,
    7,
    [
      [0, 3],
      [3, 7],
    ],
  ],
  [
    60_000,
    2,
    [
      [0, 0],
      [0, 1],
      [1, 2],
    ],
  ],
])('%i groups of slots and %i people make parts that cover everybody: %j', (count, people, parts) => {
  const problem = makeProblem(buildMarket(randomMarket(1, { people: 1, slots: 1, roles: 1, shoots: 1 })));
  expect(partsOfProof({ ...problem, groups: { ...problem.groups, count } }, people)).toEqual(parts);
});
