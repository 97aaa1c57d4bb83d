import { aBooking, aPerson, aSlot, anInput } from '../fixture/build';
import { buildMarket } from '../market/market-builder';
import type { PersonInput, SlotInput } from '../matching-input';
import { POINT_PARTS } from '../plan';
import { makeProblem } from './problem';

function problemOf(slots: readonly SlotInput[], people: readonly PersonInput[] = [aPerson('x')]) {
  return makeProblem(buildMarket(anInput(people, slots)));
}

describe('groups', () => {
  test('hold slots that are alike in everything', () => {
    const { groups } = problemOf([aSlot('a'), aSlot('b'), aSlot('c', { posting: 'p2' }), aSlot('d')]);
    expect(Array.from(groups.unitStart)).toEqual([0, 3, 4]);
    expect(Array.from(groups.slot)).toEqual([0, 1, 3, 2]);
    expect(Array.from(groups.ofSlot)).toEqual([0, 0, 1, 0]);
  });

  test.each<[string, Partial<SlotInput>]>([
    ['the posting', { posting: 'other' }],
    ['the shoot', { shoot: 'other' }],
    ['the role', { role: 'other' }],
    ['the lowest level', { minLevel: 2 }],
    ['the highest level', { maxLevel: 3 }],
    ['the base', { base: 1 }],
    ['a day off', { days: [20, 21, 22, 24, 25, 26] }],
    ['the last day', { days: [20, 21, 22, 23, 24, 25], last: 25 }],
    ['the lower end of the pay', { payLowFen: 39_999 }],
    ['the upper end of the pay', { payHighFen: 80_001 }],
    ['a first job', { entryLevel: true }],
    ['the head of a department', { headOfDepartment: true }],
    ['nights', { nightRun: 1 }],
    ['who is left out', { excludedPeople: ['x'] }],
    ['the department', { department: 'light' }],
    ['the team', { team: 'c1' }],
    ['skills', { skills: ['crane'] }],
    ['documents', { documents: ['driving'] }],
    ['the age', { minAge: 18 }],
    ['the bed', { bed: false }],
  ])('%s sets a slot apart', (_name, change) => {
    expect(problemOf([aSlot('a'), aSlot('b', change)]).groups.count).toBe(2);
  });

  test('come in order of first day and leave pinned slots out', () => {
    const late = aSlot('a', { first: 30, last: 30, days: [30] });
    const { groups } = problemOf([late, aSlot('b'), aSlot('c', { pinnedPerson: 'x' })]);
    expect(Array.from(groups.first)).toEqual([20, 30]);
    expect(Array.from(groups.ofSlot)).toEqual([1, 0, -1]);
  });

  test('know the rest that a slot earns', () => {
    const days = [20, 27];
    const { groups } = problemOf([aSlot('a'), aSlot('b', { nightRun: 3 }), aSlot('c', { days, last: 27 })]);
    expect(Array.from(groups.rested)).toEqual([26, 27, 28]);
  });
});

test('fixed jobs are bookings near the window and pins, in order of first day', () => {
  const bookings = [aBooking(40, 50, { base: 2 }), aBooking(-300, -290), aBooking(300, 310), aBooking(1, 3)];
  const people = [aPerson('w'), aPerson('x', { bookings })];
  const { fixed } = problemOf([aSlot('a', { pinnedPerson: 'x', base: 1 })], people);
  expect(Array.from(fixed.start)).toEqual([0, 0, 3]);
  expect(Array.from(fixed.first)).toEqual([1, 20, 40]);
  expect(Array.from(fixed.rested)).toEqual([3, 26, 51]);
  expect(Array.from(fixed.base)).toEqual([0, 1, 2]);
  expect(Array.from(fixed.shoot)).toEqual([-1, 0, -1]);
});

test('travel takes the days of the policy', () => {
  const { travelDays } = problemOf([aSlot('a')]);
  expect(Array.from(travelDays)).toEqual([0, 0, 1, 2, 0, 0, 1, 2, 1, 1, 0, 2, 2, 2, 2, 0]);
});

test('a first job is for newcomers without a pin', () => {
  const people = ['v', 'w', 'x'].map((id) => aPerson(id, { newcomer: id !== 'v' }));
  const { once } = problemOf([aSlot('a', { pinnedPerson: 'x' }), aSlot('b')], people);
  expect(Array.from(once)).toEqual([0, 100 * POINT_PARTS, 0]);
});

test('bookings and pins use up a limit of days, and no more than all of it', () => {
  const bookings = [aBooking(0, 3), aBooking(58, 70)];
  const limit = (days: number) => ({ dayLimit: { first: 2, last: 60, days } });
  const people = [
    aPerson('u'),
    aPerson('v', limit(9)),
    aPerson('w', { ...limit(9), bookings }),
    aPerson('x', { ...limit(15), bookings }),
    aPerson('y', { ...limit(4), bookings }),
  ];
  const { limitDays } = problemOf([aSlot('a', { pinnedPerson: 'x' }), aSlot('b')], people);
  expect(Array.from(limitDays)).toEqual([-1, 9, 4, 3, 0]);
});
