import { anInput, aBooking, aPerson, aShoot, aSlot } from '../fixture/build';
import { fillShoot } from '../fill-shoot';
import { buildMarket } from './market-builder';
import type { MatchingInput } from '../matching-input';
import { MatchingInputError } from '../matching-input.error';

function errorOf(input: MatchingInput): [string, string] {
  try {
    buildMarket(input);
  } catch (error) {
    if (error instanceof MatchingInputError) return [error.code, error.path];
    throw error;
  }
  return ['accepted', ''];
}

const person = (change: object): MatchingInput => anInput([aPerson('a'), { ...aPerson('x'), ...change }], [aSlot('s')]);
const slot = (change: object): MatchingInput => anInput([aPerson('a')], [aSlot('r'), { ...aSlot('s'), ...change }]);

const shoot = (change: object | null): MatchingInput =>
  anInput([aPerson('a')], [aSlot('s')], { shoots: [aShoot('s1'), (change && { id: 's2', ...change }) as never] });
const STAFF = { department: 'light', trainees: 1, experienced: 2 };
const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `t${index}`);

test.each<[string, MatchingInput, string, string]>([
  ['NaN as a day', slot({ days: [20, NaN] }), 'notInteger', 'slots[1].days[1]'],
  ['infinite pay', slot({ payHighFen: Infinity }), 'notInteger', 'slots[1].payHighFen'],
  ['fractional pay', slot({ payLowFen: 0.5 }), 'notInteger', 'slots[1].payLowFen'],
  ['negative pay', slot({ payLowFen: -1 }), 'outOfRange', 'slots[1].payLowFen'],
  ['a band upside down', slot({ payLowFen: 80_001 }), 'endBeforeStart', 'slots[1].payHighFen'],
  ['a slot that ends before it starts', slot({ first: 26, last: 20 }), 'endBeforeStart', 'slots[1]'],
  ['a slot of no days', slot({ days: [] }), 'noDays', 'slots[1].days'],
  ['a day outside the span', slot({ days: [27] }), 'outsideSpan', 'slots[1].days[0]'],
  ['a day twice', slot({ days: [20, 20] }), 'duplicate', 'slots[1].days[1]'],
  ['a slot before the window', slot({ first: -1 }), 'outsideWindow', 'slots[1]'],
  ['a slot beyond the window', slot({ last: 64 }), 'outsideWindow', 'slots[1]'],
  ['an unknown base', slot({ base: 4 }), 'unknownBase', 'slots[1].base'],
  ['level 0', slot({ minLevel: 0 }), 'outOfRange', 'slots[1].minLevel'],
  ['levels upside down', slot({ maxLevel: 2 }), 'endBeforeStart', 'slots[1].maxLevel'],
  ['a pinned person who is not there', slot({ pinnedPerson: 'ghost' }), 'unknownPerson', 'slots[1].pinnedPerson'],
  ['a flag that is no flag', slot({ entryLevel: 'yes' }), 'wrongType', 'slots[1].entryLevel'],
  ['no role', slot({ role: '' }), 'wrongType', 'slots[1].role'],
  ['a slot twice', slot({ id: 'r' }), 'duplicate', 'slots[1].id'],
  ['a person twice', person({ id: 'a' }), 'duplicate', 'people[1].id'],
  [
    'a role twice',
    person({
      roles: [
        { role: 'g', level: 1 },
        { role: 'g', level: 2 },
      ],
    }),
    'duplicate',
    'people[1].roles[1].role',
  ],
  ['level 5', person({ roles: [{ role: 'g', level: 5 }] }), 'outOfRange', 'people[1].roles[0].level'],
  ['NaN as a level', person({ roles: [{ role: 'g', level: NaN }] }), 'notInteger', 'people[1].roles[0].level'],
  ['free days reversed', person({ free: [[3, 2]] }), 'endBeforeStart', 'people[1].free[0]'],
  ['NaN in the free days', person({ free: [[0, NaN]] }), 'notInteger', 'people[1].free[0][1]'],
  ['a booking reversed', person({ bookings: [aBooking(5, 4)] }), 'endBeforeStart', 'people[1].bookings[0]'],
  [
    'a booking somewhere',
    person({ bookings: [aBooking(4, 5, { base: 9 })] }),
    'unknownBase',
    'people[1].bookings[0].base',
  ],
  ['home nowhere', person({ homeBase: -1 }), 'unknownBase', 'people[1].homeBase'],
  ['NaN as a pay floor', person({ payFloorFen: NaN }), 'notInteger', 'people[1].payFloorFen'],
  ['40 paid days in 30', person({ paidDaysLast30: 40 }), 'outOfRange', 'people[1].paidDaysLast30'],
  ['a record above the whole', person({ record: 1_001 }), 'outOfRange', 'people[1].record'],
  ['NaN as a record', person({ record: NaN }), 'notInteger', 'people[1].record'],
  ['an age below nothing', person({ age: -1 }), 'outOfRange', 'people[1].age'],
  ['an age as text', person({ age: '30' }), 'notInteger', 'people[1].age'],
  ['skills that are no list', person({ skills: 'crane' }), 'wrongType', 'people[1].skills'],
  ['a skill twice', person({ skills: ['a', 'a'] }), 'duplicate', 'people[1].skills[1]'],
  ['a document without a name', person({ documents: [''] }), 'wrongType', 'people[1].documents[0]'],
  ['a team that is a number', person({ workedWith: [1] }), 'wrongType', 'people[1].workedWith[0]'],
  ['more blocks than there can be', person({ blocks: many(1_001) }), 'outOfRange', 'people[1].blocks'],
  ['a limit that is nothing', person({ dayLimit: null }), 'wrongType', 'people[1].dayLimit'],
  ['a limit reversed', person({ dayLimit: { first: 3, last: 2, days: 1 } }), 'endBeforeStart', 'people[1].dayLimit'],
  [
    'a limit of NaN days',
    person({ dayLimit: { first: 0, last: 9, days: NaN } }),
    'notInteger',
    'people[1].dayLimit.days',
  ],
  ['a night run below nothing', slot({ nightRun: -1 }), 'outOfRange', 'slots[1].nightRun'],
  ['a department without a name', slot({ department: '' }), 'wrongType', 'slots[1].department'],
  ['a team that is nothing', slot({ team: null }), 'wrongType', 'slots[1].team'],
  ['a wish twice', slot({ skills: ['a', 'b', 'a'] }), 'duplicate', 'slots[1].skills[2]'],
  ['a paper that is a number', slot({ documents: [7] }), 'wrongType', 'slots[1].documents[0]'],
  ['half a year of age', slot({ minAge: 17.5 }), 'notInteger', 'slots[1].minAge'],
  ['a bed that is no flag', slot({ bed: 1 }), 'wrongType', 'slots[1].bed'],
  ['a pin that is a number', slot({ pinnedPerson: 3 }), 'wrongType', 'slots[1].pinnedPerson'],
  ['a shoot that is nothing', shoot(null), 'wrongType', 'shoots[1]'],
  ['a shoot without a name', shoot({ id: '' }), 'wrongType', 'shoots[1].id'],
  ['a shoot twice', shoot({ id: 's1' }), 'duplicate', 'shoots[1].id'],
  ['a budget of NaN', shoot({ labourCapFen: NaN }), 'notInteger', 'shoots[1].labourCapFen'],
  ['a budget below nothing', shoot({ labourCapFen: -1 }), 'outOfRange', 'shoots[1].labourCapFen'],
  ['half a trainee', shoot({ traineesPerExperienced: 0.5 }), 'notInteger', 'shoots[1].traineesPerExperienced'],
  ['staff that is no list', shoot({ staff: {} }), 'wrongType', 'shoots[1].staff'],
  ['a department of staff twice', shoot({ staff: [STAFF, STAFF] }), 'duplicate', 'shoots[1].staff[1].department'],
  ['staff below nothing', shoot({ staff: [{ ...STAFF, trainees: -1 }] }), 'outOfRange', 'shoots[1].staff[0].trainees'],
  ['shoots that are no list', anInput([], [], { shoots: {} as never }), 'wrongType', 'shoots'],
  ['a ban of three', anInput([], [], { pairBans: [['a', 'b', 'c'] as never] }), 'wrongType', 'pairBans[0]'],
  ['a ban of a number', anInput([], [], { pairBans: [['a', 1] as never] }), 'wrongType', 'pairBans[0]'],
  ['a ban with herself', anInput([], [], { pairBans: [['a', 'a']] }), 'duplicate', 'pairBans[0]'],
  [
    'an application that is nothing',
    anInput([], [], { applications: [null as never] }),
    'wrongType',
    'applications[0]',
  ],
  [
    'an application of nobody',
    anInput([], [], { applications: [{ person: 1 as never, posting: 'p' }] }),
    'wrongType',
    'applications[0].person',
  ],
  [
    'a reserve that is no flag',
    anInput([], [], { applications: [{ person: 'a', posting: 'p', reserve: 'yes' as never }] }),
    'wrongType',
    'applications[0].reserve',
  ],
  [
    'rest beyond the window',
    anInput([], [], { gapPolicy: { ...anInput([], []).gapPolicy, restDays: 65 } }),
    'outOfRange',
    'gapPolicy.restDays',
  ],
  ['nothing at all', null as never, 'wrongType', 'input'],
  ['a person that is nothing', anInput([null as never], []), 'wrongType', 'people[0]'],
  ['a matrix that is not square', anInput([], [], { travelMinutes: [[0, 1]] }), 'outOfRange', 'travelMinutes[0]'],
  ['NaN in the matrix', anInput([], [], { travelMinutes: [[NaN]] }), 'notInteger', 'travelMinutes[0][0]'],
  [
    'a gap policy with NaN',
    anInput([], [], { gapPolicy: { ...anInput([], []).gapPolicy, restDays: NaN } }),
    'notInteger',
    'gapPolicy.restDays',
  ],
  [
    'a weight that is none',
    anInput([], [], { weights: { ...anInput([], []).weights, applied: -1 } }),
    'outOfRange',
    'weights.applied',
  ],
  ['no first day', anInput([], [], { firstDay: undefined as never }), 'notInteger', 'firstDay'],
  ['people that are no list', anInput({} as never, []), 'wrongType', 'people'],
])('%s is refused', (_name, input, code, path) => {
  expect(errorOf(input)).toEqual([code, path]);
});

test('a shoot of 400 slots is taken, one of 401 refused', () => {
  const slots = Array.from({ length: 401 }, (_, index) => aSlot(`t${index}`));
  expect(errorOf(anInput([], slots.slice(0, 400)))).toEqual(['accepted', '']);
  expect(errorOf(anInput([], slots))).toEqual(['tooManySlots', 'slots[400].shoot']);
});

test('the largest amounts and weights keep the arithmetic exact', () => {
  const { version, chainZeroDays, ...rest } = anInput([], []).weights;
  const most = Object.fromEntries(Object.keys(rest).map((name) => [name, 100_000])) as typeof rest;
  const weights = { ...most, version, chainZeroDays };
  const slots = Array.from({ length: 400 }, (_, index) =>
    aSlot(`t${index}`, { payLowFen: 0, payHighFen: 10_000_000_000 }),
  );
  const people = Array.from({ length: 400 }, (_, index) =>
    aPerson(`h${index}`, { payFloorFen: 9_999_999_999 - index }),
  );
  const { proof, assignments } = fillShoot(buildMarket(anInput(people, slots, { weights })), 's1');
  expect(assignments).toHaveLength(400);
  expect(proof.primal).toBe(proof.dual);
  expect(Number.isSafeInteger(proof.primal)).toBe(true);
});

test('applications and exclusions that name nobody here are ignored', () => {
  const applications = [
    { person: 'ghost', posting: 'p1' },
    { person: 'a', posting: 'elsewhere' },
  ];
  const input = anInput([aPerson('a')], [aSlot('s', { excludedPeople: ['ghost'] })], { applications });
  expect(fillShoot(buildMarket(input), 's1').assignments).toHaveLength(1);
});
