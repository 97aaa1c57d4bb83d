import fc from 'fast-check';
import { aPerson, aSlot, anInput } from '../fixture/build';
import { randomMarket, seeded } from '../fixture/random-input';
import { buildMarket } from '../market/market-builder';
import type { Market } from '../market/market';
import { POINT_PARTS } from '../plan';
import { makePool, MOST_OFTEN, PairFinder, PairPool, SweptPairs } from './pair-pool';
import { makeProblem, Problem } from './problem';
import { Sweeper, SweepOutput } from './sweep';
import { Thresholds } from './thresholds';

interface Case {
  readonly market: Market;
  readonly problem: Problem;
  readonly pool: PairPool;
  readonly price: Int32Array;
  readonly people: number;
  readonly next: (n: number) => number;
}

function caseOf(market: Market, next: (n: number) => number): Case {
  const problem = makeProblem(market);
  const { count } = problem.groups;
  const people = market.people.count;
  const pool = makePool([new PairFinder(market, problem).find(0, count, new Int32Array(count).fill(-1))], people);
  const price = Int32Array.from({ length: count }, () => next(2_400) * POINT_PARTS);
  return { market, problem, pool, price, people, next };
}

function randomCase(seed: number): Case {
  const next = seeded(seed + 1);
  const size = { people: 2 + next(8), slots: 4 + next(10), roles: 1, shoots: 8, pins: next(3) };
  return caseOf(buildMarket(randomMarket(seed, { ...size, easy: next(2) === 0 })), next);
}

function outputOf({ problem, people }: Case): SweepOutput {
  const heard = new Thresholds(problem.groups);
  heard.clear();
  return { heard, best: new Float64Array(people).fill(-7) };
}

/** The best schedule of a person: its value, and its groups. */
function bestOf(sweeper: Sweeper, solved: boolean) {
  const { value, chosen, items } = sweeper.schedule;
  return solved ? { value, groups: chosen.map((item) => items.group[item]!) } : { value: 0, groups: [] };
}

/** The pool without some of its pairs. */
function without(pool: PairPool, left: (pair: number) => boolean): SweptPairs {
  const kept = Array.from(pool.personGroup, (_, pair) => pair).filter((pair) => !left(pair));
  return {
    personStart: pool.personStart.map((start) => kept.filter((pair) => pair < start).length),
    personGroup: Int32Array.from(kept, (pair) => pool.personGroup[pair]!),
    personPoints: Int32Array.from(kept, (pair) => pool.personPoints[pair]!),
    personOften: new Uint8Array(kept.length),
    personCharge: null,
  };
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe('adjusting', () => {
  test('bars groups as if their pairs were not there', () => {
    const seen = { changed: 0, same: 0 };
    fc.assert(
      fc.property(seeds, (seed) => {
        const one = randomCase(seed);
        const { problem, pool, price, people, next } = one;
        const barred = Array.from(pool.personGroup, () => next(3) === 0);
        const few = without(pool, (pair) => barred[pair]!);
        const sweeper = new Sweeper(problem);
        for (let person = 0; person < people; person++) {
          const all = bestOf(sweeper, sweeper.solve(pool, price, person));
          const adjust = (_: number, pair: number): number => (barred[pair] ? -Infinity : 0);
          const open = bestOf(sweeper, sweeper.solve(pool, price, person, adjust));
          const { items } = sweeper.schedule;
          const asked = Array.from(items.group.subarray(0, items.count)).filter((group) => group >= 0);
          expect(open).toEqual(bestOf(sweeper, sweeper.solve(few, price, person)));
          const [from, to] = [pool.personStart[person]!, pool.personStart[person + 1]!];
          const free = Array.from(pool.personGroup).filter((_, pair) => pair >= from && pair < to && !barred[pair]);
          if (from < to) expect(asked).toEqual(free);
          seen[open.value === all.value ? 'same' : 'changed'] += 1;
        }
      }),
      { numRuns: 60, seed: 101 },
    );
    expect(Math.min(seen.changed, seen.same)).toBeGreaterThan(50);
  });

  test('makes a group worth so much more or less, as a lower or higher price and a charge would', () => {
    let gaining = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        const { problem, pool, price, people, next } = randomCase(seed);
        const more = price.map(() => (next(800) - 400) * POINT_PARTS);
        const cheaper = price.map((each, group) => each - more[group]!);
        const charged = { ...pool, personCharge: pool.personGroup.map((group) => -more[group]!) };
        const sweeper = new Sweeper(problem);
        for (let person = 0; person < people; person++) {
          const adjusted = bestOf(
            sweeper,
            sweeper.solve(pool, price, person, (group) => more[group]!),
          );
          expect(adjusted).toEqual(bestOf(sweeper, sweeper.solve(pool, cheaper, person)));
          expect(adjusted).toEqual(bestOf(sweeper, sweeper.solve(charged, price, person)));
          if (adjusted.value > 0) gaining += 1;
        }
      }),
      { numRuns: 40, seed: 102 },
    );
    expect(gaining).toBeGreaterThan(50);
  });

  test('is told the group and the place of each pair of the person', () => {
    const { problem, pool, price } = caseOf(
      buildMarket(
        anInput(
          [aPerson('x'), aPerson('y')],
          ['a', 'b'].map((id) => aSlot(id, { shoot: id, posting: id })),
        ),
      ),
      () => 0,
    );
    const told: (readonly [number, number])[] = [];
    const sweeper = new Sweeper(problem);
    sweeper.solve(pool, price, 1, (...place) => told.push(place));
    expect(told).toEqual([
      [0, 2],
      [1, 3],
    ]);
    expect(sweeper.work).toBe(2);
  });
});

describe('a sweep', () => {
  test('sums up and notes the best of everybody, and says who wants what at which price', () => {
    const seen = { gain: 0, none: 0 };
    fc.assert(
      fc.property(seeds, (seed) => {
        const one = randomCase(seed);
        const { problem, pool, price, people } = one;
        const out = outputOf(one);
        const sum = new Sweeper(problem).sweep(pool, price, [0, people], out);
        const expected = outputOf(one);
        const sweeper = new Sweeper(problem);
        for (let person = 0; person < people; person++) {
          const best = bestOf(sweeper, sweeper.solve(pool, price, person));
          expected.best[person] = best.value;
          for (const group of best.groups) expected.heard.want(group);
          seen[best.value > 0 ? 'gain' : 'none'] += 1;
          const { items } = sweeper.schedule;
          if (pool.personStart[person] === pool.personStart[person + 1]) continue;
          for (let item = 0; item < items.count; item++) {
            const group = items.group[item]!;
            if (group >= 0) expected.heard.offer(group, sweeper.schedule.threshold(item, price[group]!));
          }
        }
        expect(out).toEqual(expected);
        expect(sum).toBe(expected.best.reduce((all, each) => all + each, 0));
      }),
      { numRuns: 60, seed: 103 },
    );
    expect(Math.min(seen.gain, seen.none)).toBeGreaterThan(50);
  });

  test('of some people looks at nobody else', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const one = randomCase(seed);
        const { problem, pool, price, people, next } = one;
        const middle = next(people + 1);
        const [whole, parts] = [outputOf(one), outputOf(one)];
        const [all, cut] = [
          { ...pool, personOften: pool.personOften.slice() },
          { ...pool, personOften: pool.personOften.slice() },
        ];
        const sweeper = new Sweeper(problem);
        const sum = sweeper.sweep(all, price, [0, people], whole);
        const left = sweeper.sweep(cut, price, [0, middle], parts);
        expect(Array.from(parts.best.subarray(middle))).toEqual(Array(people - middle).fill(-7));
        expect(cut.personOften.subarray(pool.personStart[middle]!).some((often) => often > 0)).toBe(false);
        expect(left + sweeper.sweep(cut, price, [middle, people], parts)).toBe(sum);
        expect([parts, cut.personOften]).toEqual([whole, all.personOften]);
      }),
      { numRuns: 40, seed: 104 },
    );
  });
});

describe('how often a pair is chosen', () => {
  /** Three slots on the same days and one on others; x takes the cheapest. */
  const one = caseOf(
    buildMarket(
      anInput(
        [aPerson('x'), aPerson('y', { roles: [] })],
        [
          ...['a', 'b', 'c'].map((id) => aSlot(id, { shoot: id, posting: id })),
          aSlot('d', { shoot: 'd', posting: 'd', first: 50, last: 50, days: [50] }),
        ],
      ),
    ),
    () => 0,
  );
  const sweepAt = (prices: readonly number[], times: number, pool: PairPool): number[][] =>
    Array.from({ length: times }, () => {
      const out = outputOf(one);
      new Sweeper(one.problem).sweep(pool, Int32Array.from(prices), [0, one.people], out);
      return Array.from(pool.personOften);
    });
  const fresh = (): PairPool => ({ ...one.pool, personOften: new Uint8Array(one.pool.personOften.length) });
  const DEAR = 1_000;

  test('grows to the most, half of it within six sweeps, and stays there', () => {
    const [first, ...later] = sweepAt([DEAR, 0, DEAR, 0], 60, fresh());
    expect(first).toEqual([0, MOST_OFTEN / 8, 0, MOST_OFTEN / 8]);
    const often = [first!, ...later].map((pairs) => pairs[1]!);
    expect(often[5]).toBeGreaterThan(MOST_OFTEN / 2);
    expect(often.every((each, k) => k === 0 || each > often[k - 1]! || each === MOST_OFTEN)).toBe(true);
    expect(often.at(-1)).toBe(MOST_OFTEN);
    for (const [a, b, c, d] of later) expect([a, b, c]).toEqual([0, d, 0]);
  });

  test('falls as far again once others are chosen, and to nearly nothing in the end', () => {
    const pool = fresh();
    sweepAt([DEAR, 0, DEAR, 0], 60, pool);
    const often = sweepAt([0, DEAR, DEAR, 0], 60, pool);
    expect(often[0]).toEqual([MOST_OFTEN / 8, (MOST_OFTEN / 8) * 7, 0, MOST_OFTEN]);
    expect(often[4]![1]).toBeGreaterThan(MOST_OFTEN / 2);
    expect(often[5]![1]).toBeLessThanOrEqual(MOST_OFTEN / 2);
    const last = often.at(-1)!;
    expect([last[0], last[2], last[3]]).toEqual([MOST_OFTEN, 0, MOST_OFTEN]);
    expect(last[1]).toBeLessThan(8);
    expect(often.every((pairs, k) => k === 0 || pairs[1]! < often[k - 1]![1]! || pairs[1]! < 8)).toBe(true);
  });

  test('lies in between for those who take turns, the one chosen last ahead', () => {
    const pool = fresh();
    for (let k = 0; k < 40; k++) sweepAt(k % 2 === 0 ? [0, DEAR, DEAR, 0] : [DEAR, 0, DEAR, 0], 1, pool);
    const [a, b] = pool.personOften;
    expect(a).toBeGreaterThan(MOST_OFTEN / 3);
    expect(b).toBeGreaterThan(a!);
    expect(b).toBeLessThan((MOST_OFTEN * 2) / 3);
  });
});
