import fc from 'fast-check';
import { aBooking, anInput, aPerson, aShoot, aSlot } from '../fixture/build';
import { bruteForceMarket } from '../fixture/oracle';
import { randomInput, randomMarket, seeded } from '../fixture/random-input';
import { buildMarket } from '../market/market-builder';
import type { Market } from '../market/market';
import type { MatchingInput } from '../matching-input';
import { MatchingInputError } from '../matching-input.error';
import { MarketPrices, POINT_PARTS } from '../plan';
import { certify } from './certify';

function noPrices({ slots, shoots, crews }: Market): MarketPrices {
  return {
    slot: new Int32Array(slots.count),
    labour: new Int32Array(shoots.count),
    trainee: new Int32Array(crews.count),
  };
}

/** Prices up to about what slots are worth; a price now and then is 0. */
function randomPrices(market: Market, seed: number): MarketPrices {
  const next = seeded(seed);
  const prices = noPrices(market);
  for (const [list, most] of [
    [prices.slot, 2_600],
    [prices.labour, 300],
    [prices.trainee, 900],
  ] as const) {
    list.forEach((_, k) => {
      list[k] = next(4) === 0 ? 0 : next(most * POINT_PARTS);
    });
  }
  return prices;
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const markets = fc.record({
  seed: seeds,
  people: fc.integer({ min: 1, max: 4 }),
  slots: fc.integer({ min: 2, max: 5 }),
  shoots: fc.integer({ min: 1, max: 4 }),
  pins: fc.integer({ min: 0, max: 2 }),
  easy: fc.boolean(),
  sideRules: fc.boolean(),
});

/** A way over base 1 that is far shorter than the straight one: a job in the middle can bring two others nearer. */
const CROOKED_MINUTES = [
  [0, 100, 1_000, 1_000],
  [100, 0, 100, 100],
  [1_000, 100, 0, 1_000],
  [1_000, 100, 1_000, 0],
];

describe('the bound', () => {
  test('is never under the best plan, at any prices', () => {
    let close = 0;
    let valuable = 0;
    fc.assert(
      fc.property(markets, seeds, fc.boolean(), ({ seed, ...size }, priceSeed, crooked) => {
        const random = randomMarket(seed, { ...size, roles: 1 });
        const input: MatchingInput = crooked ? { ...random, travelMinutes: CROOKED_MINUTES } : random;
        const market = buildMarket(input);
        const best = bruteForceMarket(input).value;
        if (best > 3_000) valuable += 1;
        for (const prices of [noPrices(market), randomPrices(market, priceSeed)]) {
          const { bound, points } = certify(market, prices);
          expect(bound).toBeGreaterThanOrEqual(best * POINT_PARTS);
          expect(points).toBeGreaterThanOrEqual(best);
          if (bound === best * POINT_PARTS) close += 1;
        }
      }),
      { numRuns: 500, seed: 11 },
    );
    // The property says nothing where nobody can work, or where the bound is far off.
    expect(valuable).toBeGreaterThan(100);
    expect(close).toBeGreaterThan(100);
  });

  /** One person whose bookings, pins and limit matter, and slots near them, some on the same days, one a shoot. */
  function lonely(seed: number): MatchingInput {
    const next = seeded(seed);
    const random = randomMarket(seed, { people: 1, slots: 5, shoots: 1, roles: 1, easy: true, pins: next(2) });
    const slots = random.slots.map((slot, k) => {
      const first = 10 + 3 * next(6);
      const days = Array.from({ length: 1 + next(4) }, (_, day) => first + day);
      return { ...slot, shoot: `s${k}`, first, last: days.at(-1)!, days, excludedPeople: [], minAge: 0 };
    });
    const bookings = [aBooking(7, 8, { base: next(3) }), aBooking(18 + next(3), 21), aBooking(29, 30)];
    const limit = { first: 9 + next(4), last: 20 + next(9), days: 2 + next(9) };
    const people = random.people.map((person) => ({
      ...person,
      bookings: bookings.filter(() => next(2) === 0),
      newcomer: next(3) === 0,
      blocks: [],
      ...(next(2) === 0 ? { dayLimit: limit } : {}),
    }));
    const travelMinutes = next(3) === 0 ? CROOKED_MINUTES : random.travelMinutes;
    return { ...random, people, slots, travelMinutes, weights: { ...random.weights, chainDay: 10 + 60 * next(2) } };
  }

  test('is exact for one person, at any prices', () => {
    let several = 0;
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 1_800 }), (seed, least) => {
        const input = lonely(seed);
        const market = buildMarket(input);
        const next = seeded(seed + 5);
        const points = market.names.slots.map(() => least + next(800));
        const best = bruteForceMarket(input, (slot) => points[market.names.slots.indexOf(slot)]!);
        if (best.plan.size > 1) several += 1;
        const prices = { ...noPrices(market), slot: Int32Array.from(points, (price) => price * POINT_PARTS) };
        expect(certify(market, prices).personPart).toBe(best.value * POINT_PARTS);
      }),
      { numRuns: 700, seed: 12 },
    );
    expect(several).toBeGreaterThan(300);
  });

  test('keeps a slot that costs more than it gives when only it joins two others', () => {
    const at = (id: string, base: number, day: number) =>
      aSlot(id, { shoot: id, base, first: day, last: day, days: [day] });
    const slots = [at('t1', 0, 10), at('t2', 1, 11), at('t3', 2, 12)];
    const input = anInput([aPerson('x', { maxTravelMinutes: 2_000 })], slots, { travelMinutes: CROOKED_MINUTES });
    const market = buildMarket(input);
    const price = 2_600;
    const best = bruteForceMarket(input, (slot) => (slot === 't2' ? price : 0));
    expect(best.plan.size).toBe(3);
    const prices = { ...noPrices(market), slot: Int32Array.of(0, price * POINT_PARTS, 0) };
    expect(certify(market, prices).personPart).toBe(best.value * POINT_PARTS);
  });

  test('is the value itself at prices between the best and the second best, where people compete for one slot', () => {
    const input = anInput([aPerson('a'), aPerson('b', { paidDaysLast30: 30 })], [aSlot('t')]);
    const market = buildMarket(input);
    const best = bruteForceMarket(input).value;
    const prices = noPrices(market);
    expect(certify(market, prices).points).toBeGreaterThan(best);
    prices.slot[0] = (best - 50) * POINT_PARTS;
    expect(certify(market, prices)).toMatchObject({ points: best, personPart: 50 * POINT_PARTS });
  });

  test('counts in whole parts of a point', () => {
    const market = buildMarket(anInput([aPerson('a')], [aSlot('t')]));
    const prices = noPrices(market);
    const most = certify(market, prices).bound;
    prices.slot[0] = most + 1;
    expect(certify(market, prices)).toMatchObject({ slotPart: most + 1, personPart: 0, bound: most + 1 });
    prices.slot[0] = most - 1;
    expect(certify(market, prices)).toMatchObject({ slotPart: most - 1, personPart: 1, bound: most });
  });
});

describe('side rules', () => {
  const crew = (ratio: number) =>
    anInput(
      [
        aPerson('x', { roles: [{ role: 'gaffer', level: 1 }] }),
        aPerson('y', { roles: [{ role: 'gaffer', level: 1 }] }),
      ],
      [aSlot('t1', { minLevel: 1, department: 'light' }), aSlot('t2', { minLevel: 1, department: 'light' })],
      {
        shoots: [
          aShoot('s1', {
            traineesPerExperienced: ratio,
            staff: [{ department: 'light', trainees: 0, experienced: 1 }],
          }),
        ],
      },
    );

  test('a trainee price brings the bound down to what one trainee is worth', () => {
    const input = crew(1);
    const market = buildMarket(input);
    const best = bruteForceMarket(input).value;
    const prices = noPrices(market);
    expect(certify(market, prices).points).toBe(2 * best);
    prices.trainee[0] = best * POINT_PARTS;
    expect(certify(market, prices).points).toBe(best);
  });

  test('a labour price brings the bound down to what the cap pays for', () => {
    const people = [aPerson('x'), aPerson('y')];
    const week = 7 * 40_000;
    const input = anInput(people, [aSlot('t1'), aSlot('t2')], { shoots: [aShoot('s1', { labourCapFen: week })] });
    const market = buildMarket(input);
    const best = bruteForceMarket(input).value;
    const prices = noPrices(market);
    expect(certify(market, prices).points).toBe(2 * best);
    prices.labour[0] = Math.ceil((best * POINT_PARTS * 10_000) / week);
    expect(certify(market, prices).points).toBe(best);
  });

  test('somebody who costs more than the cap leaves is out at no price', () => {
    const shoots = [aShoot('s1', { labourCapFen: 7 * 40_000 - 1 })];
    const market = buildMarket(anInput([aPerson('x')], [aSlot('t1')], { shoots }));
    expect(certify(market, noPrices(market)).bound).toBe(0);
  });

  test('prices of rules that a shoot does not have change nothing', () => {
    const market = buildMarket(anInput([aPerson('x')], [aSlot('t1')]));
    const prices = noPrices(market);
    const { bound } = certify(market, prices);
    prices.labour[0] = 1_000_000;
    expect(certify(market, prices).bound).toBe(bound);
  });

  test('what pins overspend is no gain', () => {
    const people = [aPerson('x'), aPerson('y')];
    const slots = [aSlot('t1', { pinnedPerson: 'x' }), aSlot('t2')];
    const input = anInput(people, slots, { shoots: [aShoot('s1', { labourCapFen: 10 })] });
    const market = buildMarket(input);
    const prices = noPrices(market);
    prices.labour[0] = 2 ** 31 - 1;
    expect(bruteForceMarket(input).value).toBe(0);
    expect(certify(market, prices).bound).toBe(0);
  });
});

test('parts of ranges of people add up to the whole, to the integer', () => {
  fc.assert(
    fc.property(seeds, fc.array(fc.nat(40), { maxLength: 4 }), (seed, cuts) => {
      const market = buildMarket(randomMarket(seed, { people: 40, slots: 30, shoots: 6, roles: 3, sideRules: true }));
      const prices = randomPrices(market, seed);
      const whole = certify(market, prices);
      const edges = [0, ...[...cuts].sort((a, b) => a - b), 40];
      const parts = edges.slice(1).map((to, k) => certify(market, prices, { from: edges[k]!, to }));
      expect(parts.reduce((sum, part) => sum + part.personPart, 0)).toBe(whole.personPart);
      expect(parts.map((part) => part.slotPart)).toEqual(parts.map(() => whole.slotPart));
      expect(whole.bound).toBe(whole.slotPart + whole.personPart);
      expect(Number.isSafeInteger(whole.bound)).toBe(true);
    }),
    { numRuns: 60, seed: 13 },
  );
});

test('no order of the input, and no earlier call, changes the certificate', () => {
  const input = randomMarket(7, { people: 40, slots: 30, shoots: 6, roles: 2, sideRules: true, pins: 3 });
  const market = buildMarket(input);
  const prices = randomPrices(market, 3);
  const turned = { ...input, people: [...input.people].reverse(), slots: [...input.slots].reverse() };
  expect(certify(buildMarket(turned), prices)).toEqual(certify(market, prices));
  expect(certify(market, prices)).toEqual(certify(market, prices));
});

test('a market of nobody or nothing is worth nothing', () => {
  for (const input of [anInput([], []), anInput([aPerson('a')], []), anInput([], [aSlot('t')])]) {
    const market = buildMarket(input);
    expect(certify(market, noPrices(market))).toMatchObject({ slotPart: 0, personPart: 0, bound: 0, points: 0 });
  }
});

describe('refused', () => {
  const market = buildMarket(randomInput(1, { people: 3, slots: 2, roles: 1 }));
  const prices = noPrices(market);
  const codeOf = (run: () => unknown): string => {
    try {
      run();
    } catch (error) {
      if (error instanceof MatchingInputError) return `${error.code} ${error.path}`;
      throw error;
    }
    return 'accepted';
  };
  test.each([
    ['too few prices', { ...prices, slot: new Int32Array(1) }, 'outOfRange prices.slot'],
    ['too many prices', { ...prices, labour: new Int32Array(9) }, 'outOfRange prices.labour'],
    ['a negative price', { ...prices, slot: Int32Array.of(0, -1) }, 'outOfRange prices.slot[1]'],
    ['prices that may be no integers', { ...prices, slot: new Float64Array(2) as never }, 'wrongType prices.slot'],
    ['no prices', { ...prices, trainee: undefined as never }, 'wrongType prices.trainee'],
  ])('%s', (_name, wrong, code) => {
    expect(codeOf(() => certify(market, wrong))).toBe(code);
  });
  test.each([
    [{ from: 0, to: 4 }, 'outOfRange part'],
    [{ from: 2, to: 1 }, 'outOfRange part'],
    [{ from: -1, to: 1 }, 'outOfRange part'],
    [{ from: 0, to: NaN }, 'notInteger part'],
  ])('people %j of 3', (part, code) => {
    expect(codeOf(() => certify(market, prices, part))).toBe(code);
  });
  test('prices whose sum would not be exact', () => {
    const staff = [{ department: 'light', trainees: 0, experienced: 1_000 }];
    const many = buildMarket(
      anInput(
        [],
        Array.from({ length: 9 }, (_, k) => aSlot(`t${k}`, { shoot: `s${k}`, department: 'light' })),
        { shoots: Array.from({ length: 9 }, (_, k) => aShoot(`s${k}`, { traineesPerExperienced: 1_000, staff })) },
      ),
    );
    const dear = noPrices(many);
    expect(codeOf(() => certify(many, dear))).toBe('accepted');
    dear.trainee.fill(2 ** 31 - 1);
    expect(codeOf(() => certify(many, dear))).toBe('outOfRange prices');
  });
});
