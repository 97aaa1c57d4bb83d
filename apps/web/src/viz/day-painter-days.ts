import { daysBetween, isoWeekday, shiftDay } from '../messages/format';

/** Days that got a kind in one go; null takes the kind off. */
export interface Stroke<K extends string> {
  readonly days: readonly string[];
  readonly kind: K | null;
}

/** A run of days of one kind, both ends included; null for days without one. */
export interface Stretch<K extends string> {
  readonly from: string;
  readonly to: string;
  readonly kind: K | null;
}

/** First and last day that can be painted. */
export interface Limits {
  readonly first: string;
  readonly last: string;
}

/** Weeks of a month from Monday to Sunday; null where a day is another month's. */
export function weeksOf(month: string): (string | null)[][] {
  const first = `${month}-01`;
  const cells: (string | null)[] = new Array<null>(isoWeekday(first) - 1).fill(null);
  for (let day = first; day.startsWith(month); day = shiftDay(day, 1)) cells.push(day);
  while (cells.length % 7) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** A month some months later (or earlier), `YYYY-MM`. */
export function shiftMonth(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** A day kept between the limits. */
export function within(day: string, { first, last }: Limits): string {
  if (day < first) return first;
  return day > last ? last : day;
}

/** The days from one to the other in either direction that may be painted. */
export function strokeDays(
  from: string,
  to: string,
  limits: Limits,
  isLocked: (day: string) => boolean = () => false,
): string[] {
  const [first, last] = from <= to ? [from, to] : [to, from];
  if (last < limits.first || first > limits.last) return [];
  return daysBetween(within(first, limits), within(last, limits)).filter((day) => !isLocked(day));
}

/** What is painted after a stroke. */
export function applyStroke<K extends string>(
  painted: ReadonlyMap<string, K>,
  { days, kind }: Stroke<K>,
): Map<string, K> {
  const next = new Map(painted);
  for (const day of days) {
    if (kind === null) next.delete(day);
    else next.set(day, kind);
  }
  return next;
}

/** A tap on a day that has the brush's kind already takes it off; on any other day it paints. */
export function tapKind<K extends string>(now: K | undefined, brush: K | null): K | null {
  return now === brush ? null : brush;
}

/** The fewest stretches that make `before` into `after`: what is to be written, in order of days. */
export function changedStretches<K extends string>(
  before: ReadonlyMap<string, K>,
  after: ReadonlyMap<string, K>,
): Stretch<K>[] {
  const days = [...new Set([...before.keys(), ...after.keys()])].sort();
  const found: Stretch<K>[] = [];
  for (const day of days) {
    const kind = after.get(day) ?? null;
    if (kind === (before.get(day) ?? null)) continue;
    const last = found[found.length - 1];
    if (last && last.kind === kind && shiftDay(last.to, 1) === day) found[found.length - 1] = { ...last, to: day };
    else found.push({ from: day, to: day, kind });
  }
  return found;
}

/** Where a key leads from a day; null for keys that do not move. */
export function moveDay(key: string, day: string, limits: Limits): string | null {
  const weekday = isoWeekday(day);
  const month = (by: number): string => {
    const to = shiftMonth(day.slice(0, 7), by);
    const end = shiftDay(`${shiftMonth(to, 1)}-01`, -1);
    const same = `${to}-${day.slice(8)}`;
    return same > end ? end : same;
  };
  const to: Readonly<Record<string, () => string>> = {
    ArrowLeft: () => shiftDay(day, -1),
    ArrowRight: () => shiftDay(day, 1),
    ArrowUp: () => shiftDay(day, -7),
    ArrowDown: () => shiftDay(day, 7),
    Home: () => shiftDay(day, 1 - weekday),
    End: () => shiftDay(day, 7 - weekday),
    PageUp: () => month(-1),
    PageDown: () => month(1),
  };
  const target = to[key];
  return target ? within(target(), limits) : null;
}
