import { DomainError } from './error';

declare const dayBrand: unique symbol;

/**
 * A calendar day `YYYY-MM-DD` in the time zone of the place it belongs to (a base's zone, Asia/Shanghai by default).
 * It is a label, not an instant: no clock and no zone enters day arithmetic.
 */
export type Day = string & { readonly [dayBrand]: 'Day' };

const MS_PER_DAY = 86_400_000;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const [ZERO, NINE, DASH] = [48, 57, 45];

/** The number that digits `from` to `to` (exclusive) of a text make; NaN when one of them is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index += 1) {
    const code = text.charCodeAt(index);
    if (code < ZERO || code > NINE) return Number.NaN;
    value = value * 10 + code - ZERO;
  }
  return value;
}

function monthLength(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** Whether `text` names a real calendar day between the years 1900 and 2999. */
export function isDay(text: unknown): text is Day {
  // Read by hand, without a pattern or a Date: an answer of a roster holds thousands of days.
  if (typeof text !== 'string' || text.length !== 10) return false;
  if (text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return false;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  return year >= 1900 && year <= 2999 && day >= 1 && day <= monthLength(year, month);
}

/** Reads a day; throws `day.invalid` when the text is not a real calendar day. */
export function parseDay(text: string): Day {
  if (!isDay(text)) throw new DomainError('day.invalid', { value: text.slice(0, 40) });
  return text;
}

/** Whole days since 1970-01-01, the integer form that the engine and all arithmetic use. */
export function dayNumber(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / MS_PER_DAY;
}

/** The day `count` whole days after 1970-01-01; the inverse of {@link dayNumber}. */
export function dayFromNumber(count: number): Day {
  return new Date(count * MS_PER_DAY).toISOString().slice(0, 10) as Day;
}

/** The day `days` later (earlier when negative). */
export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** The calendar day that an instant falls on in an IANA time zone. */
export function dayIn(zone: string, instant: Date): Day {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  ) as Day;
}
