import { RULE_IDS, RuleId } from '../code';
import { explainMatch } from '../explain-match';
import { aBooking, anInput, aPerson, aSlot } from '../fixture/build';
import { buildMarket } from '../market/market-builder';
import type { PersonInput, SlotInput } from '../matching-input';
import { RULE_LIST, RULES } from './registry';

const SPECCED = new Set<RuleId>();

/** Registers the specs of one rule; the last test asks that every rule of the registry was registered. */
function describeRule(id: RuleId, specs: () => void): void {
  SPECCED.add(id);
  describe(`rule ${id}`, specs);
}

/** Ids of the rules that the pair breaks, from a market that holds another slot and person besides. */
function broken(person: Partial<PersonInput>, slot: Partial<SlotInput>): string[] {
  return violations(person, slot).map((violation) => violation.id);
}

function violations(person: Partial<PersonInput>, slot: Partial<SlotInput>) {
  const market = buildMarket(anInput([aPerson('a'), aPerson('x', person)], [aSlot('s', slot), aSlot('z')]));
  return explainMatch(market, 's', 'x').violations;
}

test('a person who fits breaks nothing', () => {
  expect(broken({}, {})).toEqual([]);
});

describeRule('role', () => {
  test('somebody who does not hold the role breaks it, and the levels with it', () => {
    expect(broken({ roles: [{ role: 'driver', level: 3 }] }, {})).toEqual(['role', 'level']);
  });
  test('one of several roles is enough', () => {
    expect(
      broken(
        {
          roles: [
            { role: 'driver', level: 1 },
            { role: 'gaffer', level: 3 },
          ],
        },
        {},
      ),
    ).toEqual([]);
  });
});

describeRule('level', () => {
  test.each([
    ['below the least', 2, {}, ['level']],
    ['the least', 3, {}, []],
    ['above the least', 4, {}, []],
    ['above the most', 4, { maxLevel: 3 }, ['level']],
    ['a trainee on an entry slot', 1, { entryLevel: true }, []],
    ['a trainee on an entry slot with a most', 1, { entryLevel: true, maxLevel: 3 }, []],
    ['above the most of an entry slot', 4, { entryLevel: true, maxLevel: 3 }, ['level']],
  ])('%s', (_name, level, slot, expected) => {
    expect(broken({ roles: [{ role: 'gaffer', level }] }, slot)).toEqual(expected);
  });
  test('says the levels', () => {
    const [violation] = violations({ roles: [{ role: 'gaffer', level: 1 }] }, { maxLevel: 3 });
    expect(violation).toEqual({ id: 'level', code: 'rule.level', params: { level: 1, minLevel: 3, maxLevel: 3 } });
  });
});

describeRule('headOfDepartment', () => {
  test.each([
    [3, ['headOfDepartment']],
    [4, []],
  ])('level %i', (level, expected) => {
    expect(broken({ roles: [{ role: 'gaffer', level }] }, { headOfDepartment: true })).toEqual(expected);
  });
});

describeRule('availability', () => {
  test('one day missing at the end', () => {
    expect(violations({ free: [[0, 25]] }, {})).toEqual([
      { id: 'availability', code: 'rule.availability', params: { missingDays: 1, firstMissingDay: 26 } },
    ]);
  });
  test('days that she would rather not work are days she can work', () => {
    expect(broken({ free: [[0, 24]], preferNot: [[25, 26]] }, {})).toEqual([]);
  });
  test('a day off between the days of the slot does not matter', () => {
    expect(
      broken(
        {
          free: [
            [0, 22],
            [24, 63],
          ],
        },
        { days: [20, 21, 22, 24, 25, 26] },
      ),
    ).toEqual([]);
  });
  test.each([31, 32, 63])('day %i of the window is seen', (day) => {
    const slot = { days: [day], first: day, last: day };
    expect(broken({ free: [[day, day]] }, slot)).toEqual([]);
    expect(
      broken(
        {
          free: [
            [0, day - 1],
            [day + 1, 90],
          ],
        },
        slot,
      ),
    ).toEqual(['availability']);
  });
});

describeRule('overlap', () => {
  test.each([
    ['ends on the first day', 14, 20, ['overlap']],
    ['starts on the last day', 26, 30, ['overlap']],
    ['lies inside', 22, 23, ['overlap']],
    ['covers it', 1, 60, ['overlap']],
    ['ends the day before', 15, 19, []],
    ['starts the day after', 27, 29, []],
  ])('a booking that %s', (_name, first, last, expected) => {
    expect(broken({ bookings: [aBooking(first, last)] }, {})).toEqual(expected);
  });
  test('a booking in a hole between the days interleaves and is refused', () => {
    expect(broken({ bookings: [aBooking(23, 23)] }, { days: [20, 21, 26] })).toEqual(['overlap']);
  });
});

describeRule('gap', () => {
  test.each([
    ['8 days before need a day of rest', [aBooking(12, 19)], {}, ['gap']],
    ['8 days before with a day of rest', [aBooking(11, 18)], {}, []],
    ['a run of nights before', [aBooking(18, 19, { nightRun: 3 })], {}, ['gap']],
    ['six hours of travel from the booking before', [aBooking(18, 19, { base: 2 })], {}, ['gap']],
    ['fifteen hours of travel with one day', [aBooking(17, 18, { base: 3 })], {}, ['gap']],
    ['fifteen hours of travel with two days', [aBooking(16, 17, { base: 3 })], {}, []],
    ['six hours of travel to the booking after', [aBooking(27, 28, { base: 2 })], {}, ['gap']],
    ['the slot itself ends in a run of nights', [aBooking(27, 28)], { nightRun: 3 }, ['gap']],
    ['eight days of the slot', [aBooking(28, 29)], { days: [20, 27], last: 27 }, ['gap']],
    ['eight days of the slot and a day of rest', [aBooking(29, 30)], { days: [20, 27], last: 27 }, []],
  ])('%s', (_name, bookings, slot, expected) => {
    expect(broken({ bookings }, slot)).toEqual(expected);
  });
  test('says the days needed and free', () => {
    expect(violations({ bookings: [aBooking(10, 18, { base: 3 })] }, {})[0]?.params).toEqual({
      neededDays: 3,
      freeDays: 1,
      first: 10,
      last: 18,
    });
  });
});

describeRule('pay', () => {
  test.each([
    [80_000, []],
    [80_001, ['pay']],
  ])('a floor of %i fen', (payFloorFen, expected) => {
    expect(broken({ payFloorFen }, {})).toEqual(expected);
  });
});

describeRule('travel', () => {
  test.each([
    [359, ['travel']],
    [360, []],
  ])('willing to travel %i of 360 minutes', (maxTravelMinutes, expected) => {
    expect(broken({ homeBase: 2, maxTravelMinutes }, {})).toEqual(expected);
  });
});

describeRule('documents', () => {
  test.each([
    ['all that are asked for', ['ac', 'c1'], []],
    ['and more', ['ac', 'b2', 'c1'], []],
    ['one of them', ['ac'], ['documents']],
    ['another', ['b2'], ['documents']],
    ['none', undefined, ['documents']],
  ])('%s', (_name, documents, expected) => {
    expect(broken(documents ? { documents } : {}, { documents: ['c1', 'ac'] })).toEqual(expected);
  });
  test('where none is asked for none is needed', () => {
    expect(broken({}, { documents: [] })).toEqual([]);
  });
  test('says the first that is missing', () => {
    expect(violations({ documents: ['ac'] }, { documents: ['c1', 'ac'] })).toEqual([
      { id: 'documents', code: 'rule.documents', params: { document: 'c1' } },
    ]);
  });
});

describeRule('age', () => {
  test.each([
    [17, 18, ['age']],
    [18, 18, []],
    [19, 18, []],
    [undefined, 18, []],
    [16, undefined, []],
  ])('%p years with %p asked for', (age, minAge, expected) => {
    expect(broken({ ...(age && { age }) }, { ...(minAge && { minAge }) })).toEqual(expected);
  });
  test('says what the slot asks for, and never how old she is', () => {
    expect(violations({ age: 17 }, { minAge: 18 })[0]?.params).toEqual({ minAge: 18 });
  });
});

describeRule('dayLimit', () => {
  const limit = (days: number, first = 0, last = 63) => ({ dayLimit: { first, last, days } });
  test.each([
    ['as many days as the slot has', limit(7), {}, []],
    ['one day fewer', limit(6), {}, ['dayLimit']],
    ['none at all', limit(0), {}, ['dayLimit']],
    ['with the days of a booking', { ...limit(9), bookings: [aBooking(1, 3)] }, {}, ['dayLimit']],
    ['with the days of a booking that just fit', { ...limit(10), bookings: [aBooking(1, 3)] }, {}, []],
    ['a stretch that ends before the slot', limit(0, 0, 19), {}, []],
    ['a stretch that begins after it', limit(0, 27, 63), {}, []],
    ['a stretch that ends on its first day', limit(0, 0, 20), {}, ['dayLimit']],
    ['a stretch that begins on its last day', limit(1, 26, 63), {}, []],
    ['bookings outside the stretch', { ...limit(7, 20, 40), bookings: [aBooking(1, 10)] }, {}, []],
    ['bookings that reach into the stretch', { ...limit(7, 10, 40), bookings: [aBooking(1, 10)] }, {}, ['dayLimit']],
    ['days off within the span count', limit(6), { days: [20, 26] }, ['dayLimit']],
  ])('%s', (_name, person, slot, expected) => {
    expect(broken(person, slot)).toEqual(expected);
  });
  test('one who is past her limit already can still work where none of its days lie', () => {
    expect(broken({ ...limit(3, 0, 10), bookings: [aBooking(1, 10)] }, {})).toEqual([]);
  });
  test('says the limit and the days', () => {
    expect(violations({ ...limit(8), bookings: [aBooking(1, 3)] }, {})).toEqual([
      { id: 'dayLimit', code: 'rule.dayLimit', params: { maxDays: 8, days: 10 } },
    ]);
  });
});

describeRule('blocked', () => {
  test.each([
    ['the team that hires', ['other', 'team'], 'team', ['blocked']],
    ['another team', ['other'], 'team', []],
    ['a team where nobody says who hires', ['team'], undefined, []],
    ['nobody', [], 'team', []],
  ])('a block with %s', (_name, blocks, team, expected) => {
    expect(broken({ blocks }, { ...(team && { team }) })).toEqual(expected);
  });
  test('says nothing more', () => {
    expect(violations({ blocks: ['team'] }, { team: 'team' })).toEqual([
      { id: 'blocked', code: 'rule.blocked', params: {} },
    ]);
  });
});

describeRule('excluded', () => {
  test('somebody who was asked already', () => {
    expect(broken({}, { excludedPeople: ['nobody-here', 'x'] })).toEqual(['excluded']);
  });
});

describeRule('taken', () => {
  const people = [aPerson('x')];
  const pinned = aSlot('z', { pinnedPerson: 'x' });
  test('she is pinned elsewhere in the shoot', () => {
    const market = buildMarket(anInput(people, [aSlot('s'), pinned]));
    expect(explainMatch(market, 's', 'x').violations).toEqual([
      { id: 'taken', code: 'rule.taken', params: { slot: 'z' } },
    ]);
    expect(explainMatch(market, 'z', 'x').violations).toEqual([]);
  });
  test('a pin in another shoot does not count', () => {
    const market = buildMarket(anInput(people, [aSlot('s'), { ...pinned, shoot: 's2' }]));
    expect(explainMatch(market, 's', 'x').violations).toEqual([]);
  });
});

test('every rule of the registry has its specs here, a sentence and no weight', () => {
  expect([...SPECCED].sort()).toEqual([...RULE_IDS].sort());
  expect(RULE_LIST.map((rule) => rule.id)).toEqual([...RULE_IDS]);
  expect(Object.keys(RULES)).toEqual([...RULE_IDS]);
  for (const rule of RULE_LIST) expect([rule.kind, rule.unit, rule.doc.endsWith('.')]).toEqual(['hard', 'none', true]);
});

test('days in explanations are those of the calendar, whatever the first day of the market', () => {
  const by = 20_000;
  const days = [20, 21, 22, 23, 24, 25, 26].map((day) => day + by);
  const slot = aSlot('s', { days, first: by + 20, last: by + 26 });
  const people = [
    aPerson('away', { free: [[by, by + 25]] }),
    aPerson('booked', { free: [[by, by + 63]], bookings: [aBooking(by + 26, by + 30)] }),
    aPerson('near', { free: [[by, by + 63]], bookings: [aBooking(by + 10, by + 18, { base: 3 })] }),
  ];
  const market = buildMarket(anInput(people, [slot], { firstDay: by }));
  expect(people.map(({ id }) => explainMatch(market, 's', id).violations[0]?.params)).toEqual([
    { missingDays: 1, firstMissingDay: by + 26 },
    { first: by + 26, last: by + 30 },
    { neededDays: 3, freeDays: 1, first: by + 10, last: by + 18 },
  ]);
});
