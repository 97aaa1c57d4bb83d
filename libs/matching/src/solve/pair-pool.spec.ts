import fc from 'fast-check';
import { randomMarket, seeded } from '../fixture/random-input';
import { buildMarket } from '../market/market-builder';
import type { Market } from '../market/market';
import { POINT_PARTS } from '../plan';
import { clash, slotJob, tooClose } from '../verify/calendar';
import { keepsRules } from '../verify/pair';
import { pairPoints } from '../verify/points';
import {
  makePool,
  makePoolByPerson,
  PairFinder,
  PairPool,
  PairRows,
  pairsByPerson,
  SweptPairs,
  turn,
} from './pair-pool';
import { makeProblem, Problem } from './problem';

type Place = readonly [group: number, person: number];
type Pair = readonly [...Place, points: number];

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

/** The most that a pair could be worth, in parts. */
function mostOf(market: Market, { groups, filled, once, chainRate, chainZeroDays }: Problem, [group, person]: Place) {
  const points = pairPoints(market, groups.slot[groups.unitStart[group]!]!, person);
  return points * POINT_PARTS + filled + once[person]! + 2 * chainRate * chainZeroDays;
}

/** All pairs that keep every rule and could be worth more than the floor of their group. */
function expectedPairs(market: Market, problem: Problem, floor: Int32Array): Pair[] {
  const { groups } = problem;
  const pairs: Pair[] = [];
  for (let group = 0; group < groups.count; group++) {
    const slot = groups.slot[groups.unitStart[group]!]!;
    for (let person = 0; person < market.people.count; person++) {
      if (!keepsRules(market, slot, person) || !clearOfPins(market, slot, person)) continue;
      if (mostOf(market, problem, [group, person]) <= floor[group]!) continue;
      pairs.push([group, person, pairPoints(market, slot, person)]);
    }
  }
  return pairs;
}

function byGroup(pool: PairPool): Pair[] {
  const pairs: Pair[] = [];
  for (let group = 0; group + 1 < pool.groupStart.length; group++) {
    for (let k = pool.groupStart[group]!; k < pool.groupStart[group + 1]!; k++) {
      pairs.push([group, pool.groupPerson[k]!, pool.groupPoints[k]!]);
    }
  }
  return pairs;
}

function byPerson(pool: SweptPairs): Pair[] {
  const pairs: Pair[] = [];
  for (let person = 0; person + 1 < pool.personStart.length; person++) {
    for (let k = pool.personStart[person]!; k < pool.personStart[person + 1]!; k++) {
      pairs.push([pool.personGroup[k]!, person, pool.personPoints[k]!]);
    }
  }
  return pairs;
}

const inGroups = (pairs: readonly Pair[]): Pair[] => [...pairs].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
const inPeople = (pairs: readonly Pair[]): Pair[] => [...pairs].sort((a, b) => a[1] - b[1] || a[0] - b[0]);

const markets = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
  people: fc.integer({ min: 1, max: 30 }),
  slots: fc.integer({ min: 1, max: 12 }),
  pins: fc.nat(3),
  easy: fc.boolean(),
});

interface Sought {
  readonly market: Market;
  readonly problem: Problem;
  readonly floor: Int32Array;
  readonly next: (n: number) => number;
}

/** A random market with a floor for each group, often just what somebody could be worth at most. */
function soughtIn({ seed, ...size }: { seed: number; people: number; slots: number }): Sought {
  const market = buildMarket(randomMarket(seed, { ...size, roles: 2, shoots: 3 }));
  const problem = makeProblem(market);
  const next = seeded(seed + 1);
  const floor = Int32Array.from({ length: problem.groups.count }, (_, group) => {
    const kind = next(3);
    if (kind === 0) return -1;
    return kind === 1 ? next(2_700) * POINT_PARTS : mostOf(market, problem, [group, next(market.people.count)]);
  });
  return { market, problem, floor, next };
}

test('a pool is complete down to its floors, whoever looks for which part', () => {
  let pairs = 0;
  fc.assert(
    fc.property(markets, (size) => {
      const { market, problem, floor, next } = soughtIn(size);
      const { count } = problem.groups;
      const expected = expectedPairs(market, problem, floor);
      const cut = next(count + 1);
      const finder = new PairFinder(market, problem);
      const parts = [finder.find(0, cut, floor), finder.find(cut, count, floor)];
      const pool = makePool(parts, market.people.count);
      expect(inGroups(byGroup(pool))).toEqual(expected);
      // By person the groups are in order, as a schedule needs them.
      expect(byPerson(pool)).toEqual(inPeople(expected));
      expect(pool.personOften).toEqual(new Uint8Array(expected.length));
      pairs += expected.length;
    }),
    { numRuns: 80, seed: 61 },
  );
  expect(pairs).toBeGreaterThan(800);
});

test('the pairs of some people and those of the others, put together by person, are those of all', () => {
  const seen = { pairs: 0, parts: 0 };
  fc.assert(
    fc.property(markets, fc.integer({ min: 1, max: 4 }), (size, parts) => {
      const { market, problem, floor, next } = soughtIn(size);
      const { count } = problem.groups;
      const people = market.people.count;
      const whole = new PairFinder(market, problem).find(0, count, floor);
      // Parts of nobody among them.
      const ends = Array.from({ length: parts - 1 }, () => next(people + 1)).sort((a, b) => a - b);
      const cuts = [0, ...ends, people];
      const found = cuts.slice(1).map((to, k): PairRows => {
        const [from, finder] = [cuts[k]!, new PairFinder(market, problem, [cuts[k]!, to])];
        const swept = pairsByPerson(finder.find(0, count, floor), people);
        const bounds = Array.from(swept.personStart);
        expect([bounds[from], bounds[to]]).toEqual([0, swept.personGroup.length]);
        expect(swept.personOften).toEqual(new Uint8Array(swept.personGroup.length));
        if (swept.personGroup.length > 0) seen.parts += 1;
        const rows = bounds.slice(from + 1, to + 1).map((end, row) => end - bounds[from + row]!);
        return { count: Int32Array.from(rows), other: swept.personGroup, points: swept.personPoints };
      });
      const [all, joined] = [makePool([whole], people), makePoolByPerson(found, count)];
      expect(byPerson(joined)).toEqual(byPerson(all));
      // By group as well the people are in order.
      expect(byGroup(joined)).toEqual(inGroups(byGroup(all)));
      expect(joined.personOften).toEqual(all.personOften);
      expect(byPerson(pairsByPerson(whole, people))).toEqual(byPerson(all));
      seen.pairs += byPerson(all).length;
    }),
    { numRuns: 80, seed: 62 },
  );
  expect(seen.pairs).toBeGreaterThan(800);
  expect(seen.parts).toBeGreaterThan(100);
});

test('pairs that are turned twice are back in order, whatever lay in the columns before', () => {
  const columns = (rows: number, pairs: number) => {
    return { start: new Int32Array(rows + 1), other: new Int32Array(pairs), points: new Int32Array(pairs) };
  };
  const from = {
    start: Int32Array.of(0, 2, 2, 5),
    other: Int32Array.of(3, 0, 1, 0, 3),
    points: Int32Array.of(30, 0, 21, 20, 23),
  };
  const to = columns(4, 5);
  to.start.fill(7);
  turn(from, to);
  expect(to).toEqual({
    start: Int32Array.of(0, 2, 3, 3, 5),
    other: Int32Array.of(0, 2, 2, 0, 2),
    points: Int32Array.of(0, 20, 21, 30, 23),
  });
  const back = columns(3, 5);
  turn(to, back);
  expect(back).toEqual({
    start: from.start,
    other: Int32Array.of(0, 3, 0, 1, 3),
    points: Int32Array.of(0, 30, 20, 21, 23),
  });
});

test('turning goes no further than the rows say, where columns have room over', () => {
  const from = { start: Int32Array.of(0, 1), other: Int32Array.of(1, 0), points: Int32Array.of(5, 9) };
  const to = { start: new Int32Array(3), other: new Int32Array(2), points: new Int32Array(2) };
  turn(from, to);
  expect(to).toEqual({ start: Int32Array.of(0, 0, 1), other: Int32Array.of(0, 0), points: Int32Array.of(5, 0) });
});
