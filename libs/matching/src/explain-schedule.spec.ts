import fc from 'fast-check';
import { conflictsOf, heldBy, schedulesOf, scheduleValue } from './explain-schedule';
import { aBooking, anInput, aPerson, aSlot } from './fixture/build';
import { oracleValue } from './fixture/oracle';
import { asJob, oracleBroken, shareDay, spareDays } from './fixture/oracle-pair';
import { randomMarket, seeded } from './fixture/random-input';
import { buildMarket } from './market/market-builder';
import type { SlotInput } from './matching-input';

const SIZE = { people: 12, slots: 8, roles: 2, shoots: 3, pins: 2 };

test('what people bring adds up to the value of a plan', () => {
  let chained = 0;
  fc.assert(
    fc.property(fc.integer(), fc.boolean(), (seed, easy) => {
      const input = randomMarket(seed, { ...SIZE, easy });
      const next = seeded(seed);
      const plan = new Map(input.slots.flatMap((slot) => (slot.pinnedPerson ? [[slot.id, slot.pinnedPerson]] : [])));
      for (const slot of input.slots) {
        const able = input.people.filter((person) => oracleBroken(input, slot, person).length === 0);
        if (plan.has(slot.id) || able.length === 0) continue;
        plan.set(slot.id, able[next(able.length)]!.id);
        if (oracleValue(input, plan) === null) plan.delete(slot.id);
      }
      const market = buildMarket(input);
      const { slots, people } = market.names;
      const personOfSlot = Int32Array.from(slots, (slot) => people.indexOf(plan.get(slot) ?? ''));
      const schedules = schedulesOf(market, { personOfSlot });
      const values = people.map((_, person) => scheduleValue(market, person, heldBy(schedules, person)));
      expect(values.reduce((sum, value) => sum + value, 0)).toBe(oracleValue(input, plan));
      if (people.some((_, person) => heldBy(schedules, person).length > 1)) chained += 1;
    }),
    { numRuns: 80, seed: 9 },
  );
  expect(chained).toBeGreaterThan(10);
});

test('slots clash as the tests read the rules, whichever is asked for', () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const input = randomMarket(seed, { ...SIZE, pins: 0, slots: 10 });
      const market = buildMarket({ ...input, people: [aPerson('x')] });
      input.slots.forEach((held, h) => {
        input.slots.forEach((slot, s) => {
          if (h === s) return;
          const [a, b] = [asJob(held), asJob(slot)];
          const shared = held.shoot === slot.shoot ? 'sameShoot' : shareDay(a, b) ? 'overlap' : null;
          const expected = shared ?? (spareDays(input, a, b) < 0 ? 'gap' : 'none');
          const [found] = conflictsOf(market, 0, s, [h]);
          expect(found?.conflict ?? 'none').toBe(expected);
          kinds.add(expected);
        });
      });
    }),
    { numRuns: 40, seed: 4 },
  );
  expect([...kinds].sort()).toEqual(['gap', 'none', 'overlap', 'sameShoot']);
});

describe('a limit of days', () => {
  const days = (first: number, length = 5): Partial<SlotInput> => {
    const all = Array.from({ length }, (_, k) => first + k);
    return { days: all, first, last: first + length - 1, shoot: `on${first}` };
  };
  // By score: `a` at home, `b` two hours away, `c` six.
  const slots = [
    aSlot('a', days(2)),
    aSlot('b', { ...days(30), base: 1 }),
    aSlot('c', { ...days(40), base: 2 }),
    aSlot('s', days(20)),
  ];
  const conflicts = (limit: number, change: object = {}, held = [0, 1, 2]) => {
    const person = aPerson('x', { dayLimit: { first: 0, last: 63, days: limit }, ...change });
    return conflictsOf(buildMarket(anInput([person], slots)), 0, 3, held).map(({ slot }) => slots[slot]!.id);
  };

  test('takes the least worthy slots, no more than it must', () => {
    expect(conflicts(20)).toEqual([]);
    expect(conflicts(19)).toEqual(['c']);
    expect(conflicts(15)).toEqual(['c']);
    expect(conflicts(14)).toEqual(['c', 'b']);
    expect(conflicts(5)).toEqual(['c', 'b', 'a']);
  });
  test('counts bookings, which nothing can take away', () => {
    expect(conflicts(20, { bookings: [aBooking(10, 10)] })).toEqual(['c']);
  });
  test('counts no days outside its stretch', () => {
    const dayLimit = { first: 20, last: 34, days: 5 };
    expect(conflicts(0, { dayLimit })).toEqual(['b']);
    expect(conflicts(0, { dayLimit: { first: 0, last: 19, days: 0 } })).toEqual([]);
  });
  test('leaves pinned slots for last', () => {
    const pinned = slots.map((slot) => (slot.id === 'c' ? { ...slot, pinnedPerson: 'x' } : slot));
    const person = aPerson('x', { dayLimit: { first: 0, last: 63, days: 15 } });
    const market = buildMarket(anInput([person], pinned));
    expect(conflictsOf(market, 0, 3, [0, 1, 2]).map(({ slot }) => slots[slot]!.id)).toEqual(['b']);
  });
});
