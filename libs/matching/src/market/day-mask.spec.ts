import fc from 'fast-check';
import { aBooking, anInput, aPerson, aSlot } from '../fixture/build';
import type { DayInterval } from '../matching-input';
import { countDays, highWord, lowWord, maskDays } from './day-mask';
import { buildMarket } from './market-builder';

const interval = fc
  .tuple(fc.integer({ min: -70, max: 140 }), fc.integer({ min: 0, max: 80 }))
  .map(([from, length]): DayInterval => [from, from + length]);
const WINDOW = Array.from({ length: 64 }, (_, day) => day);

const within = (intervals: readonly DayInterval[], day: number): boolean =>
  intervals.some(([from, to]) => from <= day && day <= to);

test('a mask holds exactly the days of the window that an interval covers', () => {
  fc.assert(
    fc.property(interval, ([from, to]) => {
      const words = [lowWord(from, to), highWord(from, to)] as const;
      const expected = WINDOW.filter((day) => from <= day && day <= to);
      expect(maskDays(...words)).toEqual(expected);
      expect(countDays(...words)).toBe(expected.length);
    }),
    { numRuns: 500, seed: 5 },
  );
});

test('single days at the edges of the words', () => {
  for (const day of [0, 31, 32, 63]) expect(maskDays(lowWord(day, day), highWord(day, day))).toEqual([day]);
  for (const day of [-1, 64]) expect([lowWord(day, day), highWord(day, day)]).toEqual([0, 0]);
});

test('a market has the days of people, bookings and slots in masks, counted from its first day', () => {
  const day = fc.integer({ min: 0, max: 63 });
  fc.assert(
    fc.property(
      fc.array(interval, { maxLength: 3 }),
      fc.array(interval, { maxLength: 2 }),
      fc.array(interval, { maxLength: 2 }),
      fc.uniqueArray(day, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: -30, max: 30_000 }),
      (free, preferNot, booked, days, firstDay) => {
        const at = (intervals: readonly DayInterval[]) =>
          intervals.map(([from, to]) => [from + firstDay, to + firstDay] as const);
        const [first, last] = [Math.min(...days), Math.max(...days)];
        const bookings = at(booked).map(([from, to]) => aBooking(from, to));
        const person = aPerson('x', { free: at(free), preferNot: at(preferNot), bookings });
        const span = { days: days.map((each) => each + firstDay), first: first + firstDay, last: last + firstDay };
        const { masks, gapPolicy } = buildMarket(anInput([person], [aSlot('s', span)], { firstDay }));
        const reach = gapPolicy.restDays + 2;
        const wide = booked.map(([from, to]): DayInterval => [from - reach, to + reach]);
        const read = (low: Int32Array, high: Int32Array) => maskDays(low[0]!, high[0]!);
        expect(read(masks.freeLow, masks.freeHigh)).toEqual(WINDOW.filter((d) => within([...free, ...preferNot], d)));
        expect(read(masks.preferNotLow, masks.preferNotHigh)).toEqual(WINDOW.filter((d) => within(preferNot, d)));
        expect(read(masks.nearLow, masks.nearHigh)).toEqual(WINDOW.filter((d) => within(wide, d)));
        expect(read(masks.daysLow, masks.daysHigh)).toEqual([...days].sort((a, b) => a - b));
        expect(read(masks.spanLow, masks.spanHigh)).toEqual(WINDOW.filter((d) => first <= d && d <= last));
      },
    ),
    { numRuns: 200, seed: 6 },
  );
});
