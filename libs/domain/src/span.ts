import { addDays, Day, daysBetween } from './day';
import { DomainError } from './error';

/** A run of days from `first` to `last`, both included; never empty. A booking blocks its whole span. */
export interface Span {
  readonly first: Day;
  readonly last: Day;
}

/** Makes a span; throws `span.reversed` when `last` lies before `first`. */
export function span(first: Day, last: Day): Span {
  if (last < first) throw new DomainError('span.reversed', { first, last });
  return { first, last };
}

/** Number of days in the span, at least 1. */
export function spanLength(value: Span): number {
  return daysBetween(value.first, value.last) + 1;
}

/** Whether two spans share at least one day. */
export function spansOverlap(a: Span, b: Span): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** Whether `day` lies in the span. */
export function spanContains(value: Span, day: Day): boolean {
  return value.first <= day && day <= value.last;
}

/** The smallest span that covers all days; throws `span.empty` when there are none. */
export function spanOf(days: readonly Day[]): Span {
  let [first, last] = [days[0], days[0]];
  if (first === undefined || last === undefined) throw new DomainError('span.empty');
  for (const day of days) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return { first, last };
}

/** Every day of the span in order. */
export function daysOf(value: Span): Day[] {
  return Array.from({ length: spanLength(value) }, (_, index) => addDays(value.first, index));
}

/** PostgreSQL's half-open `daterange` text, `[first,last+1)`. */
export function toDateRange(value: Span): string {
  return `[${value.first},${addDays(value.last, 1)})`;
}

/** Reads PostgreSQL's canonical half-open `daterange` text. */
export function fromDateRange(text: string): Span {
  const match = /^\[(\d{4}-\d{2}-\d{2}),(\d{4}-\d{2}-\d{2})\)$/.exec(text);
  if (!match) throw new DomainError('span.empty');
  return span(match[1] as Day, addDays(match[2] as Day, -1));
}

/** Sorted set of days without repeats. */
export function daySet(days: readonly Day[]): Day[] {
  // Days of four-digit years sort as texts in the order of the calendar.
  return [...new Set(days)].sort();
}
