import { DomainError } from './error';

declare const dayBrand: unique symbol;

/**
 * A calendar day `YYYY-MM-DD` in the time zone of the place it belongs to (a base's zone, Asia/Shanghai by default).
 * It is a label, not an instant: no clock and no zone enters day arithmetic.
 */
export type Day = string & { readonly [dayBrand]: 'Day' };

const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

/** Whether `text` names a real calendar day between the years 1900 and 2999. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string') return false;
  const match = DAY_PATTERN.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2999) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
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
