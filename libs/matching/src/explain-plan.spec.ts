import fc from 'fast-check';
import { explainGap, explainPlaced, whyNot } from './explain-plan';
import { aBooking, anInput, aPerson, aShoot, aSlot } from './fixture/build';
import { oracleValue } from './fixture/oracle';
import { oracleBroken, oracleScore } from './fixture/oracle-pair';
import { randomMarket, seeded } from './fixture/random-input';
import { Market } from './market/market';
import { buildMarket } from './market/market-builder';
import type { MatchingInput, SlotInput } from './matching-input';
import { MatchingInputError } from './matching-input.error';
import { MarketPlan, MarketPrices, POINT_PARTS } from './plan';

/** A plan by the ids of slot and person. */
type ById = ReadonlyMap<string, string>;

function planOf(market: Market, byId: ById): MarketPlan {
  const { slots, people } = market.names;
  return { personOfSlot: Int32Array.from(slots, (slot) => people.indexOf(byId.get(slot) ?? '')) };
}

function pricesOf(market: Market, change: Partial<MarketPrices> = {}): MarketPrices {
  return {
    slot: new Int32Array(market.slots.count),
    labour: new Int32Array(market.shoots.count),
    trainee: new Int32Array(market.crews.count),
    ...change,
  };
}

/** Some plan that keeps every rule: slots in order, each with somebody at random who may have it. */
function somePlan(input: MatchingInput, seed: number): Map<string, string> {
  const next = seeded(seed);
  const plan = new Map(input.slots.flatMap((slot) => (slot.pinnedPerson ? [[slot.id, slot.pinnedPerson]] : [])));
  for (const slot of input.slots) {
    if (plan.has(slot.id) || next(4) === 0) continue;
    const able = input.people.filter((person) => oracleBroken(input, slot, person).length === 0);
    for (let tries = 0; tries < 6 && able.length > 0 && !plan.has(slot.id); tries++) {
      plan.set(slot.id, able[next(able.length)]!.id);
      if (oracleValue(input, plan) === null) plan.delete(slot.id);
    }
  }
  return plan;
}

describe('why a person is not in a slot', () => {
  const far = aSlot('far', { shoot: 's2', base: 2, posting: 'p2' });
  const people = [aPerson('a', { paidDaysLast30: 0 }), aPerson('b'), aPerson('c', { payFloorFen: 90_000 })];
  const market = buildMarket(anInput(people, [aSlot('s'), far]));
  const plan = planOf(market, new Map([['s', 'a']]));

  test('she has it', () => {
    expect(whyNot(market, 's', 'a', { plan })).toMatchObject({ reason: 'chosen', violations: [], rival: null });
  });
  test('she breaks a rule', () => {
    expect(whyNot(market, 's', 'c', { plan })).toMatchObject({ reason: 'rules', violations: [{ id: 'pay' }] });
  });
  test('somebody else is worth more: by whom and by how many points', () => {
    expect(whyNot(market, 's', 'b', { plan })).toMatchObject({
      reason: 'outscored',
      rival: { person: 'a', score: whyNot(market, 's', 'a').score },
      margin: 67,
      netMargin: null,
    });
  });
  test('without a plan the best for the slot stands for the one who has it', () => {
    expect(whyNot(market, 's', 'b')).toMatchObject({ reason: 'outscored', rival: { person: 'a' }, margin: 67 });
    expect(whyNot(market, 's', 'a')).toMatchObject({ reason: 'free', rival: null });
  });
  test('she is elsewhere, where she is worth more', () => {
    // At her home base she has 60 points of distance more than six hours away.
    expect(whyNot(market, 'far', 'a', { plan })).toMatchObject({
      reason: 'elsewhere',
      elsewhere: [{ slot: 's', conflict: 'overlap', pinned: false, score: whyNot(market, 's', 'a').score }],
      margin: 60,
      netMargin: null,
    });
  });
  test('prices say what others could do with the slots', () => {
    const [wanted, unwanted] = [market.names.slots.indexOf('s'), market.names.slots.indexOf('far')];
    const slot = new Int32Array(2);
    slot[wanted] = 500 * POINT_PARTS;
    slot[unwanted] = 20 * POINT_PARTS;
    const prices = pricesOf(market, { slot });
    expect(whyNot(market, 'far', 'a', { plan, prices })).toMatchObject({ margin: 60, netMargin: 60 - 500 + 20 });
  });
  test('labour and trainees have their price', () => {
    const trainee = aPerson('t', { roles: [{ role: 'gaffer', level: 1 }], payFloorFen: 50_000 });
    const lit = { department: 'light', minLevel: 1 };
    const shoots = [aShoot('s1', { traineesPerExperienced: 1, labourCapFen: 10_000_000 }), aShoot('s2')];
    const two = buildMarket(anInput([trainee], [aSlot('s', lit), { ...far, ...lit }], { shoots }));
    const held = planOf(two, new Map([['far', 't']]));
    const labour = Int32Array.of(2 * POINT_PARTS, 0);
    const prices = pricesOf(two, { labour, trainee: Int32Array.of(7 * POINT_PARTS) });
    const { margin, netMargin } = whyNot(two, 's', 't', { plan: held, prices });
    // Seven days of 500 yuan are 35 times 100 yuan.
    expect(netMargin! - margin!).toBe(35 * 2 + 7);
  });
  test('a pin stays: hers elsewhere, or somebody else’s here', () => {
    const pinned = buildMarket(anInput(people, [aSlot('s', { pinnedPerson: 'a' }), far]));
    const byPin = planOf(pinned, new Map([['s', 'a']]));
    expect(whyNot(pinned, 's', 'b', { plan: byPin })).toMatchObject({ reason: 'pinned', rival: { person: 'a' } });
    expect(whyNot(pinned, 's', 'b')).toMatchObject({ reason: 'pinned', rival: { person: 'a' } });
    expect(whyNot(pinned, 's', 'a')).toMatchObject({ reason: 'chosen' });
    expect(whyNot(pinned, 'far', 'a', { plan: byPin })).toMatchObject({
      reason: 'elsewhere',
      elsewhere: [{ slot: 's', pinned: true }],
      margin: null,
    });
  });
  test.each([
    ['pairBan', { pairBans: [['a', 'b'] as const] }],
    ['labourCap', { shoots: [aShoot('s1', { labourCapFen: 7 * 40_000 * 2 - 1 })] }],
  ])('with her the plan would break a rule across the shoot: %s', (shootRule, change) => {
    const two = buildMarket(anInput(people, [aSlot('s'), aSlot('t')], change));
    const half = planOf(two, new Map([['s', 'a']]));
    expect(whyNot(two, 't', 'b', { plan: half })).toMatchObject({ reason: 'shootRule', shootRule });
  });
  test('one trainee too many', () => {
    const crew = [aPerson('head'), ...['t', 'u'].map((id) => aPerson(id, { roles: [{ role: 'gaffer', level: 1 }] }))];
    const lit = { department: 'light', minLevel: 1 };
    const shoots = [aShoot('s1', { traineesPerExperienced: 1 })];
    const three = buildMarket(
      anInput(
        crew,
        ['x', 'y', 'z'].map((id) => aSlot(id, lit)),
        { shoots },
      ),
    );
    const full = planOf(
      three,
      new Map([
        ['x', 'head'],
        ['y', 't'],
      ]),
    );
    expect(whyNot(three, 'z', 'u', { plan: full })).toMatchObject({ reason: 'shootRule', shootRule: 'trainees' });
    const none = planOf(three, new Map([['x', 'head']]));
    expect(whyNot(three, 'z', 'u', { plan: none })).toMatchObject({ reason: 'free' });
  });
  test('a limit of days asks for the least worthy of her other slots', () => {
    const limited = aPerson('x', { dayLimit: { first: 0, last: 63, days: 10 } });
    const days = (first: number) => ({ days: [first, first + 4], first, last: first + 4 });
    const slots = [
      aSlot('dear', { ...days(2), shoot: 'd' }),
      aSlot('cheap', { ...days(10), shoot: 'c', base: 1 }),
      aSlot('s', days(20)),
    ];
    const three = buildMarket(anInput([limited], slots));
    const both = planOf(
      three,
      new Map([
        ['dear', 'x'],
        ['cheap', 'x'],
      ]),
    );
    expect(whyNot(three, 's', 'x', { plan: both }).elsewhere).toMatchObject([{ slot: 'cheap', conflict: 'dayLimit' }]);
  });
  test('a plan of another market, an unknown slot and an unknown person are errors', () => {
    const short = { personOfSlot: new Int32Array(1) };
    expect(() => whyNot(market, 's', 'a', { plan: short })).toThrow(MatchingInputError);
    expect(() => whyNot(market, 's', 'a', { plan: { personOfSlot: Int32Array.of(9, 0) } })).toThrow('unknownPerson');
    expect(() => whyNot(market, 'ghost', 'a')).toThrow('unknownSlot');
    expect(() => whyNot(market, 's', 'ghost')).toThrow('unknownPerson');
  });
});

describe('an open slot of a plan', () => {
  test('names who outbid it, the nearest first, and what pulling over would cost', () => {
    const other = (id: string, change: Partial<SlotInput> = {}) => aSlot(id, { shoot: 's2', posting: 'p2', ...change });
    const people = [aPerson('a', { homeBase: 1 }), aPerson('b'), aPerson('c', { bookings: [aBooking(20, 21)] })];
    const slots = [aSlot('s', { base: 1 }), other('t'), other('u')];
    const market = buildMarket(anInput(people, slots));
    const plan = planOf(
      market,
      new Map([
        ['t', 'a'],
        ['u', 'b'],
      ]),
    );
    const gap = explainGap(market, 's', { plan });
    expect(gap).toMatchObject({ slot: 's', outbid: 2, free: 0, barred: [], bindingRule: null });
    expect(
      gap.outbidBy.map(({ person, margin, slots: held }) => [person, margin, held.map((each) => each.slot)]),
    ).toEqual([
      ['a', -20, ['t']],
      ['b', 20, ['u']],
    ]);
  });
});

describe('in random markets with random plans', () => {
  const SIZE = { people: 14, slots: 9, roles: 2, shoots: 3, pins: 1, sideRules: true, easy: true };

  function changed(plan: ById, slot: string, person: string, given: readonly string[] = []): Map<string, string> {
    const next = new Map(plan);
    for (const other of given) next.delete(other);
    return next.set(slot, person);
  }

  test('every reason holds and every margin is the difference of two plans', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const input = randomMarket(seed, SIZE);
        const byId = somePlan(input, seed);
        const value = oracleValue(input, byId);
        const market = buildMarket(input);
        const plan = planOf(market, byId);
        if (value === null) return;
        for (const slot of input.slots) {
          const holder = byId.get(slot.id);
          for (const person of input.people) {
            const why = whyNot(market, slot.id, person.id, { plan, prices: pricesOf(market) });
            const given = why.elsewhere.map((held) => held.slot);
            const other = oracleValue(input, changed(byId, slot.id, person.id, given));
            seen.set(why.reason, (seen.get(why.reason) ?? 0) + 1);
            switch (why.reason) {
              case 'chosen':
                expect(holder).toBe(person.id);
                break;
              case 'rules':
                expect(oracleBroken(input, slot, person).length > 0 || why.violations[0]!.id === 'taken').toBe(true);
                break;
              case 'pinned':
                expect(slot.pinnedPerson).toBe(why.rival!.person);
                break;
              case 'elsewhere': {
                expect(oracleValue(input, changed(byId, slot.id, person.id))).toBeNull();
                expect(why.netMargin).toBe(why.margin);
                // The one who has the slot is not part of the margin.
                const without = new Map(byId);
                without.delete(slot.id);
                const open = oracleValue(input, without);
                if (other !== null && open !== null && why.margin !== null) expect(why.margin).toBe(open - other);
                break;
              }
              case 'shootRule':
                expect(other).toBeNull();
                break;
              case 'outscored':
                expect([why.rival!.person, why.margin]).toEqual([holder, value - other!]);
                break;
              case 'free':
                expect(holder).toBeUndefined();
                expect(other).not.toBeNull();
            }
          }
        }
      }),
      { numRuns: 60, seed: 5 },
    );
    const reasons = ['chosen', 'elsewhere', 'free', 'outscored', 'pinned', 'rules', 'shootRule'];
    expect([...seen.keys()].sort()).toEqual(reasons);
  });

  test('an open slot counts the same people as their own explanations, and a filled one its best runners-up', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const input = randomMarket(seed, SIZE);
        const byId = somePlan(input, seed);
        const market = buildMarket(input);
        const plan = planOf(market, byId);
        for (const slot of input.slots) {
          const all = input.people.map((person) => whyNot(market, slot.id, person.id, { plan }));
          if (byId.has(slot.id)) {
            const placed = explainPlaced(market, slot.id, { plan })!;
            const ready = all.filter(({ reason }) => reason === 'outscored');
            const best = ready.map(({ score }) => score).sort((a, b) => b - a);
            expect(placed.person).toBe(byId.get(slot.id));
            if (placed.pinned) continue;
            expect(placed.runnersUp.map(({ score }) => score)).toEqual(best.slice(0, 2));
            for (const { person, score, margin } of placed.runnersUp) {
              expect(ready.map((each) => each.person)).toContain(person);
              expect(margin).toBe(placed.score - score);
              const known = input.people.find(({ id }) => id === person)!;
              expect(score).toBe(oracleScore(input, slot, known));
            }
          } else {
            expect(explainPlaced(market, slot.id, { plan })).toBeNull();
            const gap = explainGap(market, slot.id, { plan });
            const elsewhere = all.filter(({ reason, margin }) => reason === 'elsewhere' && margin !== null);
            const margins = elsewhere.map(({ margin }) => margin!).sort((a, b) => a - b);
            expect(gap.outbid).toBe(elsewhere.length);
            expect(gap.outbidBy.map(({ margin }) => margin)).toEqual(margins.slice(0, 5));
            expect(gap.free).toBe(all.filter(({ reason }) => reason === 'free').length);
            const barred = gap.barred.reduce((sum, { people }) => sum + people, 0);
            expect(barred).toBe(all.filter(({ reason }) => reason === 'shootRule').length);
          }
        }
      }),
      { numRuns: 40, seed: 6 },
    );
  });
});
