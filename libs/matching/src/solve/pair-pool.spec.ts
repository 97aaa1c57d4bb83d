import fc from 'fast-check';
import { randomMarket, seeded } from '../fixture/random-input';
import { buildMarket } from '../market/market-builder';
import type { Market } from '../market/market';
import { POINT_PARTS } from '../plan';
import { clash, slotJob, tooClose } from '../verify/calendar';
import { keepsRules } from '../verify/pair';
import { pairPoints } from '../verify/points';
import { makePool, PairFinder, PairPool, shrinkPool } from './pair-pool';
import { makeProblem, Problem } from './problem';

type Pair = readonly [group: number, person: number, points: number];

/** Whether a slot keeps clear of a person's pins, by the code that checks plans. */
function clearOfPins(market: Market, slot: number, person: number): boolean {
  const { slots } = market;
  return Array.from(slots.pinned).every((pin, other) => {
    if (pin !== person) return true;
    if (slots.shoot[other] === slots.shoot[slot]) return false;
    const [one, two] = [slotJob(market, slot), slotJob(market, other)];
    return !clash(one, two) && !tooClose(market, one, two);
  });
}

/** All pairs that keep every rule and could be worth more than the floor of their group. */
function expectedPairs(
  market: Market,
  { groups, filled, once, chainRate, chainZeroDays }: Problem,
  floor: Int32Array,
): Pair[] {
  const pairs: Pair[] = [];
  for (let group = 0; group < groups.count; group++) {
    const slot = groups.slot[groups.unitStart[group]!]!;
    for (let person = 0; person < market.people.count; person++) {
      if (!keepsRules(market, slot, person) || !clearOfPins(market, slot, person)) continue;
      const points = pairPoints(market, slot, person);
      const most = points * POINT_PARTS + filled + once[person]! + 2 * chainRate * chainZeroDays;
      if (most > floor[group]!) pairs.push([group, person, points]);
    }
  }
  return pairs;
}

function byGroup(pool: PairPool): Pair[] {
  return Array.from(pool.floor).flatMap((_, group) => {
    const pairs: Pair[] = [];
    for (let k = pool.groupStart[group]!; k < pool.groupStart[group + 1]!; k++) {
      pairs.push([group, pool.groupPerson[k]!, pool.groupPoints[k]!]);
    }
    return pairs.sort((a, b) => a[1] - b[1]);
  });
}

function byPerson(pool: PairPool): Pair[] {
  const pairs: Pair[] = [];
  for (let person = 0; person + 1 < pool.personStart.length; person++) {
    for (let k = pool.personStart[person]!; k < pool.personStart[person + 1]!; k++) {
      pairs.push([pool.personGroup[k]!, person, pool.personPoints[k]!]);
    }
  }
  return pairs;
}

const markets = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
  people: fc.integer({ min: 1, max: 30 }),
  slots: fc.integer({ min: 1, max: 12 }),
  pins: fc.nat(3),
  easy: fc.boolean(),
});

test('a pool is complete down to its floors, whoever looks for which part, and shrinks to higher floors', () => {
  let pairs = 0;
  let left = 0;
  fc.assert(
    fc.property(markets, ({ seed, ...size }) => {
      const market = buildMarket(randomMarket(seed, { ...size, roles: 2, shoots: 3 }));
      const problem = makeProblem(market);
      const { count } = problem.groups;
      const next = seeded(seed + 1);
      const floor = Int32Array.from({ length: count }, () => (next(3) === 0 ? -1 : next(2_700) * POINT_PARTS));
      const expected = expectedPairs(market, problem, floor);
      const cut = next(count + 1);
      const finder = new PairFinder(market, problem);
      const parts = [finder.find(0, cut, floor), finder.find(cut, count, floor)];
      const pool = makePool(parts, market.people.count, floor);
      expect(byGroup(pool)).toEqual(expected);
      // By person the groups are in order, as a schedule needs them.
      const ordered = [...expected].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
      expect(byPerson(pool)).toEqual(ordered);
      const higher = floor.map((each) => each + next(400) * POINT_PARTS);
      const shrunk = shrinkPool(pool, problem, higher);
      expect(byGroup(shrunk)).toEqual(expectedPairs(market, problem, higher));
      expect(shrunk.floor).toEqual(higher);
      pairs += expected.length;
      left += shrunk.groupPerson.length;
    }),
    { numRuns: 100, seed: 61 },
  );
  expect(pairs).toBeGreaterThan(1_000);
  expect(left).toBeGreaterThan(300);
  expect(left).toBeLessThan(pairs);
});
