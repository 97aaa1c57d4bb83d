import fc from 'fast-check';
import loadHighs from 'highs';
import { fillShoot } from '../fill-shoot';
import { aPerson, aShoot, aSlot, anInput } from '../fixture/build';
import { bruteForceMarket } from '../fixture/oracle';
import { randomMarket } from '../fixture/random-input';
import { findShoot, levelOf, Market } from '../market/market';
import { buildMarket } from '../market/market-builder';
import type { MatchingInput } from '../matching-input';
import { MatchingInputError } from '../matching-input.error';
import { Ranker } from '../rank/top-people';
import { scoreOf } from '../score/registry';
import { verify } from '../verify/verify';
import { planShoot } from './plan-shoot';
import { ShootMemory } from './shoot-problem';
import { labourCost, rulesOf, traineeStep } from './shoot-rules';

// The reference proves its optimum by search, on machines that do other things as well.
jest.setTimeout(120_000);

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

function ruledMarket(seed: number, people: number, slots: number): MatchingInput {
  const input = randomMarket(seed, {
    people,
    slots,
    roles: 1,
    shoots: 1,
    easy: seed % 2 === 0,
    sideRules: true,
    pins: seed % 3,
  });
  // A filled slot outweighs all scores, as it does in a shoot alone.
  return { ...input, weights: { ...input.weights, filled: 100_000 } };
}

test('keeps cap, trainee rule and bans, and lies under its bound, beside every plan of tiny markets', () => {
  let [ruled, exact] = [0, 0];
  fc.assert(
    fc.property(seeds, (seed) => {
      const input = ruledMarket(seed, 5, 4);
      const market = buildMarket(input);
      const result = fillShoot(market, 's0');
      expect(verify(market, result).violations).toEqual([]);
      const { plan } = bruteForceMarket(input);
      const best = input.slots.flatMap((slot, s) => {
        const person = slot.pinnedPerson === undefined ? plan.get(slot.id) : undefined;
        return person === undefined ? [] : [scoreOf(market, s, market.names.people.indexOf(person))];
      });
      const chosen = result.assignments.filter(({ pinned }) => !pinned);
      const score = chosen.reduce((sum, each) => sum + each.score, 0);
      const optimum = best.reduce((sum, each) => sum + each, 0);
      expect(chosen.length).toBe(best.length);
      expect(score).toBeLessThanOrEqual(optimum);
      expect(result.bound - result.score).toBeGreaterThanOrEqual(optimum - score);
      if (result.gap > 0) ruled += 1;
      if (result.gap > 0 && score === optimum) exact += 1;
    }),
    { numRuns: 90, seed: 5 },
  );
  expect(ruled).toBeGreaterThan(10);
  expect(exact / ruled).toBeGreaterThan(0.9);
});

/** The best score of plans that fill as many slots as can be, by the mixed-integer solver. */
async function highsOptimum(market: Market): Promise<number> {
  const rules = rulesOf(market, findShoot(market, 's0'));
  const ranker = new Ranker(market);
  const pairs = rules.rows.flatMap((slot, row) => {
    const { people, scores } = ranker.best(slot, market.people.count, rules.pinned);
    return [...people].map((person, k) => ({ slot, row, person, score: scores[k]! }));
  });
  const name = ({ slot, person }: (typeof pairs)[number]): string => `x_${slot}_${person}`;
  const sum = (of: typeof pairs, weight: (pair: (typeof pairs)[number]) => number): string =>
    of.map((pair) => `${weight(pair) < 0 ? '-' : '+'} ${Math.abs(weight(pair))} ${name(pair)}`).join(' ');
  const lines: string[] = [];
  for (const key of ['slot', 'person'] as const) {
    for (const value of new Set(pairs.map((pair) => pair[key]))) {
      lines.push(
        `${sum(
          pairs.filter((pair) => pair[key] === value),
          () => 1,
        )} <= 1`,
      );
    }
  }
  const hundredYuan = (fen: number): number => fen / 10_000;
  lines.push(
    `${sum(pairs, ({ slot, person }) => hundredYuan(labourCost(market, slot, person)))} <= ${hundredYuan(rules.labourFen)}`,
  );
  rules.traineeRoom.forEach((room, crew) => {
    const step = ({ slot, person }: (typeof pairs)[number]): number =>
      traineeStep(levelOf(market.people, person, market.slots.role[slot]!), rules.perExperienced);
    const weighing = pairs.filter((pair) => rules.crewOf[pair.row] === crew && step(pair) !== 0);
    if (weighing.length > 0) lines.push(`${sum(weighing, step)} <= ${room}`);
  });
  const highs = await loadHighs();
  const model = `Maximize\n obj: ${sum(pairs, ({ score }) => score + 100_000)}\nSubject To\n${lines.join('\n')}\nBinary\n${pairs.map(name).join('\n')}\nEnd`;
  const solved = highs.solve(model, { output_flag: false, mip_rel_gap: 0, time_limit: 60 });
  expect(solved.Status).toBe('Optimal');
  return Math.round(solved.ObjectiveValue);
}

test.each([
  [15, 0.28, 1],
  [12, 0.2, 1],
  [14, 0.25, 2],
])(
  'lies between what HiGHS finds and the bound (seed %i, cap at %f, %i a colleague)',
  async (seed, share, per) => {
    const { slots, ...input } = randomMarket(seed, { people: 36, slots: 12, roles: 2, shoots: 1, easy: true });
    const most = slots.reduce((sum, slot) => sum + slot.payHighFen * slot.days.length, 0);
    const people = input.people.map((person, k) => ({
      ...person,
      roles: person.roles.map((held) => ({ ...held, level: 1 + (k % 4) })),
    }));
    const open = slots.map((slot) => ({ ...slot, minLevel: 1, headOfDepartment: false }));
    const shoots = [aShoot('s0', { labourCapFen: Math.floor(most * share), traineesPerExperienced: per })];
    const market = buildMarket({ ...input, people, slots: open, shoots });
    const result = fillShoot(market, 's0');
    expect(verify(market, result).violations).toEqual([]);
    const optimum = await highsOptimum(market);
    const value = result.score + 100_000 * result.assignments.length;
    expect(value).toBeLessThanOrEqual(optimum);
    expect(value + result.bound - result.score).toBeGreaterThanOrEqual(optimum);
  },
  60_000,
);

test('a higher cap never fills fewer slots, nor does it lower the score beyond the gap', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const input = ruledMarket(seed, 12, 6);
      const shoot = input.shoots![0]!;
      const capped = (labourCapFen: number) =>
        fillShoot(buildMarket({ ...input, pairBans: [], shoots: [{ ...shoot, labourCapFen }] }), 's0');
      const [less, more] = [capped(600_000 + (seed % 7) * 200_000), capped(3_000_000)];
      expect(more.assignments.length).toBeGreaterThanOrEqual(less.assignments.length);
      if (more.assignments.length === less.assignments.length) expect(more.bound).toBeGreaterThanOrEqual(less.score);
    }),
    { numRuns: 30, seed: 6 },
  );
});

test('a kept memory changes nothing', () => {
  const market = buildMarket(ruledMarket(3, 30, 12));
  const memory = new ShootMemory(market);
  const once = planShoot(market, 0, { memory });
  expect(planShoot(market, 0, { memory })).toEqual(once);
  expect(planShoot(market, 0)).toEqual(once);
});

test('of two people who never share a shoot one makes room, and the result says so', () => {
  const people = [aPerson('a', { paidDaysLast30: 0 }), aPerson('b', { paidDaysLast30: 0 }), aPerson('c')];
  const market = buildMarket(anInput(people, [aSlot('s'), aSlot('t')], { pairBans: [['b', 'a']] }));
  const result = fillShoot(market, 's1');
  expect(result.assignments.map(({ person }) => person).sort()).toContain('c');
  expect(result.assignments).toHaveLength(2);
  expect(result.bansRepaired).toEqual([{ people: ['a', 'b'] }]);
  expect(verify(market, result).violations).toEqual([]);
});

test('nobody joins a pinned person whom she never shares a shoot with', () => {
  const people = [aPerson('a'), aPerson('b', { paidDaysLast30: 0 }), aPerson('c')];
  const slots = [aSlot('s', { pinnedPerson: 'a' }), aSlot('t')];
  const market = buildMarket(anInput(people, slots, { pairBans: [['a', 'b']] }));
  const result = fillShoot(market, 's1');
  expect(result.assignments.map(({ person }) => person)).toEqual(['a', 'c']);
  expect(verify(market, result).violations).toEqual([]);
});

describe('poison', () => {
  test('weights that are no numbers are refused', () => {
    const input = anInput([aPerson('a')], [aSlot('s')]);
    expect(() => buildMarket({ ...input, weights: { ...input.weights, distance: NaN } })).toThrow(MatchingInputError);
  });

  test('a budget of nothing leaves everything open', () => {
    const shoots = [aShoot('s1', { labourCapFen: 0 })];
    const market = buildMarket(anInput([aPerson('a')], [aSlot('s')], { shoots }));
    const result = fillShoot(market, 's1');
    expect([result.assignments.length, result.open.length, result.gap]).toEqual([0, 1, 0]);
    expect(verify(market, result).ok).toBe(true);
  });

  test('no people, and people without roles', () => {
    for (const people of [[], [aPerson('a', { roles: [] })]]) {
      const result = fillShoot(buildMarket(anInput(people, [aSlot('s')])), 's1');
      expect([result.assignments.length, result.open.length, result.gap]).toEqual([0, 1, 0]);
    }
  });

  test('200 slots in one shoot under a cap and a trainee rule', () => {
    const people = Array.from({ length: 260 }, (_, k) =>
      aPerson(`p${k}`, {
        payFloorFen: 40_000 + (k % 9) * 4_000,
        roles: [{ role: 'gaffer', level: 1 + (k % 4) }],
        paidDaysLast30: k % 30,
      }),
    );
    const slots = Array.from({ length: 200 }, (_, k) => aSlot(`t${k}`, { minLevel: 1, department: 'light' }));
    const shoots = [aShoot('s1', { labourCapFen: 200 * 7 * 52_000, traineesPerExperienced: 1 })];
    const market = buildMarket(anInput(people, slots, { shoots }));
    const result = fillShoot(market, 's1');
    expect(verify(market, result).violations).toEqual([]);
    expect(result.assignments).toHaveLength(200);
  });

  test('slots at both edges of the window', () => {
    const at = (day: number) => ({ first: day, last: day, days: [day] });
    const market = buildMarket(anInput([aPerson('a'), aPerson('b')], [aSlot('s', at(0)), aSlot('t', at(63))]));
    expect(fillShoot(market, 's1').assignments).toHaveLength(2);
  });
});
