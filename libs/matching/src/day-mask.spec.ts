import fc from 'fast-check';
import { daysMask, intervalsMask, maskDays } from './day-mask';
import type { DayInterval } from './matching-input';

test('a mask holds exactly the days of the window that the intervals cover', () => {
  const interval = fc
    .tuple(fc.integer({ min: -70, max: 140 }), fc.integer({ min: 0, max: 80 }))
    .map(([from, length]): DayInterval => [from, from + length]);
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 4 }), fc.integer({ min: -30, max: 30 }), (intervals, firstDay) => {
      const [low, high] = intervalsMask(intervals, firstDay);
      const days = Array.from({ length: 64 }, (_, index) => firstDay + index);
      const expected = days.filter((day) => intervals.some(([from, to]) => from <= day && day <= to));
      expect(maskDays(low, high, firstDay)).toEqual(expected);
    }),
    { numRuns: 500, seed: 5 },
  );
});

test('single days at the edges of the words', () => {
  expect(maskDays(...daysMask([0, 31, 32, 63, 64, -1], 0), 0)).toEqual([0, 31, 32, 63]);
});
