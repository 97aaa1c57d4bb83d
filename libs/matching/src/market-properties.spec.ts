import fc from 'fast-check';
import loadHighs from 'highs';
import { certify } from './certify/certify';
import { optimumByHighs } from './fixture/highs-market';
import { bruteForceMarket } from './fixture/oracle';
import { randomMarket, seeded, shuffled } from './fixture/random-input';
import { buildMarket } from './market/market-builder';
import type { Market } from './market/market';
import { aBooking, aPerson, aSlot, anInput } from './fixture/build';
import type { DayInterval, MatchingInput, PersonInput, SlotInput } from './matching-input';
import { MatchingInputError } from './matching-input.error';
import { POINT_PARTS } from './plan';
import { PersonValue } from './solve/person-value';
import { PlanState } from './solve/plan-state';
import { makeProblem } from './solve/problem';
import { solve } from './solve/solve';
import type { SolveResult } from './solve/solve-types';
import { OneThread } from './solve/threads';
import { pairPoints } from './verify/points';
import { verifyPlan } from './verify/verify-plan';

/** What holds for every solve, whatever the market. */
function solved(market: Market, options: Parameters<typeof solve>[1] = {}): SolveResult {
  const result = solve(market, options);
  const check = verifyPlan(market, result.plan);
  expect(check.violations).toEqual([]);
  expect(result.value).toBe(check.value);
  const pins = market.slots.pinned.reduce((sum, person) => sum + (person >= 0 ? 1 : 0), 0);
  expect([result.filled + pins, result.open]).toEqual([check.filled, check.open]);
  expect(result.value).toBeLessThanOrEqual(result.bound);
  return result;
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const tiny = {
  people: fc.integer({ min: 1, max: 4 }),
  slots: fc.integer({ min: 2, max: 5 }),
  shoots: fc.integer({ min: 1, max: 5 }),
  easy: fc.boolean(),
};

function hasLimits(input: MatchingInput): boolean {
  return input.people.some(({ dayLimit }) => dayLimit !== undefined);
}

function sharedDays(input: MatchingInput): boolean {
  return input.people.some(({ id, bookings }) => {
    const pins = input.slots.filter(({ pinnedPerson }) => pinnedPerson === id);
    const jobs = [...bookings, ...pins].sort((a, b) => a.first - b.first);
    return jobs.some((job, k) => k > 0 && job.first <= jobs[k - 1]!.last);
  });
}

test('the optimum of a tiny market lies between plan and bound, and the plan mostly is one', () => {
  const count = { all: 0, optimal: 0, proven: 0, valuable: 0 };
  fc.assert(
    fc.property(seeds, fc.record({ ...tiny, pins: fc.nat(2) }), (seed, size) => {
      const input = randomMarket(seed, { ...size, roles: 1 });
      fc.pre(!sharedDays(input));
      const result = solved(buildMarket(input));
      const best = bruteForceMarket(input).value;
      expect(result.value).toBeLessThanOrEqual(best);
      expect(result.bound).toBeGreaterThanOrEqual(best);
      count.all += 1;
      if (result.value === best) count.optimal += 1;
      if (result.value === best && result.bound - best < 1) count.proven += 1;
      if (best > 3_000) count.valuable += 1;
    }),
    { numRuns: 120, seed: 71 },
  );
  expect(count.valuable).toBeGreaterThan(25);
  expect(count.optimal).toBeGreaterThan(0.9 * count.all);
});

test.each([
  [1, 60, 40, 20],
  [2, 120, 80, 30],
  [3, 300, 150, 80],
])(
  'HiGHS finds the optimum between plan and bound (seed %i, %i slots, %i people)',
  async (seed, slots, people, shoots) => {
    const random = randomMarket(seed, { people, slots, shoots, roles: slots > 200 ? 8 : 4 });
    const market = buildMarket({ ...random, weights: { ...random.weights, chainDay: 0, firstJob: 0 } });
    const result = solved(market);
    const optimum = optimumByHighs(market, await loadHighs());
    expect(result.value).toBeLessThanOrEqual(optimum);
    expect(result.bound).toBeGreaterThanOrEqual(optimum);
    expect(result.value).toBeGreaterThan(0.98 * optimum);
  },
  60_000,
);

test('labour caps, limits on trainees and bans are kept, and the optimum lies between plan and bound', () => {
  const count = { all: 0, optimal: 0, binding: 0 };
  fc.assert(
    fc.property(
      seeds,
      fc.record({ ...tiny, people: fc.integer({ min: 2, max: 4 }), pins: fc.nat(1) }),
      (seed, size) => {
        const input = randomMarket(seed, { ...size, roles: 1, sideRules: true });
        fc.pre(!sharedDays(input));
        const market = buildMarket(input);
        const result = solved(market);
        const best = bruteForceMarket(input).value;
        expect(result.value).toBeLessThanOrEqual(best);
        expect(result.bound).toBeGreaterThanOrEqual(best);
        expect(certify(market, result.prices).bound).toBe(result.bound * POINT_PARTS);
        count.all += 1;
        if (result.value === best) count.optimal += 1;
        const { shoots: _, pairBans: __, ...free } = input;
        if (bruteForceMarket(free).value > best) count.binding += 1;
      },
    ),
    { numRuns: 100, seed: 75 },
  );
  expect(count.binding).toBeGreaterThan(15);
  expect(count.optimal).toBeGreaterThan(0.8 * count.all);
});

test('side rules of shoots with many slots are kept, priced and proven', () => {
  let closer = 0;
  for (let seed = 1; seed <= 12; seed++) {
    const size = { people: 80, slots: 60, shoots: 8, roles: 3, pins: 3 };
    const market = buildMarket(randomMarket(seed, { ...size, sideRules: true }));
    const result = solved(market);
    expect(result.filled).toBeGreaterThan(20);
    const { prices } = result;
    expect(certify(market, prices).bound).toBe(result.bound * POINT_PARTS);
    const none = { labour: prices.labour.map(() => 0), trainee: prices.trainee.map(() => 0) };
    if (certify(market, { ...prices, ...none }).bound > result.bound * POINT_PARTS) closer += 1;
  }
  expect(closer).toBeGreaterThan(8);
});

test('the bound is the one that the certificate gives at the same prices, to the part', () => {
  let limited = 0;
  fc.assert(
    fc.property(
      seeds,
      fc.integer({ min: 2, max: 30 }),
      fc.integer({ min: 2, max: 25 }),
      fc.nat(2),
      (seed, people, slots, pins) => {
        const input = randomMarket(seed, { people, slots, pins, roles: 2, shoots: 8 });
        fc.pre(!sharedDays(input));
        const market = buildMarket(input);
        const { prices, bound } = solved(market);
        const proof = certify(market, prices);
        expect(bound * POINT_PARTS).toBe(proof.bound);
        if (hasLimits(input)) limited += 1;
      },
    ),
    { numRuns: 30, seed: 72 },
  );
  expect(limited).toBeGreaterThan(10);
});

test('the gap is what open slots cost and what people fall short of their best, to the part', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 2, max: 30 }), fc.integer({ min: 2, max: 25 }), (seed, people, slots) => {
      const market = buildMarket(randomMarket(seed, { people, slots, pins: 1, roles: 2, shoots: 8 }));
      const result = solved(market);
      const problem = makeProblem(market);
      const { groups } = problem;
      const price = Int32Array.from(
        groups.unitStart.subarray(0, groups.count),
        (unit) => result.prices.slot[groups.slot[unit]!]!,
      );
      const threads = new OneThread(market, problem);
      threads.sweep(threads.pool(price), price);
      const plan = new PlanState(problem, market.people.count);
      groups.slot.forEach((slot, unit) => {
        const person = result.plan.personOfSlot[slot]!;
        if (person >= 0) plan.assign(unit, person, pairPoints(market, slot, person));
      });
      const value = new PersonValue(problem, plan);
      let gap = 0;
      plan.holder.forEach((person, unit) => {
        gap += person < 0 ? price[plan.groupOf[unit]!]! : 0;
      });
      for (let person = 0; person < market.people.count; person++) {
        let surplus = value.of(person);
        for (let unit = plan.head(person); unit >= 0; unit = plan.after(unit)) surplus -= price[plan.groupOf[unit]!]!;
        expect(threads.output.best[person]).toBeGreaterThanOrEqual(surplus);
        gap += threads.output.best[person]! - surplus;
      }
      expect((result.bound - result.value) * POINT_PARTS).toBe(gap);
    }),
    { numRuns: 25, seed: 73 },
  );
});

describe('identical people and slots that are worth the same', () => {
  /** Slots of shoots of their own on random days, each with its role, worth nothing but being filled. */
  function flat(seed: number, people: number, slots: number): MatchingInput {
    const next = seeded(seed);
    const list = Array.from({ length: slots }, (_, k) => {
      const first = next(50);
      const days = Array.from({ length: 1 + next(6) }, (__, day) => first + day);
      return aSlot(`t${k}`, { shoot: `s${k}`, posting: `p${k}`, first, last: days.at(-1)!, days });
    });
    const random = anInput(
      Array.from({ length: people }, (_, k) => aPerson(`h${k}`)),
      list,
    );
    const none = Object.fromEntries(Object.keys(random.weights).map((name) => [name, 0]));
    const { version, distanceZeroMinutes, fairnessZeroDays, bedFromMinutes, chainZeroDays } = random.weights;
    const limits = { version, distanceZeroMinutes, fairnessZeroDays, bedFromMinutes, chainZeroDays };
    return { ...random, weights: { ...random.weights, ...none, ...limits, filled: 1_000 } };
  }

  /** The most slots that so many people can hold: the one that ends last goes when too many share a day. */
  function mostHeld(slots: readonly SlotInput[], people: number): number {
    let held: SlotInput[] = [];
    let done = 0;
    for (const slot of [...slots].sort((a, b) => a.first - b.first)) {
      done += held.filter(({ last }) => last < slot.first).length;
      held = [...held.filter(({ last }) => last >= slot.first), slot].sort((a, b) => a.last - b.last);
      if (held.length > people) held.pop();
    }
    return done + held.length;
  }

  test('all are filled when there are as many people as slots on one day, one stays open with one fewer', () => {
    for (const seed of [1, 2]) {
      const { slots } = flat(seed, 1, 40);
      const overlap = Math.max(
        ...slots.map((slot) => slots.filter(({ first, last }) => first <= slot.first && slot.first <= last).length),
      );
      expect(mostHeld(slots, overlap)).toBe(40);
      expect(mostHeld(slots, overlap - 1)).toBeLessThan(40);
      expect(solved(buildMarket(flat(seed, overlap, 40))).filled).toBe(40);
      expect(solved(buildMarket(flat(seed, overlap - 1, 40))).filled).toBeLessThan(40);
    }
  });

  test('as many are filled as can be, and the bound says so', () => {
    let most = 0;
    let filled = 0;
    for (const seed of [5, 6, 7, 8]) {
      const input = flat(seed, 2 + (seed % 4), 50);
      const best = mostHeld(input.slots, input.people.length);
      const result = solved(buildMarket(input));
      expect(result.filled).toBeLessThanOrEqual(best);
      expect(result.bound).toBeGreaterThanOrEqual(1_000 * best);
      expect(result.bound).toBeLessThan(1_000 * (best + 1.5));
      most += best;
      filled += result.filled;
    }
    expect(filled).toBeGreaterThanOrEqual(0.98 * most);
  });
});

const middling = fc.record({
  people: fc.integer({ min: 2, max: 40 }),
  slots: fc.integer({ min: 2, max: 30 }),
  roles: fc.integer({ min: 1, max: 3 }),
  shoots: fc.integer({ min: 1, max: 10 }),
  easy: fc.boolean(),
  pins: fc.nat(2),
});

/** Runs a property on random markets, the same ones every time. */
function always(numRuns: number, property: (input: MatchingInput, seed: number) => void): void {
  fc.assert(
    fc.property(seeds, middling, (seed, size) => {
      const input = randomMarket(seed, size);
      fc.pre(!sharedDays(input));
      property(input, seed);
    }),
    { numRuns, seed: 74 },
  );
}

/** The result without anything that may differ between two equal runs. */
function bytesOf(result: SolveResult): string {
  const lists = [result.plan.personOfSlot, ...Object.values(result.prices as object)].map((list) =>
    Array.from(list as Int32Array),
  );
  return JSON.stringify([lists, result.value, result.bound, result.gap, result.work, result.steps]);
}

describe('a market that is told in another way', () => {
  test('in another order gives the same bytes, and so does a second run', () => {
    always(10, (input, seed) => {
      const before = JSON.stringify(input);
      const next = seeded(seed);
      const people = shuffled(input.people, next).map((person) => ({
        ...person,
        roles: shuffled(person.roles, next),
        bookings: shuffled(person.bookings, next),
        free: shuffled(person.free, next),
      }));
      const slots = shuffled(input.slots, next).map((slot) => ({ ...slot, days: shuffled(slot.days, next) }));
      const mixed = { ...input, people, slots, applications: shuffled(input.applications, next) };
      const market = buildMarket(input);
      const bytes = bytesOf(solved(market));
      expect(bytesOf(solve(market))).toBe(bytes);
      expect(bytesOf(solve(buildMarket(mixed)))).toBe(bytes);
      expect(JSON.stringify(input)).toBe(before);
    });
  });

  test('with all days shifted gives the same bytes', () => {
    const by = 20_000;
    const interval = ([from, to]: DayInterval): DayInterval => [from + by, to + by];
    const shift = <T extends { readonly first: number; readonly last: number }>(entry: T): T => ({
      ...entry,
      first: entry.first + by,
      last: entry.last + by,
    });
    always(10, (input) => {
      const people = input.people.map((person): PersonInput => ({
        ...person,
        free: person.free.map(interval),
        preferNot: person.preferNot.map(interval),
        bookings: person.bookings.map(shift),
        ...(person.dayLimit && { dayLimit: shift(person.dayLimit) }),
      }));
      const slots = input.slots.map((slot) => ({ ...shift(slot), days: slot.days.map((day) => day + by) }));
      const shifted = { ...input, firstDay: input.firstDay + by, people, slots };
      expect(bytesOf(solved(buildMarket(shifted)))).toBe(bytesOf(solve(buildMarket(input))));
    });
  });

  test('with other names is worth about the same, and bounded about the same', () => {
    let worse = 0;
    let sum = 0;
    always(10, (input, seed) => {
      const next = seeded(seed);
      const names = new Map(shuffled(input.people, next).map(({ id }, k) => [id, `n${String(k).padStart(4, '0')}`]));
      const name = (id: string): string => names.get(id) ?? id;
      const places = shuffled(input.slots, next);
      const people = input.people.map((person) => ({ ...person, id: name(person.id) }));
      const slots = input.slots.map((slot) => ({
        ...slot,
        id: `m${String(places.indexOf(slot)).padStart(4, '0')}`,
        excludedPeople: slot.excludedPeople.map(name),
        ...(slot.pinnedPerson && { pinnedPerson: name(slot.pinnedPerson) }),
      }));
      const applications = input.applications.map((each) => ({ ...each, person: name(each.person) }));
      const one = solved(buildMarket(input));
      const other = solved(buildMarket({ ...input, people, slots, applications }));
      // Either proof holds for both.
      expect(one.value).toBeLessThanOrEqual(other.bound);
      expect(other.value).toBeLessThanOrEqual(one.bound);
      worse += Math.abs(one.value - other.value);
      sum += one.value;
    });
    expect(worse).toBeLessThan(0.01 * sum);
  });
});

/** What two solves say of each other: neither plan is better than the other's proof allows, and both are close. */
describe('a market that is a little different', () => {
  test('without a person whom the plan does not use is worth the same', () => {
    always(10, (input) => {
      const market = buildMarket(input);
      const result = solved(market);
      const used = new Set(Array.from(result.plan.personOfSlot, (person) => market.names.people[person]));
      const unused = input.people.find(({ id }) => !used.has(id));
      if (!unused) return;
      const less = solved(buildMarket({ ...input, people: input.people.filter((person) => person !== unused) }));
      // What was a plan is one still; what is a plan now was one before.
      expect(result.value).toBeLessThanOrEqual(less.bound);
      expect(less.value).toBeLessThanOrEqual(result.bound);
    });
  });

  test('with a twin of a person is worth no less, within the proof', () => {
    always(10, (input) => {
      const result = solved(buildMarket(input));
      const more = solved(buildMarket({ ...input, people: [...input.people, { ...input.people[0]!, id: 'zz' }] }));
      expect(more.bound).toBeGreaterThanOrEqual(result.value);
      expect(more.value).toBeGreaterThanOrEqual(result.value - (more.bound - more.value));
    });
  });

  test('with a rule made tighter is worth no more than the looser one is bounded by', () => {
    let lower = 0;
    always(10, (input) => {
      const tighter = {
        ...input,
        gapPolicy: { ...input.gapPolicy, restAfterDays: 3, restDays: 2, sameDayTravelMinutes: 100 },
        people: input.people.map((person) => ({ ...person, maxTravelMinutes: Math.min(650, person.maxTravelMinutes) })),
      };
      const loose = solved(buildMarket(input));
      const tight = solved(buildMarket(tighter));
      expect(tight.value).toBeLessThanOrEqual(loose.bound);
      if (tight.bound < loose.value) lower += 1;
    });
    expect(lower).toBeGreaterThan(2);
  });

  test('with slots that are alike in postings of their own is worth the same, within the proof', () => {
    let apart = 0;
    let sum = 0;
    always(10, (input) => {
      const alike = input.slots.flatMap((slot, k) => {
        return [0, 1, 2].slice(k % 3).map((unit) => ({ ...slot, id: `${slot.id}-${unit}`, pinnedPerson: undefined }));
      });
      const slots = alike.map(({ pinnedPerson: _, ...slot }): SlotInput => slot);
      const split = slots.map((slot) => ({ ...slot, posting: `${slot.posting} ${slot.id}` }));
      const asked = input.applications.flatMap((each) => {
        return split
          .filter(({ posting }) => posting.startsWith(`${each.posting} `))
          .map(({ posting }) => ({ ...each, posting }));
      });
      const whole = solved(buildMarket({ ...input, slots }));
      const singles = solved(buildMarket({ ...input, slots: split, applications: asked }));
      expect(whole.value).toBeLessThanOrEqual(singles.bound);
      expect(singles.value).toBeLessThanOrEqual(whole.bound);
      apart += Math.abs(whole.bound - singles.bound);
      sum += whole.bound;
    });
    expect(apart).toBeLessThan(0.03 * sum);
  });
});

describe('a solve that goes on from prices', () => {
  test('is bounded as well as one from scratch', () => {
    let coldValue = 0;
    let warmValue = 0;
    always(10, (input) => {
      const market = buildMarket(input);
      const first = solved(market);
      const second = solved(market, { start: first.prices });
      coldValue += first.value;
      warmValue += second.value;
      expect(second.bound).toBeLessThanOrEqual(1.01 * first.bound);
    });
    expect(warmValue / coldValue).toBeGreaterThan(0.97);
  });

  test('proves something from any prices', () => {
    always(10, (input, seed) => {
      const market = buildMarket(input);
      const next = seeded(seed);
      const slot = Int32Array.from({ length: market.slots.count }, () => next(3_000) * POINT_PARTS);
      const none = { labour: new Int32Array(market.shoots.count), trainee: new Int32Array(market.crews.count) };
      const result = solved(market, { start: { slot, ...none } });
      expect(solve(market).value).toBeLessThanOrEqual(result.bound);
    });
  });
});

describe('limits', () => {
  const market = (): Market => buildMarket(randomMarket(8, { people: 60, slots: 50, shoots: 20, roles: 2 }));

  test('with little work there is a plan and a proof all the same', () => {
    for (const work of [0, 1, 1_000, 20_000]) {
      const result = solved(market(), { work });
      expect(result.bound).toBeGreaterThanOrEqual(solve(market()).value);
    }
  });

  test('a gap that is enough ends a solve sooner', () => {
    const [whole, enough] = [solved(market()), solved(market(), { gapTarget: 0.2 })];
    expect(enough.gap).toBeLessThanOrEqual(0.2);
    expect(enough.work).toBeLessThan(whole.work);
  });

  test('who asks can stop it, and hears of every step', () => {
    const heard: number[] = [];
    const stop = ({ stage }: { stage: string }): boolean => stage === 'prices';
    const result = solved(market(), { stop, onProgress: ({ work }) => heard.push(work) });
    expect(heard).toEqual(result.steps.map(({ work }) => work));
    expect([...heard].sort((a, b) => a - b)).toEqual(heard);
    expect(result.steps.filter(({ stage }) => stage === 'prices')).toHaveLength(1);
    expect(result.steps.at(-1)!.stage).toBe('proof');
  });
});

describe('odd markets', () => {
  const day = (id: string, first: number, last = first): SlotInput => {
    const days = Array.from({ length: last - first + 1 }, (_, k) => first + k);
    return aSlot(id, { first, last, days, shoot: id, posting: id });
  };

  test.each<[string, MatchingInput, number]>([
    ['nothing', anInput([], []), 0],
    ['nobody', anInput([], [aSlot('a'), aSlot('b')]), 0],
    ['no slots', anInput([aPerson('x')], []), 0],
    ['people without roles', anInput([aPerson('x', { roles: [] }), aPerson('y', { roles: [] })], [aSlot('a')]), 0],
    ['one of each', anInput([aPerson('x')], [aSlot('a')]), 1],
    ['slots at the edges of the window', anInput([aPerson('x')], [day('a', 0), day('b', 63), day('c', 1, 7)]), 3],
    ['a slot as long as the window', anInput([aPerson('x')], [day('a', 0, 63)]), 1],
    ['people who are never free', anInput([aPerson('x', { free: [] })], [aSlot('a')]), 0],
    ['a limit of no days', anInput([aPerson('x', { dayLimit: { first: 0, last: 63, days: 0 } })], [aSlot('a')]), 0],
    ['a booking without end', anInput([aPerson('x', { bookings: [aBooking(-900, 900)] })], [aSlot('a')]), 0],
    [
      'bookings up to the slot',
      anInput([aPerson('x', { bookings: [aBooking(-9, 18), aBooking(28, 90)] })], [aSlot('a')]),
      1,
    ],
    ['bookings too near', anInput([aPerson('x', { bookings: [aBooking(-9, 19), aBooking(28, 90)] })], [aSlot('a')]), 0],
    ['all slots pinned', anInput([aPerson('x')], [aSlot('a', { pinnedPerson: 'x' })]), 0],
    [
      'two pins of one person on one day',
      anInput(
        [aPerson('x'), aPerson('y')],
        [aSlot('a', { pinnedPerson: 'x' }), aSlot('b', { pinnedPerson: 'x', shoot: 's2' }), aSlot('c')],
      ),
      1,
    ],
  ])('%s', (_name, input, filled) => {
    const result = solved(buildMarket(input));
    expect(result.filled).toBe(filled);
    expect(Number.isFinite(result.gap)).toBe(true);
  });

  test('the same application twice counts once', () => {
    const asked = { person: 'x', posting: 'p1' };
    const once = anInput([aPerson('x')], [aSlot('a')], { applications: [asked] });
    const twice = { ...once, applications: [asked, asked, { ...asked, reserve: true }] };
    let value = 0;
    try {
      value = solved(buildMarket(twice)).value;
    } catch (error) {
      expect(error).toBeInstanceOf(MatchingInputError);
      return;
    }
    expect(value).toBe(solve(buildMarket(once)).value);
  });

  test('a shoot of 200 slots alike takes the best 200 of its people', () => {
    const people = Array.from({ length: 230 }, (_, k) => aPerson(`h${k}`, { paidDaysLast30: k % 30 }));
    const input = anInput(
      people,
      Array.from({ length: 200 }, (_, k) => aSlot(`t${k}`)),
    );
    const market = buildMarket(input);
    const result = solved(market);
    const best = people
      .map((_, person) => 1_000 + pairPoints(market, 0, person))
      .sort((a, b) => b - a)
      .slice(0, 200);
    expect(result.value).toBe(best.reduce((sum, value) => sum + value, 0));
    expect(result.bound).toBe(result.value);
  });

  test('weights of nothing make a market of nothing', () => {
    const random = randomMarket(3, { people: 10, slots: 10, shoots: 4, roles: 1, easy: true });
    const none = {
      ...random.weights,
      filled: 0,
      levelFit: 0,
      distance: 0,
      payFit: 0,
      applied: 0,
      reserve: 0,
      fairness: 0,
    };
    const weights = { ...none, skill: 0, record: 0, bed: 0, together: 0, firstJob: 0, chainDay: 0 };
    expect(solved(buildMarket({ ...random, weights }))).toMatchObject({ value: 0, bound: 0, gap: 0 });
  });

  test('an open slot whose price is 0 takes a person from a slot that is worth less', () => {
    const at = (id: string, day: number, change: Partial<SlotInput>): SlotInput =>
      aSlot(id, { first: day, last: day, days: [day], ...change });
    // Of one shoot, so that only one can be held, though the schedules of the proof take both.
    const input = anInput([aPerson('x')], [at('a', 10, { posting: 'p1' }), at('b', 20, { posting: 'p2' })], {
      applications: [{ person: 'x', posting: 'p2' }],
    });
    expect(solve(buildMarket(input)).value).toBe(bruteForceMarket(input).value);
  });
});

/** What once made the bound too low. */
describe('jobs that share days, and ways that are longer than their parts', () => {
  const late = aSlot('a', { first: 31, last: 33, days: [31, 32, 33] });

  test('a booking within a longer one does not hide the end of the longer one from chains', () => {
    const bookings = [aBooking(10, 30, { workDays: 3 }), aBooking(15, 16)];
    const input = anInput([aPerson('x', { bookings })], [late]);
    const best = bruteForceMarket(input).value;
    const result = solve(buildMarket(input));
    expect([result.value, result.bound]).toEqual([best, best]);
  });

  test('nor does a pin within a booking', () => {
    const pin = aSlot('b', { shoot: 's2', first: 15, last: 16, days: [15, 16], pinnedPerson: 'x' });
    const input = anInput([aPerson('x', { bookings: [aBooking(10, 30, { workDays: 3 })] })], [late, pin]);
    const best = bruteForceMarket(input).value;
    const result = solve(buildMarket(input));
    expect([result.value, result.bound]).toEqual([best, best]);
  });

  /** A way over base 1 that is far shorter than the straight one. */
  const CROOKED_MINUTES = [
    [0, 100, 1_000],
    [100, 0, 100],
    [1_000, 100, 0],
  ];

  test('a dear slot that joins two others, where the straight way is the longer one, is in the bound', () => {
    const at = (id: string, base: number, day: number): SlotInput =>
      aSlot(id, { shoot: id, posting: id, base, first: day, last: day, days: [day] });
    const people = [
      aPerson('x', { maxTravelMinutes: 2_000, paidDaysLast30: 30, payFloorFen: 80_000 }),
      aPerson('y', { free: [[11, 11]], homeBase: 1 }),
    ];
    const input = anInput(people, [at('a', 0, 10), at('b', 1, 11), at('c', 2, 12)], { travelMinutes: CROOKED_MINUTES });
    expect(solve(buildMarket(input)).bound).toBeGreaterThanOrEqual(bruteForceMarket(input).value);
  });
});
