import fc from 'fast-check';
import { aPerson, aSlot, anInput } from '../fixture/build';
import { randomInput, randomMarket, seeded, shuffled } from '../fixture/random-input';
import { buildMarket } from '../market/market-builder';
import type { Market } from '../market/market';
import { POINT_PARTS } from '../plan';
import { keepsRules } from '../verify/pair';
import { firstJobPoints, pairPoints } from '../verify/points';
import { verifyPlan } from '../verify/verify-plan';
import { Auction, AuctionSource, MarketSource, PoolSource } from './auction';
import { makePool, PairFinder, PairPool } from './pair-pool';
import { PlanState } from './plan-state';
import { makeProblem, Problem } from './problem';

const PLENTY = 1_000;
/** People whom a group keeps in mind; every bid looks at all of them. */
const LISTED = 24;

interface Held {
  readonly market: Market;
  readonly problem: Problem;
  readonly plan: PlanState;
  readonly auction: Auction;
}

/** An auction over an empty plan, before it begins. */
function auctionIn(market: Market, step: number, sourceOf: (problem: Problem) => AuctionSource): Held {
  const problem = makeProblem(market);
  const plan = new PlanState(problem, market.people.count);
  return { market, problem, plan, auction: new Auction(sourceOf(problem), problem, plan, step) };
}

function overMarket(market: Market, step: number, stride = 1): Held {
  return auctionIn(market, step, (problem) => new MarketSource(market, problem, stride));
}

/** Among all pairs down to so many parts. */
function overPool(market: Market, step: number, least: (group: number) => number): Held & { down: Int32Array } {
  let down = new Int32Array(0);
  const held = auctionIn(market, step, (problem) => {
    down = Int32Array.from({ length: problem.groups.count }, (_, group) => least(group));
    return new PoolSource(poolOf(market, problem, down), down);
  });
  return { ...held, down };
}

/** All pairs that could be worth more than the floor of their group. */
function poolOf(market: Market, problem: Problem, floor: Int32Array): PairPool {
  return makePool([new PairFinder(market, problem).find(0, problem.groups.count, floor)], market.people.count);
}

/** A source that shows people in whatever order; what it looked at is how often it was asked. */
function anyOrder(market: Market, problem: Problem, seed: number): AuctionSource {
  const { count } = problem.groups;
  const { groupStart, groupPerson, groupPoints } = poolOf(market, problem, new Int32Array(count));
  const next = seeded(seed);
  return {
    looked: 0,
    least: () => 0,
    look(this: { looked: number }, group, sink) {
      this.looked += 1;
      const pairs = Array.from(groupPerson, (_, pair) => pair).slice(groupStart[group], groupStart[group + 1]);
      for (const pair of shuffled(pairs, next)) sink.take(groupPerson[pair]!, groupPoints[pair]!, 0);
    },
  };
}

function planOf({ market, problem, plan }: Held): Int32Array {
  const personOfSlot = market.slots.pinned.slice();
  plan.holder.forEach((holder, unit) => {
    personOfSlot[problem.groups.slot[unit]!] = holder;
  });
  return personOfSlot;
}

/** Checks everything that holds of any auction's plan; gives how many units are held. */
function checkPlan(held: Held): number {
  const { market, problem, plan, auction } = held;
  expect(verifyPlan(market, { personOfSlot: planOf(held) }).violations).toEqual([]);
  let units = 0;
  for (let person = 0; person < market.people.count; person++) {
    for (let unit = plan.head(person); unit >= 0; unit = plan.after(unit)) {
      expect(plan.holder[unit]).toBe(person);
      expect(plan.points[unit]).toBe(pairPoints(market, problem.groups.slot[unit]!, person));
      units += 1;
    }
  }
  expect(units).toBe(plan.holder.filter((holder) => holder !== -1).length);
  expect(auction.price.every((price) => price >= 0)).toBe(true);
  return units;
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

function randomCase(seed: number): { readonly market: Market; readonly next: (n: number) => number } {
  const next = seeded(seed + 1);
  const size = { people: 4 + next(40), slots: 5 + next(14), roles: 1 + next(2), shoots: 2 + next(6), pins: next(4) };
  const input = randomMarket(seed, { ...size, easy: next(2) === 0 });
  const people = input.people.map((person) =>
    next(3) === 0 ? { ...person, dayLimit: { first: 0, last: 63, days: 4 + next(9) } } : person,
  );
  return { market: buildMarket({ ...input, people }), next };
}

describe('an auction over random markets', () => {
  test('keeps every rule, limits of days and pins among them, and has no price under 0; of samples too', () => {
    const seen = { held: 0, several: 0, displaced: 0, limited: 0 };
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 4 }), (seed, stride) => {
        const { market, next } = randomCase(seed);
        const held = overMarket(market, (1 + next(20)) * POINT_PARTS, stride);
        const { plan, auction, problem } = held;
        auction.run(PLENTY);
        const units = checkPlan(held);
        expect(auction.bids).toBeLessThan(PLENTY);
        expect(auction.bids).toBeGreaterThanOrEqual(plan.holder.length);
        const holders = new Set(plan.holder.filter((holder) => holder !== -1));
        seen.held += units;
        if (holders.size < units) seen.several += 1;
        if (auction.bids > plan.holder.length) seen.displaced += 1;
        if ([...holders].some((holder) => problem.limitDays[holder]! >= 0)) seen.limited += 1;
        const { unitStart, count } = problem.groups;
        const lowest = Array.from({ length: count }, (_, group) =>
          Math.min(...auction.price.subarray(unitStart[group]!, unitStart[group + 1]!)),
        );
        expect(Array.from(auction.groupPrices())).toEqual(lowest);
      }),
      { numRuns: 100, seed: 131 },
    );
    expect(seen.held).toBeGreaterThan(300);
    expect(Math.min(seen.several, seen.displaced, seen.limited)).toBeGreaterThan(20);
  });

  test('never prices a unit under what the pool is complete down to', () => {
    const seen = { held: 0, least: 0 };
    fc.assert(
      fc.property(seeds, (seed) => {
        const { market, next } = randomCase(seed);
        const held = overPool(market, (1 + next(20)) * POINT_PARTS, () =>
          next(3) === 0 ? 0 : next(1_800) * POINT_PARTS,
        );
        const { auction, plan, down } = held;
        auction.run(PLENTY);
        seen.held += checkPlan(held);
        plan.groupOf.forEach((group, unit) => {
          expect(auction.price[unit]).toBeGreaterThanOrEqual(down[group]!);
          if (down[group]! > 0 && auction.price[unit] === down[group]) seen.least += 1;
        });
      }),
      { numRuns: 80, seed: 132 },
    );
    expect(seen.held).toBeGreaterThan(150);
    expect(seen.least).toBeGreaterThan(20);
  });
});

/** The best sum of all ways to give each slot at most one person and each person at most one slot, in parts. */
function bestAssignment(market: Market): number {
  const { slots, people, weights } = market;
  let best = Array.from({ length: 1 << slots.count }, (_, taken) => (taken === 0 ? 0 : -Infinity));
  for (let person = 0; person < people.count; person++) {
    const before = best;
    best = before.slice();
    for (let slot = 0; slot < slots.count; slot++) {
      if (!keepsRules(market, slot, person)) continue;
      const value = weights.filled + pairPoints(market, slot, person) + firstJobPoints(market, person);
      for (let taken = 0; taken < best.length; taken++) {
        if ((taken >> slot) & 1) best[taken] = Math.max(best[taken]!, before[taken ^ (1 << slot)]! + value);
      }
    }
  }
  return Math.max(...best) * POINT_PARTS;
}

/** A market of one shoot, so that nobody can hold two slots; chains give nothing. */
function assignmentIn(seed: number, people: number, slots: number): Market {
  const next = seeded(seed + 1);
  const input = randomInput(seed, { people, slots, roles: 1, easy: next(4) > 0 });
  const weights = { ...input.weights, chainDay: 0, filled: [0, 300, 1_000][next(3)]! };
  return buildMarket({ ...input, weights });
}

/** A market of slots that are all alike. */
function alike(seed: number, people: number, units: number): Market {
  const input = randomInput(seed, { people, slots: 1, roles: 1, easy: true });
  const slots = Array.from({ length: units }, (_, k) => ({ ...input.slots[0]!, id: `t${k}` }));
  return buildMarket({ ...input, slots, weights: { ...input.weights, chainDay: 0 } });
}

/** What each person is worth in the first slot, in points; 0 where she may not take it. */
function valuesIn(market: Market): number[] {
  return Array.from({ length: market.people.count }, (_, person) => {
    if (!keepsRules(market, 0, person)) return 0;
    return market.weights.filled + pairPoints(market, 0, person) + firstJobPoints(market, person);
  });
}

describe('an auction where everybody has one slot at most', () => {
  test.each([
    ['fewer people than a group keeps in mind', 1, 9],
    ['more people than a group keeps in mind', 30, 40],
  ])('comes within a step a unit of the best assignment, with %s', (_name, least, most) => {
    let contested = 0;
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: least, max: most }),
        fc.integer({ min: 3, max: 7 }),
        fc.constantFrom(1, 20, 100, 300),
        (seed, people, slots, step) => {
          const market = assignmentIn(seed, people, slots);
          const held = overMarket(market, step * POINT_PARTS);
          held.auction.run(PLENTY);
          checkPlan(held);
          const best = bestAssignment(market);
          const value = verifyPlan(market, { personOfSlot: planOf(held) }).value * POINT_PARTS;
          expect(value).toBeGreaterThanOrEqual(best - held.plan.holder.length * step * POINT_PARTS);
          expect(value).toBeLessThanOrEqual(best);
          if (held.auction.bids > slots) contested += 1;
        },
      ),
      { numRuns: 80, seed: 133 },
    );
    expect(contested).toBeGreaterThan(10);
  });

  test('comes as close with few looks where more slots are alike than a group keeps people in mind', () => {
    const seen = { open: 0, full: 0, bids: 0, looks: 0 };
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 40, max: 120 }),
        fc.integer({ min: 26, max: 40 }),
        fc.constantFrom(1, 5, 40),
        (seed, people, units, step) => {
          const market = alike(seed, people, units);
          const held = auctionIn(market, step * POINT_PARTS, (problem) => anyOrder(market, problem, seed));
          held.auction.run(100_000);
          seen.looks += held.auction.looked - LISTED * held.auction.bids;
          seen.bids += held.auction.bids;
          checkPlan(held);
          expect(Array.from(held.auction.groupPrices())).toEqual([Math.min(...held.auction.price)]);
          const sorted = valuesIn(market).sort((a, b) => b - a);
          const best = sorted.slice(0, units).reduce((sum, value) => sum + value, 0);
          const { value, open } = verifyPlan(market, { personOfSlot: planOf(held) });
          expect(value).toBeGreaterThanOrEqual(best - units * step);
          expect(value).toBeLessThanOrEqual(best);
          seen[open > 0 ? 'open' : 'full'] += 1;
        },
      ),
      { numRuns: 50, seed: 134 },
    );
    expect(Math.min(seen.open, seen.full)).toBeGreaterThan(8);
    expect(seen.looks).toBeGreaterThanOrEqual(50);
    expect(seen.looks).toBeLessThan(seen.bids / 150);
  });
});

describe('bidding', () => {
  const holding = (id: string, ...roles: string[]) => aPerson(id, { roles: roles.map((role) => ({ role, level: 3 })) });
  const calling = (id: string, role: string) => aSlot(id, { shoot: id, posting: id, role });
  const STEP = 10 * POINT_PARTS;

  test('the price of a unit is what the second best would leave, less a step, and never under 0', () => {
    const input = anInput([holding('x', 'r'), holding('y', 'r')], [calling('a', 'r')], {
      applications: [{ person: 'y', posting: 'a' }],
    });
    const market = buildMarket(input);
    const held = overMarket(market, STEP);
    held.auction.run(PLENTY);
    expect(Array.from(held.plan.holder)).toEqual([1]);
    const { weights } = market;
    expect(held.auction.price[0]).toBe((weights.filled + pairPoints(market, 0, 0)) * POINT_PARTS - STEP);
    const alone = overMarket(buildMarket({ ...input, people: [holding('y', 'r')] }), STEP);
    alone.auction.run(PLENTY);
    expect(Array.from(alone.auction.price)).toEqual([0]);
  });

  test('in whatever order many people are shown, the best and the second best of them count', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 25, max: 90 }), (seed, people) => {
        const market = alike(seed, people, 1);
        const held = auctionIn(market, STEP, (problem) => anyOrder(market, problem, seed));
        held.auction.run(PLENTY);
        const [best = 0, second = 0] = valuesIn(market).sort((a, b) => b - a);
        expect(verifyPlan(market, { personOfSlot: planOf(held) }).value).toBe(best);
        expect(held.auction.price[0]).toBe(Math.max(0, second * POINT_PARTS - STEP));
      }),
      { numRuns: 60, seed: 135 },
    );
  });

  test('a slot that nobody can take stays open and free', () => {
    const held = overMarket(buildMarket(anInput([holding('x', 'other')], [calling('a', 'r')])), STEP);
    held.auction.run(PLENTY);
    expect([Array.from(held.plan.holder), Array.from(held.auction.price), held.auction.bids]).toEqual([[-1], [0], 1]);
  });

  test('who loses a slot to another leaves it to bid again, and it takes what is left', () => {
    const input = anInput([holding('x', 'r'), holding('y', 'r')], [calling('a', 'r'), calling('b', 'r')], {
      applications: [{ person: 'x', posting: 'b' }],
    });
    const held = overMarket(buildMarket(input), STEP);
    held.auction.run(PLENTY);
    expect(Array.from(held.plan.holder)).toEqual([1, 0]);
    expect(held.auction.bids).toBe(3);
  });

  test('ends after so many bids, and goes on from there', () => {
    const slots = ['a', 'b', 'c'].map((id) => calling(id, 'r'));
    const held = overMarket(
      buildMarket(
        anInput(
          ['x', 'y', 'z'].map((id) => holding(id, 'r')),
          slots,
        ),
      ),
      STEP,
    );
    held.auction.run(2);
    expect([held.auction.bids, held.plan.holder[2]]).toEqual([2, -1]);
    held.auction.run(PLENTY);
    expect([checkPlan(held), held.auction.bids]).toEqual([3, 3]);
  });

  test('a slot that bids again asks anew what the limit of those in its list leaves', () => {
    const week = (id: string, first: number) => {
      const days = [0, 1, 2, 3, 4].map((day) => first + day);
      return aSlot(id, { shoot: id, posting: id, role: id, first, last: first + 4, days });
    };
    // y leaves a for b, when x has given all days of the limit to c.
    const limited = { ...holding('x', 'a', 'c'), dayLimit: { first: 0, last: 40, days: 5 } };
    const input = anInput([limited, holding('y', 'a', 'b')], [week('a', 2), week('b', 4), week('c', 12)], {
      applications: [
        { person: 'y', posting: 'a' },
        { person: 'y', posting: 'b' },
        { person: 'x', posting: 'c' },
      ],
    });
    const held = overMarket(buildMarket(input), STEP);
    held.auction.run(PLENTY);
    checkPlan(held);
    expect(Array.from(planOf(held))).toEqual([-1, 1, 0]);
  });

  test('a person with several slots on the way gives up all of them, if what they paid for her is made good', () => {
    const far = (id: string, day: number) =>
      aSlot(id, { shoot: id, posting: id, base: 3, first: day, last: day, days: [day] });
    const last = aSlot('c', { shoot: 'c', posting: 'c', first: 22, days: [22, 23, 24, 25, 26] });
    const input = anInput([aPerson('x', { maxTravelMinutes: 2_000 })], [far('a', 20), far('b', 22), last], {
      applications: [{ person: 'x', posting: 'c' }],
    });
    const after = (applied: number): number[] => {
      const held = overMarket(buildMarket({ ...input, weights: { ...input.weights, applied } }), STEP);
      held.auction.run(PLENTY);
      checkPlan(held);
      return Array.from(planOf(held));
    };
    expect(after(400)).toEqual([0, 0, -1]);
    expect(after(4_000)).toEqual([-1, -1, 0]);
  });
});
