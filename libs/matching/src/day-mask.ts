import { DayInterval, WINDOW_DAYS } from './matching-input';

const HALF = 32;
const ALL = -1;

/** Bits `from` to `to` of one 32-bit word, both included; nothing when they lie outside. */
function bits(from: number, to: number): number {
  const low = Math.max(from, 0);
  const high = Math.min(to, HALF - 1);
  if (low > high) return 0;
  return (ALL >>> (HALF - 1 - high + low)) << low;
}

/**
 * A set of days of the window as two 32-bit words: day `firstDay + d` is bit `d % 32` of the low word (d < 32) or of
 * the high word. Days outside the window are left out.
 */
export function intervalsMask(
  intervals: readonly DayInterval[],
  firstDay: number,
): readonly [low: number, high: number] {
  let low = 0;
  let high = 0;
  for (const [from, to] of intervals) {
    low |= bits(from - firstDay, to - firstDay);
    high |= bits(from - firstDay - HALF, to - firstDay - HALF);
  }
  return [low, high];
}

/** As {@link intervalsMask}, for single days. */
export function daysMask(days: readonly number[], firstDay: number): readonly [low: number, high: number] {
  return intervalsMask(
    days.map((day): DayInterval => [day, day]),
    firstDay,
  );
}

/** The days of a mask in ascending order, on the scale of `firstDay`. */
export function maskDays(low: number, high: number, firstDay: number): number[] {
  const days: number[] = [];
  for (let d = 0; d < WINDOW_DAYS; d++) {
    const word = d < HALF ? low : high;
    if ((word >>> (d % HALF)) & 1) days.push(firstDay + d);
  }
  return days;
}
