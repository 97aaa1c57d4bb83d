import fc from 'fast-check';
import { aBooking, aPerson, aSlot, anInput } from '../fixture/build';
import { seeded } from '../fixture/random-input';
import { buildMarket } from '../market/market-builder';
import { POINT_PARTS } from '../plan';
import { DEFAULT_WEIGHTS } from '../weights';
import { limitedSchedule } from './limited-schedule';
import { makeProblem } from './problem';
import { ScheduleItems } from './schedule-items';

const FIXED = -1;

interface Span {
  readonly first: number;
  readonly last: number;
  readonly base?: number;
}

interface Job extends Span {
  readonly net: number;
}

/** A person's bookings and candidates in order of first day, each of a shoot of its own. */
function itemsOf(jobs: readonly Job[], bookings: readonly Span[] = [], chainDay = 0): ScheduleItems {
  const slots = jobs.map(({ first, last, base = 0 }, k) => {
    const days = Array.from({ length: last - first + 1 }, (_, day) => first + day);
    return aSlot(`t${k}`, { shoot: `s${k}`, posting: `p${k}`, base, first, last, days });
  });
  const booked = bookings.map(({ first, last, base = 0 }) => aBooking(first, last, { base }));
  const weights = { ...DEFAULT_WEIGHTS, chainDay };
  const problem = makeProblem(buildMarket(anInput([aPerson('x', { bookings: booked })], slots, { weights })));
  const { groups } = problem;
  const items = new ScheduleItems(problem);
  items.begin(0);
  for (let group = 0; group < groups.count; group++) items.add(group, jobs[groups.slot[group]!]!.net);
  items.finish();
  return items;
}

interface Case {
  readonly items: ScheduleItems;
  readonly days: (item: number) => number;
  readonly most: number;
}

function aCase(seed: number, candidates: number, booked: boolean): Case {
  const next = seeded(seed);
  // The last two are closer to each other than the way allows.
  const bookings = [
    { first: -3, last: 1, base: next(4) },
    { first: 18, last: 20, base: next(4) },
    { first: 42, last: 43, base: 3 },
    { first: 44, last: 45, base: 0 },
  ].filter(() => booked && next(2) === 0);
  const jobs = Array.from({ length: candidates }, (): Job => {
    const first = next(57);
    return { first, last: first + next(7), base: next(4), net: next(3_000) - 900 };
  });
  const items = itemsOf(jobs, bookings, next(3) === 0 ? 0 : 1 + next(8));
  const own = Array.from({ length: items.count }, () => next(6));
  return { items, days: (item) => own[item]!, most: next(12) };
}

/** What items in a row are worth; -Infinity where two that are not both fixed cannot follow each other. */
function worthOf(items: ScheduleItems, row: readonly number[]): number {
  return row.reduce((sum, item, k) => {
    const before = row[k - 1];
    if (before === undefined) return sum + items.net[item]!;
    const bothFixed = items.group[item] === FIXED && items.group[before] === FIXED;
    if (!bothFixed && !items.follows(before, item)) return -Infinity;
    return sum + items.net[item]! + items.chain(before, item);
  }, 0);
}

function daysOf({ days }: Case, taken: readonly number[]): number {
  return taken.reduce((sum, item) => sum + days(item), 0);
}

function rowWith({ items }: Case, taken: readonly number[]): number[] {
  const all = Array.from({ length: items.count }, (_, item) => item);
  return all.filter((item) => items.group[item] === FIXED || taken.includes(item));
}

/** The best of all sets of candidates that keep the limit, none left out but the empty one. */
function bestOfAll(one: Case, keeps: (item: number) => boolean = () => true): number {
  const candidates = Array.from({ length: one.items.count }, (_, item) => item).filter(
    (item) => one.items.group[item] !== FIXED && keeps(item),
  );
  let best = -Infinity;
  for (let set = 1; set < 1 << candidates.length; set++) {
    const taken = candidates.filter((_, k) => ((set >> k) & 1) === 1);
    if (daysOf(one, taken) <= one.most) best = Math.max(best, worthOf(one.items, rowWith(one, taken)));
  }
  return best;
}

const cases = [fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 1, max: 8 })] as const;

describe('the best schedule under a limit of days', () => {
  test('is the best of all sets of candidates, even where each costs more than it brings', () => {
    const seen = { several: 0, none: 0 };
    fc.assert(
      fc.property(...cases, (seed, candidates) => {
        const one = aCase(seed, candidates, false);
        const { value, chosen } = limitedSchedule(one.items, one.days, one.most);
        expect(value).toBe(bestOfAll(one));
        if (chosen.length === 0) {
          expect(value).toBe(-Infinity);
          seen.none += 1;
          return;
        }
        expect(chosen).toEqual([...chosen].sort((a, b) => a - b));
        expect(daysOf(one, chosen)).toBeLessThanOrEqual(one.most);
        expect(worthOf(one.items, chosen)).toBe(value);
        if (chosen.length > 1) seen.several += 1;
      }),
      { numRuns: 130, seed: 91 },
    );
    expect(seen.several).toBeGreaterThan(40);
    expect(seen.none).toBeGreaterThan(2);
  });

  test('keeps every fixed job, and is the best of all sets, even of those that are worth less than fixed jobs alone', () => {
    const seen = { better: 0, worse: 0, none: 0, around: 0, close: 0 };
    fc.assert(
      fc.property(...cases, (seed, candidates) => {
        const one = aCase(seed, candidates, true);
        const { items } = one;
        const { value, chosen } = limitedSchedule(items, one.days, one.most);
        expect(value).toBe(bestOfAll(one));
        if (value === -Infinity) {
          expect(chosen).toEqual([]);
          seen.none += 1;
          return;
        }
        expect(chosen.map((item) => items.group[item])).not.toContain(FIXED);
        expect(daysOf(one, chosen)).toBeLessThanOrEqual(one.most);
        const row = rowWith(one, chosen);
        expect(worthOf(items, row)).toBe(value);
        const alone = worthOf(items, rowWith(one, []));
        seen[value > alone ? 'better' : 'worse'] += 1;
        const fixed = row.filter((item) => items.group[item] === FIXED);
        if (fixed.some((item) => item > chosen[0]!) && fixed.some((item) => item < chosen.at(-1)!)) seen.around += 1;
        if (fixed.some((item, k) => k > 0 && !items.follows(fixed[k - 1]!, item))) seen.close += 1;
      }),
      { numRuns: 130, seed: 92 },
    );
    expect(seen.better).toBeGreaterThan(70);
    expect(Math.min(seen.worse, seen.none)).toBeGreaterThan(2);
    expect(seen.around).toBeGreaterThan(20);
    expect(seen.close).toBeGreaterThan(10);
  });

  test('is looked for among the candidates that it is told to keep, and fixed jobs stay', () => {
    let fewer = 0;
    fc.assert(
      fc.property(...cases, fc.nat(255), (seed, candidates, kept) => {
        const one = aCase(seed, candidates, true);
        const { items } = one;
        const keeps = (item: number): boolean =>
          items.group[item] !== FIXED && ((kept >> items.group[item]!) & 1) === 1;
        const { value, chosen } = limitedSchedule(items, one.days, one.most, keeps);
        expect(value).toBe(bestOfAll(one, keeps));
        expect(chosen.filter((item) => !keeps(item))).toEqual([]);
        if (value > -Infinity && value < bestOfAll(one)) fewer += 1;
      }),
      { numRuns: 70, seed: 93 },
    );
    expect(fewer).toBeGreaterThan(8);
  });
});

describe('a limit', () => {
  const WEEKS: readonly Job[] = [
    { first: 2, last: 4, net: 500 },
    { first: 12, last: 16, net: 900 },
    { first: 22, last: 24, net: 600 },
  ];
  const length = (items: ScheduleItems) => (item: number) => items.last[item]! - items.first[item]! + 1;
  const chosenOf = (most: number, jobs = WEEKS) => {
    const items = itemsOf(jobs);
    return limitedSchedule(items, length(items), most);
  };

  test.each([
    [11, 2_000, [0, 1, 2]],
    [10, 1_500, [1, 2]],
    [8, 1_500, [1, 2]],
    // Two short jobs are better than the long one.
    [7, 1_100, [0, 2]],
    [5, 900, [1]],
    [4, 600, [2]],
    [3, 600, [2]],
  ])('of %i days gives %i', (most, value, chosen) => {
    expect(chosenOf(most)).toEqual({ value, chosen });
  });

  test.each([0, 2])('of %i days, for which every job is too long, leaves nothing', (most) => {
    expect(chosenOf(most)).toEqual({ value: -Infinity, chosen: [] });
  });

  test('of no days leaves the jobs that take none of them', () => {
    const items = itemsOf(WEEKS);
    const inside = (item: number): number => (item === 1 ? 5 : 0);
    expect(limitedSchedule(items, inside, 0)).toEqual({ value: 1_100, chosen: [0, 2] });
  });

  test('takes the least bad job where every job costs more than it brings', () => {
    const jobs = WEEKS.map((job) => ({ ...job, net: -job.net }));
    expect(chosenOf(11, jobs)).toEqual({ value: -500, chosen: [0] });
    expect(chosenOf(0, [])).toEqual({ value: -Infinity, chosen: [] });
  });

  test('takes the least bad job beside a fixed one behind it as well', () => {
    const jobs = [
      { first: 2, last: 5, net: -100 },
      { first: 7, last: 10, net: -200 },
    ];
    const items = itemsOf(jobs, [{ first: 50, last: 52 }]);
    expect(limitedSchedule(items, length(items), 5)).toEqual({ value: -100, chosen: [0] });
  });

  test('does not count fixed jobs, but their chains and the way to them', () => {
    const booking = [{ first: 27, last: 40 }];
    const items = itemsOf(WEEKS, booking, 10);
    // Two idle days of six between the last job and the booking.
    const chain = 4 * 10 * POINT_PARTS;
    expect(limitedSchedule(items, length(items), 3)).toEqual({ value: 600 + chain, chosen: [2] });
    // Fifteen hours away: the way takes two days.
    const far = itemsOf(WEEKS, [{ first: 26, last: 40, base: 3 }]);
    expect(limitedSchedule(far, length(far), 3)).toEqual({ value: 500, chosen: [0] });
  });
});

test('no candidates, or fixed jobs alone, make no schedule', () => {
  const none = { value: -Infinity, chosen: [] };
  expect(limitedSchedule(itemsOf([]), () => 1, 5)).toEqual(none);
  expect(limitedSchedule(itemsOf([], [{ first: 3, last: 5 }]), () => 1, 5)).toEqual(none);
});
