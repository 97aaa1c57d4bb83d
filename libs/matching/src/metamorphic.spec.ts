import fc from 'fast-check';
import { fillShoot } from './fill-shoot';
import { aPerson } from './fixture/build';
import { randomInput, seeded, shuffled } from './fixture/random-input';
import { buildMarket } from './market/market-builder';
import type { DayInterval, MatchingInput } from './matching-input';

const fill = (input: MatchingInput) => fillShoot(buildMarket(input), 's1');

const markets = fc
  .record({
    seed: fc.integer({ min: 0, max: 2 ** 31 }),
    people: fc.integer({ min: 1, max: 40 }),
    slots: fc.integer({ min: 1, max: 12 }),
    roles: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ seed, ...size }) => ({ seed, input: randomInput(seed, size) }));

/** Runs a property on random markets, the same ones every time. */
function always(property: (input: MatchingInput, seed: number) => void): void {
  fc.assert(
    fc.property(markets, ({ input, seed }) => property(input, seed)),
    { numRuns: 80, seed: 4 },
  );
}

test('any order of people, slots, roles, bookings, applications and days gives the same bytes', () => {
  always((input, seed) => {
    const next = seeded(seed);
    const people = shuffled(input.people, next).map((person) => ({
      ...person,
      roles: shuffled(person.roles, next),
      bookings: shuffled(person.bookings, next),
      free: shuffled(person.free, next),
    }));
    const slots = shuffled(input.slots, next).map((slot) => ({ ...slot, days: shuffled(slot.days, next) }));
    const mixed = { ...input, people, slots, applications: shuffled(input.applications, next) };
    expect(JSON.stringify(fill(mixed))).toBe(JSON.stringify(fill(input)));
  });
});

test('the same market and options give the same bytes twice, and the input is left alone', () => {
  always((input) => {
    const before = JSON.stringify(input);
    const market = buildMarket(input);
    expect(JSON.stringify(fillShoot(market, 's1'))).toBe(JSON.stringify(fillShoot(market, 's1')));
    expect(JSON.stringify(input)).toBe(before);
  });
});

test('all days shifted alike give the same plan', () => {
  const by = 20_000;
  const interval = ([from, to]: DayInterval): DayInterval => [from + by, to + by];
  always((input) => {
    const shifted: MatchingInput = {
      ...input,
      firstDay: input.firstDay + by,
      people: input.people.map((person) => ({
        ...person,
        free: person.free.map(interval),
        preferNot: person.preferNot.map(interval),
        ...(person.dayLimit && {
          dayLimit: { ...person.dayLimit, first: person.dayLimit.first + by, last: person.dayLimit.last + by },
        }),
        bookings: person.bookings.map((booking) => ({
          ...booking,
          first: booking.first + by,
          last: booking.last + by,
        })),
      })),
      slots: input.slots.map((slot) => ({
        ...slot,
        first: slot.first + by,
        last: slot.last + by,
        days: slot.days.map((day) => day + by),
      })),
    };
    // Explanations name days on the scale of the input.
    const asBefore = fill(shifted).open.map((slot) => ({
      ...slot,
      otherDays: slot.otherDays.map((option) => ({
        ...option,
        params: { first: Number(option.params.first) - by, last: Number(option.params.last) - by },
      })),
    }));
    expect({ ...fill(shifted), open: asBefore }).toEqual(fill(input));
  });
});

test('a person whom the plan does not use can go without changing how good it is', () => {
  always((input) => {
    const result = fill(input);
    const used = new Set(result.assignments.map((assignment) => assignment.person));
    const unused = input.people.find((person) => !used.has(person.id));
    if (!unused) return;
    const less = fill({ ...input, people: input.people.filter((person) => person !== unused) });
    expect([less.assignments.length, less.score]).toEqual([result.assignments.length, result.score]);
  });
});

test('one more qualified person never lowers the coverage, and fills a slot that was open', () => {
  let opened = 0;
  always((input) => {
    const result = fill(input);
    const slot = input.slots.find(({ id }) => id === result.open[0]?.slot) ?? input.slots[0]!;
    const extra = aPerson('zz', {
      homeBase: slot.base,
      roles: [{ role: slot.role, level: slot.headOfDepartment ? 4 : slot.minLevel }],
      payFloorFen: slot.payLowFen,
      documents: slot.documents ?? [],
    });
    const more = fill({ ...input, people: [...input.people, extra] });
    expect(more.assignments.length).toBe(result.assignments.length + (result.open.length > 0 ? 1 : 0));
    if (result.open.length > 0) opened += 1;
    else expect(more.score).toBeGreaterThanOrEqual(result.score);
  });
  expect(opened).toBeGreaterThan(10);
});

test('a twin of a person lowers neither coverage nor, at the same coverage, the score', () => {
  always((input) => {
    const result = fill(input);
    const twin = { ...input.people[0]!, id: 'zz' };
    const more = fill({ ...input, people: [...input.people, twin] });
    expect(more.assignments.length).toBeGreaterThanOrEqual(result.assignments.length);
    if (more.assignments.length === result.assignments.length) {
      expect(more.score).toBeGreaterThanOrEqual(result.score);
    }
  });
});

test('a rule made tighter never raises the coverage', () => {
  always((input) => {
    const tighter = { ...input, gapPolicy: { ...input.gapPolicy, restAfterDays: 0, restDays: 3 } };
    expect(fill(tighter).assignments.length).toBeLessThanOrEqual(fill(input).assignments.length);
  });
});
