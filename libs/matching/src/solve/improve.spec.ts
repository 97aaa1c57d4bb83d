import fc from 'fast-check';
import { aPerson, aShoot, aSlot, anInput } from '../fixture/build';
import { randomMarket, seeded } from '../fixture/random-input';
import { buildMarket } from '../market/market-builder';
import { findPerson, findSlot, Market } from '../market/market';
import type { MatchingInput, PersonInput, SlotInput } from '../matching-input';
import { POINT_PARTS } from '../plan';
import { pairPoints } from '../verify/points';
import { verifyPlan } from '../verify/verify-plan';
import { Improver, SearchLimits } from './improve';
import { makePool, PairFinder, PairPool } from './pair-pool';
import { PlanState } from './plan-state';
import { makeProblem, Problem } from './problem';
import { SideRules } from './side-rules';

const FAR: SearchLimits = { expansions: 60, depth: 10 };

interface Search {
  readonly market: Market;
  readonly problem: Problem;
  readonly pool: PairPool;
  readonly plan: PlanState;
  readonly improver: Improver;
}

interface Settings {
  readonly limits?: SearchLimits;
  /** Parts by group; what a filled slot is worth by itself when left out. */
  readonly priceOf?: (group: number) => number;
}

/** An empty plan, and all pairs that keep the rules. */
function searchOf(input: MatchingInput, { limits = FAR, priceOf }: Settings = {}): Search {
  const market = buildMarket(input);
  const problem = makeProblem(market);
  const { count } = problem.groups;
  const found = new PairFinder(market, problem).find(0, count, new Int32Array(count).fill(-1));
  const pool = makePool([found], market.people.count);
  const sides = SideRules.neededFor(market) ? new SideRules(market, problem.groups) : null;
  const plan = new PlanState(problem, market.people.count, sides);
  const price = Int32Array.from({ length: count }, (_, group) => priceOf?.(group) ?? problem.filled);
  return { market, problem, pool, plan, improver: new Improver(problem, pool, plan, price, limits) };
}

/** The value of a plan in parts and the kinds of rules that it breaks, by the code that checks plans. */
function checked({ market, problem, plan }: Search): { readonly value: number; readonly broken: readonly string[] } {
  const personOfSlot = market.slots.pinned.slice();
  plan.holder.forEach((holder, unit) => {
    personOfSlot[problem.groups.slot[unit]!] = holder;
  });
  const { value, violations } = verifyPlan(market, { personOfSlot });
  return { value: value * POINT_PARTS, broken: violations.map(({ kind }) => kind) };
}

/** Everything that a plan holds; what stands at an open unit for points means nothing. */
function everythingOf({ plan, market, improver }: Search) {
  const people = Array.from({ length: market.people.count }, (_, person) => {
    const units: number[] = [];
    for (let unit = plan.head(person); unit >= 0; unit = plan.after(unit)) units.push(unit);
    return { units, value: improver.value.of(person) };
  });
  const points = Array.from(plan.points, (each, unit) => (plan.holder[unit]! < 0 ? null : each));
  return { holder: Array.from(plan.holder), points, people, broken: plan.sides?.broken };
}

function openUnits({ plan }: Search): number[] {
  return Array.from(plan.holder, (_, unit) => unit).filter((unit) => plan.holder[unit] === -1);
}

/** Gives two of three slots to somebody who may take them. */
function giveSome({ plan, pool, improver }: Search, next: (n: number) => number): void {
  for (let unit = 0; unit < plan.holder.length; unit++) {
    const group = plan.groupOf[unit]!;
    const [from, to] = [pool.groupStart[group]!, pool.groupStart[group + 1]!];
    if (from === to || next(3) === 0) continue;
    const pair = from + next(to - from);
    const person = pool.groupPerson[pair]!;
    let clear = plan.allows(person, group);
    for (let held = plan.head(person); held >= 0; held = plan.after(held)) {
      if (plan.clash(plan.groupOf[held]!, group)) clear = false;
    }
    if (!clear) continue;
    improver.assign(unit, person, pool.groupPoints[pair]!);
    if (improver.broken()) improver.release(unit);
  }
}

/** A random market, partly filled, with prices that have little to do with it. */
function aRandomSearch(seed: number): Search {
  const next = seeded(seed + 1);
  const size = { people: 2 + next(7), slots: 5 + next(10), roles: 1 + next(2), shoots: 2 + next(5), pins: next(3) };
  const input = randomMarket(seed, { ...size, easy: next(3) > 0, sideRules: next(2) === 0 });
  // Where a filled slot is worth little by itself, one is given up for another.
  const weights = { ...input.weights, filled: [0, 200, 1_000][next(3)]! };
  const priceOf = (): number => (next(4) === 0 ? 0 : next(weights.filled + 600) * POINT_PARTS);
  const search = searchOf({ ...input, weights }, { priceOf });
  giveSome(search, next);
  return search;
}

describe('random markets', () => {
  test('each fill gives exactly what the plan is worth more, and breaks no rule', () => {
    const seen = { direct: 0, chains: 0, givenUp: 0, nothing: 0 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const search = aRandomSearch(seed);
        let before = checked(search);
        expect(before.broken).toEqual([]);
        for (const unit of openUnits(search)) {
          if (search.plan.holder[unit] !== -1) continue;
          const holders = search.plan.holder.slice();
          const gain = search.improver.fill(unit);
          const after = checked(search);
          expect(after).toEqual({ value: before.value + gain, broken: [] });
          const changed = holders.filter((holder, each) => holder !== search.plan.holder[each]).length;
          const lost = holders.filter((holder, each) => holder !== -1 && search.plan.holder[each] === -1).length;
          if (gain === 0) {
            expect(changed).toBe(0);
            seen.nothing += 1;
          } else {
            expect(search.plan.holder[unit]).not.toBe(-1);
            seen[lost > 0 ? 'givenUp' : changed > 1 ? 'chains' : 'direct'] += 1;
          }
          before = after;
        }
      }),
      { numRuns: 80, seed: 71 },
    );
    expect(seen.direct).toBeGreaterThan(60);
    expect(seen.chains).toBeGreaterThan(10);
    expect(seen.givenUp).toBeGreaterThan(20);
    expect(seen.nothing).toBeGreaterThan(60);
  });

  test('taking back restores everything, to any mark', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const search = aRandomSearch(seed);
        const { improver, plan } = search;
        const next = seeded(seed + 2);
        const past = [{ mark: improver.mark, state: everythingOf(search) }];
        for (let step = 0; step < 12; step++) {
          const unit = next(plan.holder.length);
          if (plan.holder[unit] === -1) improver.fill(unit);
          else improver.release(unit);
          past.push({ mark: improver.mark, state: everythingOf(search) });
        }
        for (let back = past.length - 1; back >= 0; back -= 1 + next(4)) {
          improver.undo(past[back]!.mark);
          expect(improver.mark).toBe(past[back]!.mark);
          expect(everythingOf(search)).toEqual(past[back]!.state);
        }
        taken += past.at(-1)!.mark - past[0]!.mark;
        improver.undo(0);
        expect(openUnits(search)).toHaveLength(plan.holder.length);
      }),
      { numRuns: 40, seed: 72 },
    );
    expect(taken).toBeGreaterThan(200);
  });
});

function holding(id: string, ...roles: string[]): PersonInput {
  return aPerson(id, { roles: roles.map((role) => ({ role, level: 3 })) });
}

/** A slot of a shoot of its own, on the same days as the others. */
function calling(id: string, role: string, change: Partial<SlotInput> = {}): SlotInput {
  return aSlot(id, { shoot: id, posting: id, role, ...change });
}

function unitOf({ market, problem }: Search, slot: string): number {
  const index = findSlot(market, slot);
  return Array.from(problem.groups.slot).indexOf(index);
}

function give(search: Search, held: Readonly<Record<string, string>>): void {
  for (const [slot, id] of Object.entries(held)) {
    const person = findPerson(search.market, id);
    search.plan.assign(unitOf(search, slot), person, pairPoints(search.market, findSlot(search.market, slot), person));
  }
}

/** Who holds which slot, by name. */
function namesOf({ market, problem, plan }: Search): Record<string, string> {
  const units = Array.from(plan.holder, (_, unit) => unit).filter((unit) => plan.holder[unit] !== -1);
  const named = units.map((unit) => {
    return [market.names.slots[problem.groups.slot[unit]!]!, market.names.people[plan.holder[unit]!]!] as const;
  });
  return Object.fromEntries(named);
}

describe('a chain', () => {
  /** Slots t0, t1, ... on the same days; p0 can do t0 and sits in t1, p1 can do t1 and sits in t2, the last is free. */
  const line = (moves: number, limits = FAR): Search => {
    const places = Array.from({ length: moves }, (_, k) => k);
    const people = places.map((k) =>
      k + 1 < moves ? holding(`p${k}`, `r${k}`, `r${k + 1}`) : holding(`p${k}`, `r${k}`),
    );
    const slots = places.map((k) => calling(`t${k}`, `r${k}`));
    const search = searchOf(anInput(people, slots), { limits });
    give(search, Object.fromEntries(places.slice(1).map((k) => [`t${k}`, `p${k - 1}`])));
    return search;
  };

  test.each([1, 2, 3, 6])('of %i moves fills a slot that nobody else can take', (moves) => {
    const search = line(moves);
    const { value } = checked(search);
    const gain = search.improver.fill(unitOf(search, 't0'));
    expect(gain).toBeGreaterThan(0);
    expect(checked(search)).toEqual({ value: value + gain, broken: [] });
    expect(namesOf(search)).toEqual(Object.fromEntries(Array.from({ length: moves }, (_, k) => [`t${k}`, `p${k}`])));
    // Everybody moved once: out of a slot and into one, but for the last.
    expect(search.improver.mark).toBe(2 * moves - 1);
  });

  test.each([
    [2, { expansions: 1, depth: 10 }],
    [2, { expansions: 60, depth: 0 }],
    [3, { expansions: 2, depth: 10 }],
    [3, { expansions: 60, depth: 1 }],
  ])('of %i moves is not found within %o', (moves, limits) => {
    const search = line(moves, limits);
    const before = everythingOf(search);
    expect(search.improver.fill(unitOf(search, 't0'))).toBe(0);
    expect(everythingOf(search)).toEqual(before);
    expect(search.improver.mark).toBe(0);
  });

  test.each([
    [2, { expansions: 2, depth: 1 }],
    [3, { expansions: 3, depth: 2 }],
  ])('of %i moves is found within %o', (moves, limits) => {
    const search = line(moves, limits);
    expect(search.improver.fill(unitOf(search, 't0'))).toBeGreaterThan(0);
  });

  test('looks at the pairs on its way and no others', () => {
    const search = line(3);
    search.improver.fill(unitOf(search, 't2'));
    expect(search.improver.work).toBe(2);
    search.improver.fill(unitOf(search, 't0'));
    expect(search.improver.work).toBe(7);
  });

  test('looks at a group once, however many of its slots may be taken from', () => {
    const slots = [calling('t0', 'r0'), ...['t1', 't2'].map((id) => calling(id, 'r1', { shoot: 't1', posting: 't1' }))];
    const search = searchOf(anInput([holding('x', 'r0', 'r1'), holding('y', 'r0', 'r1')], slots));
    give(search, { t1: 'x', t2: 'y' });
    expect(search.improver.fill(unitOf(search, 't0'))).toBe(0);
    expect(search.improver.work).toBe(4);
  });

  /** t0 can be filled by p1, p2 or p3, who sit in t1, t2 and t3; those named in `free` can take their places. */
  const fork = (prices: readonly number[], free: readonly string[], expansions = 60): Search => {
    const seats = ['1', '2', '3'];
    const people = [
      ...seats.map((k) => holding(`p${k}`, 'r0', `r${k}`)),
      ...free.map((k) => holding(`q${k}`, `r${k}`)),
    ];
    const slots = ['0', ...seats].map((k) => calling(`t${k}`, `r${k}`));
    const limits = { expansions, depth: 10 };
    const search = searchOf(anInput(people, slots), { limits, priceOf: (group) => prices[group] ?? 0 });
    give(search, { t1: 'p1', t2: 'p2', t3: 'p3' });
    return search;
  };
  const ORDERS = [
    [0, 10, 20, 30],
    [0, 10, 30, 20],
    [0, 20, 10, 30],
    [0, 20, 30, 10],
    [0, 30, 10, 20],
    [0, 30, 20, 10],
  ];

  test.each(ORDERS)('goes on where the price is highest: %i, %i, %i, %i', (...prices) => {
    const search = fork(prices, ['1', '2', '3'], 2);
    const dearest = prices.indexOf(30);
    expect(search.improver.fill(unitOf(search, 't0'))).toBeGreaterThan(0);
    expect(namesOf(search)).toMatchObject({ t0: `p${dearest}`, [`t${dearest}`]: `q${dearest}` });
  });

  test.each(ORDERS)('finds the only way wherever it is, at prices of %i, %i, %i, %i', (...prices) => {
    for (const only of ['1', '2', '3']) {
      const search = fork(prices, [only]);
      expect(search.improver.fill(unitOf(search, 't0'))).toBeGreaterThan(0);
      expect(namesOf(search)).toMatchObject({ t0: `p${only}`, [`t${only}`]: `q${only}` });
    }
  });

  test('takes the best of those who are free', () => {
    const people = [holding('x', 'r0'), holding('y', 'r0'), holding('z', 'r0')];
    const input = anInput(people, [calling('t0', 'r0')], { applications: [{ person: 'y', posting: 't0' }] });
    const search = searchOf(input);
    search.improver.fill(0);
    expect(namesOf(search)).toEqual({ t0: 'y' });
  });

  test('may end in a slot that is given up for a better one, and never in a worse one', () => {
    const slots = [calling('t0', 'r0'), calling('t1', 'r0')];
    const input = anInput([holding('x', 'r0')], slots, { applications: [{ person: 'x', posting: 't0' }] });
    const search = searchOf(input);
    give(search, { t1: 'x' });
    expect(search.improver.fill(unitOf(search, 't0'))).toBe(input.weights.applied * POINT_PARTS);
    expect(namesOf(search)).toEqual({ t0: 'x' });
    expect(search.improver.fill(unitOf(search, 't1'))).toBe(0);
    expect(namesOf(search)).toEqual({ t0: 'x' });
  });

  describe('of somebody with two slots in the way', () => {
    const short = (id: string, first: number): SlotInput => calling(id, 'r0', { days: [first], first, last: first });
    const slots = [calling('t0', 'r0'), short('t1', 21), short('t2', 24), short('t3', 40)];
    const inTheWay = (priceOf?: (group: number) => number, others: readonly PersonInput[] = []): Search => {
      const input = anInput([holding('x', 'r0'), ...others], slots, { applications: [{ person: 'x', posting: 't0' }] });
      const weights = { ...input.weights, filled: 100, applied: 4_000 };
      const search = searchOf({ ...input, weights }, { priceOf });
      give(search, { t1: 'x', t2: 'x', t3: 'x' });
      return search;
    };

    test('lets go of both and of no other', () => {
      const search = inTheWay();
      const { value } = checked(search);
      const gain = search.improver.fill(unitOf(search, 't0'));
      expect(namesOf(search)).toEqual({ t0: 'x', t3: 'x' });
      expect(checked(search)).toEqual({ value: value + gain, broken: [] });
    });

    test.each(['t1', 't2'])('goes on with the dearer one: %s', (dear) => {
      // Groups are in order of first day.
      const group = ['t0', 't1', 't2', 't3'].indexOf(dear);
      const search = inTheWay((each) => (each === group ? 2_000 * POINT_PARTS : 0), [holding('y', 'r0')]);
      search.improver.fill(unitOf(search, 't0'));
      expect(namesOf(search)).toEqual({ t0: 'x', t3: 'x', [dear]: 'y' });
    });
  });
});

describe('rules across a shoot', () => {
  test('a change that breaks one is taken back as a whole', () => {
    const people = [holding('x', 'r0', 'r1'), holding('y', 'r1')];
    const slots = [calling('t0', 'r0'), calling('t1', 'r1')];
    // Seven days at 40,000 fen.
    const capped = (labourCapFen: number): Search => {
      const search = searchOf(anInput(people, slots, { shoots: [aShoot('t0', { labourCapFen })] }));
      give(search, { t1: 'x' });
      return search;
    };
    const enough = capped(280_000);
    expect(enough.improver.fill(unitOf(enough, 't0'))).toBeGreaterThan(0);
    const short = capped(279_999);
    const before = everythingOf(short);
    expect(short.improver.fill(unitOf(short, 't0'))).toBe(0);
    expect(everythingOf(short)).toEqual(before);
    expect(short.improver.mark).toBe(0);
  });

  test('whoever must not meet somebody in the shoot is passed over', () => {
    const people = [holding('w', 'r1'), holding('x', 'r0'), holding('y', 'r0')];
    const slots = [calling('t0', 'r0'), calling('t1', 'r1', { shoot: 't0' })];
    const terms = { applications: [{ person: 'x', posting: 't0' }], pairBans: [['w', 'x']] as const };
    const search = searchOf(anInput(people, slots, terms));
    give(search, { t1: 'w' });
    search.improver.fill(unitOf(search, 't0'));
    expect(namesOf(search)).toEqual({ t0: 'y', t1: 'w' });
  });

  test('a chain does not bring two people together who must not meet', () => {
    const slots = [
      calling('g', 'r1', { shoot: 's' }),
      calling('h', 'r2'),
      calling('k', 'r3', { shoot: 's', first: 21, days: [21, 22, 23, 24, 25, 26] }),
    ];
    const people = [holding('a', 'r1', 'r2'), holding('b', 'r2', 'r3'), holding('c', 'r3')];
    const search = searchOf(anInput(people, slots, { pairBans: [['a', 'c']] }));
    give(search, { h: 'a', k: 'b' });
    search.improver.fill(unitOf(search, 'g'));
    expect(checked(search).broken).toEqual([]);
  });
});

test('what is forgotten stays', () => {
  const slots = [calling('t0', 'r0'), calling('t1', 'r0', { first: 40, last: 40, days: [40] })];
  const search = searchOf(anInput([holding('x', 'r0')], slots));
  search.improver.fill(unitOf(search, 't0'));
  search.improver.forget();
  expect(search.improver.mark).toBe(0);
  search.improver.fill(unitOf(search, 't1'));
  search.improver.undo(0);
  expect(namesOf(search)).toEqual({ t0: 'x' });
});
