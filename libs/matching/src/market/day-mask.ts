import type { PeopleColumns, SlotColumns } from './columns';
import { Allocate, int32 } from './growing';

const HALF = 32;
const ALL = -1;
const WINDOW = 2 * HALF;

/**
 * Sets of days of the window, two 32-bit words each: day d (an offset from the first day) is bit `d % 32` of the low
 * word (d < 32) or of the high word. Days outside the window are left out.
 */
export interface DayMasks {
  /** Days a person can work: free or "prefer not". */
  readonly freeLow: Int32Array;
  readonly freeHigh: Int32Array;
  readonly preferNotLow: Int32Array;
  readonly preferNotHigh: Int32Array;
  /** Days of a person's bookings, with the days around them that rest and travel could need. */
  readonly nearLow: Int32Array;
  readonly nearHigh: Int32Array;
  /** Days that a slot works. */
  readonly daysLow: Int32Array;
  readonly daysHigh: Int32Array;
  /** All days from the first to the last of a slot. */
  readonly spanLow: Int32Array;
  readonly spanHigh: Int32Array;
}

/** Bits `from` to `to` of one 32-bit word, both included; nothing when they lie outside. */
function bits(from: number, to: number): number {
  const low = Math.max(from, 0);
  const high = Math.min(to, HALF - 1);
  if (low > high) return 0;
  return (ALL >>> (HALF - 1 - high + low)) << low;
}

/** The low word of the days `from` to `to`, both included. */
export function lowWord(from: number, to: number): number {
  return bits(from, to);
}

/** The high word of the days `from` to `to`, both included. */
export function highWord(from: number, to: number): number {
  return bits(from - HALF, to - HALF);
}

/** The days of a mask in ascending order. */
export function maskDays(low: number, high: number): number[] {
  const days: number[] = [];
  for (let d = 0; d < WINDOW; d++) {
    const word = d < HALF ? low : high;
    if ((word >>> (d % HALF)) & 1) days.push(d);
  }
  return days;
}

/** How many days a mask holds. */
export function countDays(low: number, high: number): number {
  let count = 0;
  for (let rest = low; rest !== 0; rest &= rest - 1) count += 1;
  for (let rest = high; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

interface Intervals {
  readonly start: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** Adds the days of each row's intervals, `around` days wider on both sides, to two columns of words. */
function addIntervals(low: Int32Array, high: Int32Array, { start, first, last }: Intervals, around: number): void {
  for (let row = 0; row < low.length; row++) {
    for (let entry = start[row]!; entry < start[row + 1]!; entry++) {
      low[row]! |= lowWord(first[entry]! - around, last[entry]! + around);
      high[row]! |= highWord(first[entry]! - around, last[entry]! + around);
    }
  }
}

/** The masks of a market; `reach` is the most days that rest and travel can take together. */
export function makeMasks(people: PeopleColumns, slots: SlotColumns, reach: number, allocate: Allocate): DayMasks {
  const words = (length: number): [Int32Array, Int32Array] => [int32(allocate, length), int32(allocate, length)];
  const [freeLow, freeHigh] = words(people.count);
  const [preferNotLow, preferNotHigh] = words(people.count);
  const [nearLow, nearHigh] = words(people.count);
  const preferNot = { start: people.preferNotStart, first: people.preferNotFirst, last: people.preferNotLast };
  addIntervals(freeLow, freeHigh, { start: people.freeStart, first: people.freeFirst, last: people.freeLast }, 0);
  addIntervals(freeLow, freeHigh, preferNot, 0);
  addIntervals(preferNotLow, preferNotHigh, preferNot, 0);
  const bookings = { start: people.bookingStart, first: people.bookingFirst, last: people.bookingLast };
  addIntervals(nearLow, nearHigh, bookings, reach);
  const [daysLow, daysHigh] = words(slots.count);
  addIntervals(daysLow, daysHigh, { start: slots.dayStart, first: slots.day, last: slots.day }, 0);
  const [spanLow, spanHigh] = words(slots.count);
  for (let slot = 0; slot < slots.count; slot++) {
    spanLow[slot] = lowWord(slots.first[slot]!, slots.last[slot]!);
    spanHigh[slot] = highWord(slots.first[slot]!, slots.last[slot]!);
  }
  return {
    freeLow,
    freeHigh,
    preferNotLow,
    preferNotHigh,
    nearLow,
    nearHigh,
    daysLow,
    daysHigh,
    spanLow,
    spanHigh,
  };
}
