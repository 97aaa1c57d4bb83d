import { daysBetween, shiftDay } from '../../../messages/format';
import type { Stroke } from '../../../viz/day-painter';

/** Shooting days that follow each other. */
export interface Run {
  readonly first: string;
  readonly days: number;
}

export type RunKind = 'prep' | 'shoot' | 'wrap';

const lastOf = ({ first, days }: Run): string => shiftDay(first, days - 1);

/** The days of a shoot in their kinds: prep directly before the shooting days, wrap directly after. */
export function daysOfRun(run: Run, prepDays: number, wrapDays: number): Map<string, RunKind> {
  const kinds = new Map<string, RunKind>();
  const put = (first: string, count: number, kind: RunKind): void => {
    for (let index = 0; index < count; index += 1) kinds.set(shiftDay(first, index), kind);
  };
  put(shiftDay(run.first, -prepDays), prepDays, 'prep');
  put(run.first, run.days, 'shoot');
  put(shiftDay(run.first, run.days), wrapDays, 'wrap');
  return kinds;
}

/** Days taken off: at an edge the run gets shorter, in its middle it ends before them; it never vanishes. */
function without(run: Run, from: string, to: string): Run {
  const last = lastOf(run);
  if (to < run.first || from > last) return run;
  if (from <= run.first) {
    const first = shiftDay(to, 1);
    return first > last ? run : { first, days: daysBetween(first, last).length };
  }
  return { first: run.first, days: daysBetween(run.first, shiftDay(from, -1)).length };
}

/**
 * The run after a stroke of the painter. A stretch is the new run; one day beside the run makes it longer, elsewhere it
 * is the new first day; a tap on a day of the run takes it off, as far as one run remains. At most `most` days.
 */
export function runAfter(run: Run, { days, kind }: Stroke<RunKind>, most: number): Run {
  const from = days[0]!;
  const to = days[days.length - 1]!;
  const last = lastOf(run);
  let next: Run;
  if (kind !== 'shoot') {
    next = without(run, from, to);
  } else if (from !== to) {
    next = { first: from, days: daysBetween(from, to).length };
  } else if (from === shiftDay(last, 1)) {
    next = { ...run, days: run.days + 1 };
  } else if (from === shiftDay(run.first, -1)) {
    next = { first: from, days: run.days + 1 };
  } else {
    next = { ...run, first: from };
  }
  return { ...next, days: Math.min(next.days, most) };
}
