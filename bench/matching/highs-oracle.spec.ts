import { MatchingInput } from '@callboard/matching';
import { buildMarket } from '../../libs/matching/src/market/market-builder';
import type { Market } from '../../libs/matching/src/market/market';
import { deferredAcceptance, firstComeFirstServed, Holdings, shootByShoot } from './baselines';
import { generateInput } from './generator';
import { exactOptimum, maximalCliques, programOf, solveWithHighs } from './highs-oracle';
import { compatible, eligiblePairs, EligiblePairs } from './pairs';
import { giniOf, planMetrics } from './plan-metrics';
import { thirtyCandidates } from './synthetic';

/** Six slots of three shoots and four people who can take most of them. */
function tiny(seed: number): MatchingInput {
  const input = thirtyCandidates(seed, 6, 4, 8);
  const slots = input.slots.map((slot, k) => ({ ...slot, shoot: `shoot-${k >> 1}`, role: 'role-00000' }));
  const people = input.people.map((person, k) => ({
    ...person,
    roles: [{ role: 'role-00000', level: 4 }],
    ...(k === 0 ? { dayLimit: { first: 0, last: 63, days: 12 } } : {}),
  }));
  return { ...input, slots, people };
}

function bruteForce(market: Market, pairs: EligiblePairs): number {
  const holdings = new Holdings(market);
  const best = (slot: number): number => {
    if (slot === market.slots.count) return 0;
    let most = best(slot + 1);
    for (let entry = pairs.start[slot]!; entry < pairs.start[slot + 1]!; entry++) {
      const person = pairs.person[entry]!;
      if (!holdings.free(slot, person)) continue;
      holdings.take(slot, person);
      most = Math.max(most, market.weights.filled + pairs.points[entry]! + best(slot + 1));
      holdings.drop(slot);
    }
    return most;
  };
  return best(0);
}

test.each([1, 2, 3, 4, 5, 6])('HiGHS and brute force agree on a tiny market (seed %i)', async (seed) => {
  const market = buildMarket(tiny(seed));
  const pairs = eligiblePairs(market);
  const optimum = bruteForce(market, pairs);
  const whole = await solveWithHighs(market, pairs);
  expect(whole).toMatchObject({ status: 'Optimal', value: optimum });
  expect(planMetrics(market, whole.plan).value).toBe(optimum);
  const exact = await exactOptimum(market, pairs);
  expect(exact).toMatchObject({ status: 'Optimal', value: optimum, bound: optimum });
  expect(planMetrics(market, exact.plan).value).toBe(optimum);
  expect(exact.linear).toBeGreaterThanOrEqual(optimum - 1e-6);
});

test('chains and first jobs cannot be stated', () => {
  const market = buildMarket(generateInput({ seed: 1, scale: 0.001 }));
  expect(() => programOf(market, eligiblePairs(market))).toThrow('chainDay');
});

test('pins, labour caps, trainees and bans are rows', async () => {
  const base = tiny(1);
  const [first, second] = [base.people[0]!.id, base.people[1]!.id];
  const slots = base.slots.map((slot) => ({ ...slot, department: 'd', entryLevel: true }));
  const people = base.people.map((person, k) => ({ ...person, roles: [{ role: 'role-00000', level: k < 2 ? 1 : 3 }] }));
  const value = async (more: Partial<MatchingInput>): Promise<number> => {
    const market = buildMarket({ ...base, slots, people, ...more });
    return (await exactOptimum(market, eligiblePairs(market))).value;
  };
  const free = await value({});
  const shoots = ['shoot-0', 'shoot-1', 'shoot-2'].map((id) => ({ id }));
  expect(await value({ shoots: shoots.map((shoot) => ({ ...shoot, labourCapFen: 0 })) })).toBe(0);
  const ruled = await value({ shoots: shoots.map((shoot) => ({ ...shoot, traineesPerExperienced: 0 })) });
  expect(ruled).toBe(await value({ people: people.slice(2) }));
  expect(await value({ pairBans: [[first, second]] })).toBeLessThanOrEqual(free);
  const pinned = slots.map((slot, k) => (k === 0 ? { ...slot, pinnedPerson: first } : slot));
  expect(await value({ slots: pinned })).toBeLessThan(free);
});

test('maximal cliques of a path and of a triangle with a tail', () => {
  const path = maximalCliques(4, (a, b) => Math.abs(a - b) === 1).map((clique) => clique.sort().join(''));
  expect(path.sort()).toEqual(['01', '12', '23']);
  const edges = new Set(['01', '02', '12', '23']);
  const tail = maximalCliques(4, (a, b) => edges.has([a, b].sort().join(''))).map((clique) => clique.sort().join(''));
  expect(tail.sort()).toEqual(['012', '23']);
});

describe('the ways without a batch', () => {
  const market = buildMarket(generateInput({ seed: 3, scale: 0.002, supply: 0.5 }));
  const plans = [
    ['first come first served', firstComeFirstServed(market, 1)],
    ['shoot by shoot', shootByShoot(market, 1)],
    ['deferred acceptance', deferredAcceptance(market)],
  ] as const;

  test.each(plans)('%s keeps the rules of each person', (_name, { personOfSlot }) => {
    const pairs = eligiblePairs(market);
    personOfSlot.forEach((person, slot) => {
      if (person < 0) return;
      expect([...pairs.person.subarray(pairs.start[slot], pairs.start[slot + 1])]).toContain(person);
      for (let other = 0; other < slot; other++) {
        if (personOfSlot[other] === person) expect(compatible(market, slot, other)).toBe(true);
      }
    });
    expect(personOfSlot.filter((person) => person >= 0).length).toBeGreaterThan(market.slots.count / 2);
  });

  test('chance decides who answers first, the same seed the same', () => {
    expect(firstComeFirstServed(market, 1)).toEqual(plans[0][1]);
    expect(firstComeFirstServed(market, 2)).not.toEqual(plans[0][1]);
  });

  test('the optimal crews are worth more than those of whoever came first', () => {
    const [chat, optimal] = [planMetrics(market, plans[0][1]), planMetrics(market, plans[1][1])];
    expect(optimal.value).toBeGreaterThan(chat.value);
    expect(chat.filled + chat.open).toBe(market.slots.count);
  });
});

test('the Gini coefficient of equals is 0, of one who has all nearly 1', () => {
  expect(giniOf([3, 3, 3])).toBeCloseTo(0);
  expect(giniOf([0, 0, 0, 8])).toBeCloseTo(0.75);
  expect(giniOf([])).toBe(0);
});
