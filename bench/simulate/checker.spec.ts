import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CheckedBooking, checkBookings } from './checker';

const MINUTES = [
  [0, 200, 500, 900],
  [200, 0, 500, 900],
  [500, 500, 0, 900],
  [900, 900, 900, 0],
];

const booking = (more: Partial<CheckedBooking> = {}): CheckedBooking => ({
  person: 1,
  slot: 1,
  first: 10,
  last: 14,
  base: 0,
  nights: 0,
  ...more,
});

const count = (...bookings: CheckedBooking[]) => {
  const { doubleBookings, restBreaches } = checkBookings(bookings, MINUTES);
  return [doubleBookings, restBreaches];
};

describe('double bookings', () => {
  test('a person in two places on one day', () => {
    expect(count(booking(), booking({ slot: 2, first: 14, last: 20 }))).toEqual([1, 0]);
    expect(count(booking(), booking({ slot: 2, first: 15, last: 20 }))).toEqual([0, 0]);
  });

  test('each pair counts, and one that lies within another', () => {
    const long = booking({ first: 1, last: 30 });
    expect(count(long, booking({ slot: 2 }), booking({ slot: 3, first: 20, last: 22 }))).toEqual([2, 0]);
  });

  test('two people in one place, unless one follows the other', () => {
    expect(count(booking(), booking({ person: 2, first: 12 }))).toEqual([1, 0]);
    expect(count(booking(), booking({ person: 2, first: 15, last: 17 }))).toEqual([0, 0]);
  });

  test('work agreed before counts for the person and for no place', () => {
    expect(count(booking({ slot: null }), booking({ slot: 2 }))).toEqual([1, 0]);
    expect(count(booking({ slot: null }), booking({ slot: null, person: 2 }))).toEqual([0, 0]);
  });
});

describe('rest breaches', () => {
  const next = (gap: number, more: Partial<CheckedBooking> = {}): CheckedBooking =>
    booking({ slot: 2, first: 15 + gap, last: 20 + gap, ...more });

  test.each([
    ['eight days in a row need a day', booking({ first: 7 }), {}, 1],
    ['seven need none', booking({ first: 8 }), {}, 0],
    ['three nights need a day', booking({ nights: 3 }), {}, 1],
    ['two need none', booking({ nights: 2 }), {}, 0],
    ['a way of 200 minutes needs none', booking(), { base: 1 }, 0],
    ['a way of 500 minutes needs a day', booking(), { base: 2 }, 1],
    ['a way of 900 minutes needs two', booking(), { base: 3 }, 2],
    ['rest and way add up', booking({ first: 7, nights: 4 }), { base: 3 }, 3],
  ])('%s', (_, before, more, needed) => {
    expect(count(before, next(needed, more))).toEqual([0, 0]);
    if (needed > 0) expect(count(before, next(needed - 1, more))).toEqual([0, 1]);
  });

  test('the order in which bookings come does not matter', () => {
    expect(count(next(0), booking({ first: 7 }))).toEqual([0, 1]);
  });
});

test('the checker reads nothing of ours', () => {
  expect(readFileSync(join(__dirname, 'checker.ts'), 'utf8')).not.toMatch(/\b(import|require)\b/);
});
