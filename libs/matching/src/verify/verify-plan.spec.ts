import fc from 'fast-check';
import { aBooking, anInput, aPerson, aShoot, aSlot } from '../fixture/build';
import { bruteForceMarket, OraclePlan, oracleValue } from '../fixture/oracle';
import { randomMarket, seeded } from '../fixture/random-input';
import { buildMarket } from '../market/market-builder';
import { findPerson, Market } from '../market/market';
import type { MatchingInput, PersonInput, SlotInput } from '../matching-input';
import { MatchingInputError } from '../matching-input.error';
import { certify } from '../certify/certify';
import { verifyPlan } from './verify-plan';

function columnOf(market: Market, plan: OraclePlan): { personOfSlot: Int32Array } {
  const personOfSlot = Int32Array.from(market.names.slots, (id) => {
    const person = plan.get(id);
    return person === undefined ? -1 : findPerson(market, person);
  });
  return { personOfSlot };
}

function check(input: MatchingInput, plan: Record<string, string>) {
  const market = buildMarket(input);
  return verifyPlan(market, columnOf(market, new Map(Object.entries(plan))));
}

const kinds = (violations: readonly { readonly kind: string }[]): string[] => violations.map(({ kind }) => kind);

/** A plan by random attempts: each slot tries a few people and keeps one with whom all rules hold. */
function randomPlan(input: MatchingInput, seed: number): Map<string, string> {
  const next = seeded(seed);
  const plan = new Map(input.slots.flatMap((slot) => (slot.pinnedPerson ? [[slot.id, slot.pinnedPerson]] : [])));
  for (const slot of input.slots) {
    if (slot.pinnedPerson !== undefined) continue;
    for (let attempt = 0; attempt < 6 && !plan.has(slot.id) && input.people.length > 0; attempt++) {
      plan.set(slot.id, input.people[next(input.people.length)]!.id);
      if (oracleValue(input, plan) === null) plan.delete(slot.id);
    }
  }
  return plan;
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
const sizes = fc.record({
  people: fc.integer({ min: 1, max: 12 }),
  slots: fc.integer({ min: 1, max: 14 }),
  shoots: fc.integer({ min: 1, max: 8 }),
  roles: fc.integer({ min: 1, max: 2 }),
  pins: fc.integer({ min: 0, max: 3 }),
  easy: fc.boolean(),
  sideRules: fc.boolean(),
});

describe('any plan', () => {
  test('that keeps every rule passes, with the value that its objects have', () => {
    let chained = 0;
    fc.assert(
      fc.property(seeds, sizes, (seed, size) => {
        const input = randomMarket(seed, size);
        const plan = randomPlan(input, seed);
        const market = buildMarket(input);
        const result = verifyPlan(market, columnOf(market, plan));
        expect(result.violations).toEqual([]);
        expect(result).toMatchObject({ ok: true, value: oracleValue(input, plan), filled: plan.size });
        expect(result.open).toBe(input.slots.length - plan.size);
        const prices = {
          slot: new Int32Array(market.slots.count),
          labour: new Int32Array(market.shoots.count),
          trainee: new Int32Array(market.crews.count),
        };
        expect(certify(market, prices).points).toBeGreaterThanOrEqual(result.value);
        if (new Set(plan.values()).size < plan.size) chained += 1;
      }),
      { numRuns: 300, seed: 21 },
    );
    expect(chained).toBeGreaterThan(60);
  });

  test('of people put anywhere passes exactly when it keeps every rule', () => {
    let good = 0;
    fc.assert(
      fc.property(seeds, sizes, fc.integer({ min: 0, max: 3 }), (seed, size, wild) => {
        const input = randomMarket(seed, size);
        const plan = randomPlan(input, seed);
        const next = seeded(seed + 1);
        for (let k = 0; k < wild; k++) {
          plan.set(input.slots[next(input.slots.length)]!.id, input.people[next(input.people.length)]!.id);
        }
        const market = buildMarket(input);
        const { ok } = verifyPlan(market, columnOf(market, plan));
        expect(ok).toBe(oracleValue(input, plan) !== null);
        if (ok) good += 1;
      }),
      { numRuns: 400, seed: 22 },
    );
    expect(good).toBeGreaterThan(100);
    expect(good).toBeLessThan(300);
  });

  test('the best of all plans passes', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const input = randomMarket(seed, { people: 4, slots: 5, shoots: 3, roles: 1, pins: 1, sideRules: true });
        const market = buildMarket(input);
        const { value, plan } = bruteForceMarket(input);
        expect(verifyPlan(market, columnOf(market, plan))).toMatchObject({ ok: true, value });
      }),
      { numRuns: 60, seed: 23 },
    );
  });
});

/** Two shoots in a row, the second with days enough after the first. */
const first = aSlot('t1', { days: [10, 11, 12], first: 10, last: 12 });
const second = aSlot('t2', { shoot: 's2', posting: 'p2', days: [14, 15, 16], first: 14, last: 16 });
const both = { t1: 'x', t2: 'x' };

function onBoth(person: Partial<PersonInput>, change: readonly [Partial<SlotInput>, Partial<SlotInput>]) {
  const slots = [
    { ...first, ...change[0] },
    { ...second, ...change[1] },
  ];
  return kinds(check(anInput([aPerson('x', person)], slots), both).violations);
}

test('two jobs in a row are in order', () => {
  expect(onBoth({}, [{}, {}])).toEqual([]);
});

test.each<[string, Partial<PersonInput>, readonly [Partial<SlotInput>, Partial<SlotInput>], string[]]>([
  ['jobs on one day', {}, [{}, { first: 12, days: [12, 14] }], ['overlap']],
  ['a job in a hole of another', {}, [{ last: 17, days: [10, 17] }, {}], ['overlap']],
  ['no day of rest after nights', {}, [{ nightRun: 3 }, { first: 13, days: [13] }], ['gap']],
  ['a day of rest after nights', {}, [{ nightRun: 3 }, {}], []],
  ['one day for fifteen hours of travel', { maxTravelMinutes: 900 }, [{}, { base: 3 }], ['gap']],
  ['a job between too near jobs', {}, [{ nightRun: 3 }, { first: 13, days: [13] }], ['gap']],
  ['two slots of one shoot', {}, [{}, { shoot: 's1' }], ['taken']],
  ['more days than her limit', { dayLimit: { first: 0, last: 30, days: 5 } }, [{}, {}], ['dayLimit']],
  ['as many days as her limit', { dayLimit: { first: 0, last: 30, days: 6 } }, [{}, {}], []],
  ['days outside the limited stretch', { dayLimit: { first: 12, last: 14, days: 2 } }, [{}, {}], []],
  [
    'a limit that one slot breaks by itself is said once',
    { dayLimit: { first: 0, last: 12, days: 2 } },
    [{}, {}],
    ['dayLimit'],
  ],
  [
    'a limit that her bookings use up',
    { bookings: [aBooking(20, 23)], dayLimit: { first: 0, last: 30, days: 9 } },
    [{}, {}],
    ['dayLimit'],
  ],
  ['a day she does not offer', { free: [[0, 15]] }, [{}, {}], ['availability']],
  ['a booking on one of the days', { bookings: [aBooking(11, 11)] }, [{}, {}], ['overlap']],
  ['a booking too near', { bookings: [aBooking(17, 18, { base: 2 })] }, [{}, {}], ['gap']],
  ['a wrong role', { roles: [{ role: 'driver', level: 3 }] }, [{}, { role: 'driver' }], ['role']],
  ['too low a level', {}, [{ minLevel: 4 }, {}], ['level']],
  ['a head who is none', {}, [{ headOfDepartment: true }, {}], ['headOfDepartment']],
  ['a floor above the band', { payFloorFen: 50_000 }, [{ payHighFen: 49_999 }, {}], ['pay']],
  ['too far from home', { maxTravelMinutes: 119 }, [{ base: 1 }, {}], ['travel']],
  ['a missing licence', { documents: ['b'] }, [{ documents: ['a', 'b'] }, {}], ['documents']],
  ['somebody too young', { age: 17 }, [{ minAge: 18 }, {}], ['age']],
  ['somebody of unknown age', {}, [{ minAge: 18 }, {}], []],
  ['a block', { blocks: ['c'] }, [{ team: 'c' }, { team: 'd' }], ['blocked']],
  ['somebody who declined', {}, [{ excludedPeople: ['x'] }, {}], ['excluded']],
])('%s', (_name, person, change, expected) => {
  expect(onBoth(person, change)).toEqual(expected);
});

test('between two jobs with a third one in the middle only the neighbours keep their distance', () => {
  const travelMinutes = [
    [0, 100, 1_000],
    [100, 0, 100],
    [1_000, 100, 0],
  ];
  const at = (id: string, base: number, day: number) =>
    aSlot(id, { shoot: id, base, first: day, last: day, days: [day] });
  const slots = [at('t1', 0, 10), at('t2', 1, 11), at('t3', 2, 12)];
  const input = anInput([aPerson('x', { maxTravelMinutes: 2_000 })], slots, { travelMinutes });
  expect(check(input, { t1: 'x', t2: 'x', t3: 'x' }).ok).toBe(true);
  expect(kinds(check(input, { t1: 'x', t3: 'x' }).violations)).toEqual(['gap']);
});

describe('pins', () => {
  test('that moved or are gone are caught', () => {
    const input = anInput([aPerson('x'), aPerson('y')], [aSlot('t', { pinnedPerson: 'x' })]);
    expect(check(input, { t: 'x' })).toMatchObject({ ok: true, value: 0, filled: 1, open: 0 });
    expect(kinds(check(input, { t: 'y' }).violations)).toEqual(['pinMoved']);
    expect(kinds(check(input, {}).violations)).toEqual(['pinMoved']);
  });

  test('may break rules, which is told apart', () => {
    const person = aPerson('x', { payFloorFen: 90_000, dayLimit: { first: 0, last: 60, days: 5 } });
    const pin = (slot: SlotInput): SlotInput => ({ ...slot, pinnedPerson: 'x' });
    const close = { ...second, first: 12, days: [12, 15] };
    const result = check(anInput([person], [pin(first), pin(close)]), both);
    expect(result.violations).toEqual([]);
    expect(kinds(result.pinnedViolations)).toEqual(['pay', 'pay', 'overlap', 'dayLimit']);
  });

  test('bind the slots around them', () => {
    const pin = { ...first, pinnedPerson: 'x', nightRun: 3 };
    const near = { ...second, first: 13, days: [13] };
    const result = check(anInput([aPerson('x')], [pin, near]), both);
    expect(result.violations).toEqual([{ kind: 'gap', slot: 't2', person: 'x' }]);
    expect(result.pinnedViolations).toEqual([]);
    const limit = { first: 0, last: 30, days: 2 };
    const limited = check(anInput([aPerson('x', { dayLimit: limit })], [pin, second]), both);
    expect(limited.violations).toEqual(
      [
        { kind: 'dayLimit', slot: 't2', person: 'x' },
        { kind: 'dayLimit', slot: 't2', person: 'x' },
      ].slice(0, limited.violations.length),
    );
    expect(kinds(limited.violations)).toContain('dayLimit');
    expect(kinds(limited.pinnedViolations)).toEqual(['dayLimit']);
  });

  test('give nothing, but chain with what is planned, and take the first job', () => {
    const newcomer = aPerson('x', { newcomer: true });
    const alone = check(anInput([newcomer], [second]), { t2: 'x' }).value;
    const beside = check(anInput([newcomer], [{ ...first, pinnedPerson: 'x' }, second]), both).value;
    // One idle day of six, ten points each; a hundred points for the first job.
    expect(beside - alone).toBe(50 - 100);
  });
});

describe('side rules', () => {
  const trainee = (id: string) => aPerson(id, { roles: [{ role: 'gaffer', level: 1 }] });
  const slots = ['t1', 't2', 't3'].map((id) => aSlot(id, { minLevel: 1, department: 'light' }));
  const people = [trainee('a'), trainee('b'), aPerson('x'), aPerson('y', { roles: [{ role: 'gaffer', level: 2 }] })];
  const week = 7 * 40_000;

  test('a labour cap holds to the fen', () => {
    const capped = (labourCapFen: number) => anInput(people, slots, { shoots: [aShoot('s1', { labourCapFen })] });
    expect(check(capped(2 * week), { t1: 'a', t2: 'x' }).ok).toBe(true);
    expect(kinds(check(capped(2 * week - 1), { t1: 'a', t2: 'x' }).violations)).toEqual(['labourCap']);
    expect(check(capped(0), {}).ok).toBe(true);
  });

  test('trainees are counted against experienced colleagues of their department and the staff', () => {
    const ruled = (ratio: number, staff: { trainees: number; experienced: number } | null, change = {}) =>
      anInput(
        people,
        slots.map((slot) => ({ ...slot, ...change })),
        {
          shoots: [
            aShoot('s1', { traineesPerExperienced: ratio, staff: staff ? [{ department: 'light', ...staff }] : [] }),
          ],
        },
      );
    expect(kinds(check(ruled(1, null), { t1: 'a' }).violations)).toEqual(['trainees']);
    expect(kinds(check(ruled(1, null), { t1: 'a', t2: 'y' }).violations)).toEqual(['trainees']);
    expect(check(ruled(1, null), { t1: 'a', t2: 'x' }).ok).toBe(true);
    expect(kinds(check(ruled(1, null), { t1: 'a', t2: 'x', t3: 'b' }).violations)).toEqual(['trainees']);
    expect(check(ruled(2, null), { t1: 'a', t2: 'x', t3: 'b' }).ok).toBe(true);
    expect(check(ruled(1, { trainees: 0, experienced: 1 }), { t1: 'a' }).ok).toBe(true);
    expect(kinds(check(ruled(1, { trainees: 1, experienced: 1 }), { t1: 'a' }).violations)).toEqual(['trainees']);
    expect(check(ruled(1, null, { department: undefined }), { t1: 'a' }).ok).toBe(true);
  });

  test('what pins break alone is told apart, and what comes on top is not', () => {
    const pinned = slots.map((slot, k) => (k === 0 ? { ...slot, pinnedPerson: 'a' } : slot));
    const shoots = [aShoot('s1', { traineesPerExperienced: 1, labourCapFen: 10 })];
    const input = anInput(people, pinned, { shoots });
    const alone = check(input, { t1: 'a' });
    expect([alone.ok, kinds(alone.pinnedViolations)]).toEqual([true, ['labourCap', 'trainees']]);
    expect(kinds(check(input, { t1: 'a', t2: 'b' }).violations)).toEqual(['labourCap', 'trainees']);
  });

  test('two people who never share a shoot', () => {
    const input = anInput(people, slots, { pairBans: [['x', 'a']] });
    expect(check(input, { t1: 'a', t2: 'y' }).ok).toBe(true);
    expect(check(input, { t1: 'a', t2: 'x' }).violations).toEqual([{ kind: 'pairBan', slot: 't2', person: 'x' }]);
    const apart = slots.map((slot, k) => ({ ...slot, shoot: `s${k}` }));
    expect(check({ ...input, slots: apart }, { t1: 'a', t2: 'x' }).ok).toBe(true);
    const pin = (pins: Record<string, string>) =>
      check({ ...input, slots: slots.map((slot) => ({ ...slot, pinnedPerson: pins[slot.id] })) }, { t1: 'a', t2: 'x' });
    expect(pin({ t2: 'x' }).violations).toEqual([{ kind: 'pairBan', slot: 't1', person: 'a' }]);
    expect(kinds(pin({ t1: 'a', t2: 'x' }).pinnedViolations)).toEqual(['pairBan']);
    expect(pin({ t1: 'a', t2: 'x' }).ok).toBe(true);
  });
});

/** For each term a change of person, slot or applications that should move the value by so many points. */
describe('the value moves with each term', () => {
  const plain = check(anInput([aPerson('x')], [aSlot('t')]), { t: 'x' }).value;
  test.each<[string, Partial<PersonInput>, Partial<SlotInput>, Partial<MatchingInput>, number]>([
    ['levelFit', {}, { minLevel: 2 }, {}, -100],
    ['distance', { homeBase: 1 }, {}, {}, -20],
    ['payFit', { payFloorFen: 60_000 }, {}, {}, -80],
    ['applied', {}, {}, { applications: [{ person: 'x', posting: 'p1' }] }, 400],
    ['reserve', {}, {}, { applications: [{ person: 'x', posting: 'p1', reserve: true }] }, 300],
    ['fairness', { paidDaysLast30: 13 }, {}, {}, -20],
    ['skill', { skills: ['a'] }, { skills: ['a', 'b'] }, {}, 75],
    ['record', { record: 900 }, {}, {}, 60],
    ['bed not needed', {}, { bed: false }, {}, 0],
    ['bed', { homeBase: 1 }, { bed: false }, {}, -120],
    ['together', { workedWith: ['c'] }, { team: 'c' }, {}, 120],
    ['firstJob', { newcomer: true }, {}, {}, 100],
    ['chain', { bookings: [aBooking(15, 17)] }, {}, {}, 40],
    ['chain on both sides', { bookings: [aBooking(15, 19), aBooking(30, 31)] }, {}, {}, 90],
    [
      'chain into a break that was short already',
      { bookings: [aBooking(1, 19), aBooking(29, 31)] },
      { days: [20, 27], last: 27 },
      {},
      -1,
    ],
  ])('%s', (name, person, slot, change, points) => {
    const input = anInput([aPerson('x', person)], [aSlot('t', slot)], change);
    const { value, ok } = check(input, { t: 'x' });
    if (points >= 0 || name !== 'chain into a break that was short already') {
      expect([ok, value - plain]).toEqual([true, points]);
    }
    if (ok) expect(value).toBe(oracleValue(input, new Map([['t', 'x']])));
  });
});

test('strange plans: another size is refused, people who are not there are named', () => {
  const market = buildMarket(anInput([aPerson('x')], [aSlot('t')]));
  expect(() => verifyPlan(market, { personOfSlot: new Int32Array(2) })).toThrow(MatchingInputError);
  for (const person of [1, -2]) {
    const { violations } = verifyPlan(market, { personOfSlot: Int32Array.of(person) });
    expect(violations).toEqual([{ kind: 'unknownPerson', slot: 't', detail: String(person) }]);
  }
  const empty = buildMarket(anInput([], []));
  expect(verifyPlan(empty, { personOfSlot: new Int32Array(0) })).toMatchObject({ ok: true, value: 0, open: 0 });
});
