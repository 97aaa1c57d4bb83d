import fc from 'fast-check';
import { aBooking, aPerson, aSlot, anInput } from '../fixture/build';
import { seeded } from '../fixture/random-input';
import { buildMarket } from '../market/market-builder';
import type { SlotInput } from '../matching-input';
import { DEFAULT_WEIGHTS } from '../weights';
import { DayTables } from './day-tables';
import { PersonSchedule } from './person-schedule';
import { makeProblem, Problem } from './problem';
import { ScheduleItems } from './schedule-items';

interface Case {
  readonly problem: Problem;
  /** Groups that keep clear of the fixed jobs, in order, and what each brings at the prices. */
  readonly candidates: readonly number[];
  readonly net: readonly number[];
}

/** One person with a few bookings and `slots` slots, each of a shoot of its own, that keep clear of the bookings. */
function aCase(
  seed: number,
  slots: number,
  change: { chainDay?: number; bookings?: boolean; newcomer?: boolean } = {},
): Case {
  const next = seeded(seed);
  const booked =
    change.bookings === false
      ? []
      : [aBooking(-4, 1, { base: next(4) }), aBooking(20, 22, { base: next(4), nightRun: next(4) }), aBooking(44, 45)];
  const bookings = booked.filter(() => next(2) === 0);
  const list = Array.from({ length: slots }, (_, k) => {
    const first = next(60);
    const last = Math.min(63, first + (next(6) === 0 ? 7 + next(3) : next(6)));
    const days = Array.from({ length: last - first + 1 }, (__, day) => first + day);
    return aSlot(`t${k}`, { shoot: `s${k}`, posting: `p${k}`, base: next(4), first, last, days, nightRun: next(4) });
  });
  const person = aPerson('x', { bookings, newcomer: change.newcomer ?? next(2) === 0 });
  const weights = { ...DEFAULT_WEIGHTS, chainDay: change.chainDay ?? 40 };
  const problem = makeProblem(buildMarket(anInput([person], list, { weights })));
  const { groups, fixed } = problem;
  const way = (a: number, b: number): number => problem.travelDays[a * problem.baseCount + b]!;
  const clear = (group: number): boolean =>
    Array.from(fixed.first).every((first, k) => {
      const after = groups.first[group]! > fixed.rested[k]! + way(fixed.base[k]!, groups.base[group]!);
      return after || first > groups.rested[group]! + way(groups.base[group]!, fixed.base[k]!);
    });
  const candidates = Array.from({ length: groups.count }, (_, group) => group).filter(clear);
  return { problem, candidates, net: candidates.map(() => next(3_000) - 900) };
}

function scheduleOf({ problem, candidates, net }: Case): PersonSchedule {
  const schedule = new PersonSchedule(problem);
  schedule.begin(0);
  candidates.forEach((group, k) => schedule.items.add(group, net[k]!));
  schedule.solve();
  return schedule;
}

interface Row {
  readonly first: number;
  readonly last: number;
  readonly rested: number;
  readonly base: number;
  readonly net: number;
  /** Place among the candidates, -1 for a fixed job. */
  readonly place: number;
}

function rowsOf({ problem, candidates, net }: Case): Row[] {
  const { groups, fixed } = problem;
  const rows = candidates.map((group, place): Row => {
    const [first, last, rested] = [groups.first[group]!, groups.last[group]!, groups.rested[group]!];
    return { first, last, rested, base: groups.base[group]!, net: net[place]!, place };
  });
  fixed.first.forEach((first, k) => {
    rows.push({ first, last: fixed.last[k]!, rested: fixed.rested[k]!, base: fixed.base[k]!, net: 0, place: -1 });
  });
  return rows.sort((a, b) => a.first - b.first || a.place - b.place);
}

function linkOf({ problem }: Case, a: Row | undefined, b: Row): number {
  if (!a) return 0;
  return problem.chainRate * Math.max(0, problem.chainZeroDays - (b.first - a.last - 1));
}

/** Every schedule with at least one candidate, worth what it adds to the fixed jobs. */
function everySchedule(one: Case, visit: (value: number, taken: ReadonlySet<number>) => void): void {
  const { problem } = one;
  const rows = rowsOf(one);
  const fixed = rows.filter((row) => row.place < 0);
  const alone = fixed.reduce((sum, row, k) => sum + linkOf(one, fixed[k - 1], row), 0);
  const taken = new Set<number>();
  const go = (k: number, last: Row | undefined, value: number): void => {
    const row = rows[k];
    if (!row) {
      if (taken.size > 0) visit(value + problem.once[0]! - alone, taken);
      return;
    }
    if (row.place >= 0) go(k + 1, last, value);
    if (row.place >= 0 && last) {
      if (row.first <= last.rested + problem.travelDays[last.base * problem.baseCount + row.base]!) return;
    }
    if (row.place >= 0) taken.add(row.place);
    go(k + 1, row, value + row.net + linkOf(one, last, row));
    taken.delete(row.place);
  };
  go(0, undefined, 0);
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe('the best schedule of a person', () => {
  // Up to 12 items go through one pass, more through another.
  test.each([
    ['few', 1, 9],
    ['many', 13, 18],
  ])('is the best of all, with %s candidates', (_name, least, most) => {
    let several = 0;
    fc.assert(
      fc.property(seeds, fc.integer({ min: least, max: most }), (seed, slots) => {
        const one = aCase(seed, slots);
        const schedule = scheduleOf(one);
        let best = 0;
        const values = new Map<string, number>();
        everySchedule(one, (value, taken) => {
          best = Math.max(best, value);
          values.set([...taken].sort((a, b) => a - b).join(), value);
        });
        expect(schedule.value).toBe(best);
        // What it says it took is worth that much.
        const { items, chosen } = schedule;
        const places = chosen.map((item) => one.candidates.indexOf(items.group[item]!));
        expect(values.get([...places].sort((a, b) => a - b).join()) ?? 0).toBe(best);
        if (chosen.length > 2) several += 1;
      }),
      { numRuns: 70, seed: 21 },
    );
    if (most > 12) expect(several).toBeGreaterThan(30);
  });

  test('names, for each item, the price at which it just comes in or stays, without chains and first job', () => {
    let held = 0;
    fc.assert(
      fc.property(seeds, fc.integer({ min: 3, max: 17 }), fc.boolean(), (seed, slots, bookings) => {
        const one = aCase(seed, slots, { chainDay: 0, bookings, newcomer: false });
        const schedule = scheduleOf(one);
        const through = one.candidates.map(() => -Infinity);
        const without = one.candidates.map(() => 0);
        everySchedule(one, (value, taken) => {
          one.candidates.forEach((_, place) => {
            if (taken.has(place)) through[place] = Math.max(through[place]!, value);
            else without[place] = Math.max(without[place]!, value);
          });
        });
        const { items } = schedule;
        for (let item = 0; item < items.count; item++) {
          const place = one.candidates.indexOf(items.group[item]!);
          if (items.group[item]! < 0) continue;
          if (schedule.chosen.includes(item)) held += 1;
          expect(schedule.threshold(item, 5_000)).toBe(5_000 + through[place]! - without[place]!);
        }
      }),
      { numRuns: 70, seed: 22 },
    );
    expect(held).toBeGreaterThan(100);
  });

  test('names prices that are no further off than chains and a first job can matter, where there are any', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 3, max: 15 }), (seed, slots) => {
        const one = aCase(seed, slots);
        const schedule = scheduleOf(one);
        const most = 2 * one.problem.chainRate * one.problem.chainZeroDays + one.problem.once[0]!;
        const through = one.candidates.map(() => -Infinity);
        const without = one.candidates.map(() => 0);
        everySchedule(one, (value, taken) => {
          one.candidates.forEach((_, place) => {
            if (taken.has(place)) through[place] = Math.max(through[place]!, value);
            else without[place] = Math.max(without[place]!, value);
          });
        });
        const { items } = schedule;
        for (let item = 0; item < items.count; item++) {
          if (items.group[item]! < 0) continue;
          const place = one.candidates.indexOf(items.group[item]!);
          const exact = 5_000 + through[place]! - without[place]!;
          const named = schedule.threshold(item, 5_000);
          if (schedule.chosen.includes(item)) expect(Math.abs(named - exact)).toBeLessThanOrEqual(most);
          else expect(named).toBe(exact);
        }
      }),
      { numRuns: 50, seed: 23 },
    );
  });

  test('is worth nothing without candidates or with bad ones', () => {
    const one = aCase(5, 4);
    expect(scheduleOf({ ...one, candidates: [], net: [] })).toMatchObject({ value: 0, chosen: [] });
    const bad = scheduleOf({ ...one, net: one.net.map(() => -1_000_000) });
    expect(bad).toMatchObject({ value: 0, chosen: [] });
  });

  test('has room for more items than it began with, and for the next person after that', () => {
    const large = aCase(9, 700);
    const small = aCase(9, 5);
    const schedule = scheduleOf(large);
    expect(schedule.items.count).toBeGreaterThan(300);
    expect(schedule.value).toBe(referencePasses(large).best);
    schedule.begin(0);
    large.candidates.slice(0, 5).forEach((group, k) => schedule.items.add(group, large.net[k]!));
    schedule.solve();
    const first = { ...large, candidates: large.candidates.slice(0, 5), net: large.net.slice(0, 5) };
    expect(schedule.value).toBe(scheduleOf(first).value);
    expect(scheduleOf(small).value).toBe(referencePasses(small).best);
  });
});

/** Both passes by looking at each pair of rows; best value before and behind each. */
function referencePasses(one: Case): { before: number[]; behind: number[]; best: number } {
  const { problem } = one;
  const rows = rowsOf(one);
  const fixed = rows.filter((row) => row.place < 0);
  const alone = fixed.reduce((sum, row, k) => sum + linkOf(one, fixed[k - 1], row), 0);
  const follows = (a: Row, b: Row): boolean =>
    (a.place < 0 && b.place < 0) || b.first > a.rested + problem.travelDays[a.base * problem.baseCount + b.base]!;
  const skips = (from: number, to: number): boolean => rows.slice(from, to).some((row) => row.place < 0);
  const before: number[] = [];
  rows.forEach((row, k) => {
    let best = skips(0, k) ? -Infinity : 0;
    for (let j = 0; j < k; j++) {
      if (skips(j + 1, k) || !follows(rows[j]!, row)) continue;
      best = Math.max(best, before[j]! + rows[j]!.net + linkOf(one, rows[j], row));
    }
    before.push(best);
  });
  const behind: number[] = [];
  for (let k = rows.length - 1; k >= 0; k--) {
    let best = skips(k + 1, rows.length) ? -Infinity : 0;
    for (let j = rows.length - 1; j > k; j--) {
      if (skips(k + 1, j) || !follows(rows[k]!, rows[j]!)) continue;
      best = Math.max(best, behind[j]! + rows[j]!.net + linkOf(one, rows[k], rows[j]!));
    }
    behind[k] = best;
  }
  const values = rows.flatMap((row, k) => (row.place < 0 ? [] : [before[k]! + row.net + behind[k]!]));
  return { before, behind, best: Math.max(0, Math.max(-Infinity, ...values) + problem.once[0]! - alone) };
}

describe('tables by day', () => {
  test('give what looking at each pair gives, before and behind every item', () => {
    let walls = 0;
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 70 }), fc.constantFrom(0, 10, 200), (seed, slots, chainDay) => {
        const one = aCase(seed, slots, { chainDay });
        if (one.candidates.length === 0) return;
        const items = new ScheduleItems(one.problem);
        items.begin(0);
        one.candidates.forEach((group, k) => items.add(group, one.net[k]!));
        items.finish();
        const tables = new DayTables(one.problem);
        const before = new Float64Array(items.count);
        const behind = new Float64Array(items.count);
        const links = new Int32Array(items.count);
        tables.forward(items, before, links);
        tables.backward(items, behind, links);
        const expected = referencePasses(one);
        // Where a fixed job and a candidate begin on one day nothing says which comes first; none does here.
        expect([Array.from(before), Array.from(behind)]).toEqual([expected.before, expected.behind]);
        if (items.count > one.candidates.length) walls += 1;
      }),
      { numRuns: 120, seed: 24 },
    );
    expect(walls).toBeGreaterThan(60);
  });
});

/** A slot of a shoot of its own, on so many days from the first on. */
function days(id: string, first: number, count: number, change: Partial<SlotInput> = {}): SlotInput {
  const list = Array.from({ length: count }, (_, day) => first + day);
  return aSlot(id, { shoot: id, posting: id, first, last: first + count - 1, days: list, ...change });
}

describe('fixed jobs', () => {
  test('nobody is forced between two bookings that break a rule between themselves', () => {
    const bookings = [aBooking(10, 12, { base: 0 }), aBooking(14, 17, { base: 1 })];
    const slots = [days('a', 13, 1, { base: 2 }), days('b', 30, 4)];
    const terms = {
      weights: { ...DEFAULT_WEIGHTS, chainDay: 0 },
      travelMinutes: [
        [0, 3000, 100],
        [3000, 0, 100],
        [100, 100, 0],
      ],
    };
    const problem = makeProblem(buildMarket(anInput([aPerson('x', { bookings })], slots, terms)));
    expect(scheduleOf({ problem, candidates: [0, 1], net: [-500, 1_000] }).value).toBe(1_000);
  });

  test('a newcomer whose limit binds keeps her first job, with a booking behind it', () => {
    const bookings = [aBooking(50, 52)];
    const person = aPerson('x', { newcomer: true, bookings, dayLimit: { first: 0, last: 20, days: 5 } });
    const problem = makeProblem(buildMarket(anInput([person], [days('a', 2, 4), days('b', 7, 4)])));
    const schedule = scheduleOf({ problem, candidates: [0, 1], net: [-100, -100] });
    expect([schedule.value, schedule.chosen]).toEqual([6_300, [0]]);
  });
});
