/*
 * Counts what must never happen, from the bookings alone. Nothing here comes from the engine or from those who hire:
 * the rule is restated from the design's words, with days as plain numbers.
 */

/** A person in a place from a first to a last day, both included, or work she had agreed before. */
export interface CheckedBooking {
  readonly person: number;
  /** The place; null for work that was agreed before. */
  readonly slot: number | null;
  readonly first: number;
  readonly last: number;
  /** Number of a base. */
  readonly base: number;
  /** Nights in a row at its end. */
  readonly nights: number;
}

export interface CheckCount {
  /** Two bookings of one person that share a day, or two of one place. */
  readonly doubleBookings: number;
  /** Bookings that follow each other without the rest and travel days that belong between them. */
  readonly restBreaches: number;
  readonly checked: number;
}

const LONG_RUN_DAYS = 8;
const NIGHT_RUN = 3;
const FREE_MINUTES = 240;
const ONE_DAY_MINUTES = 720;

function daysBetweenNeeded(before: CheckedBooking, minutes: number): number {
  const long = before.last - before.first + 1 >= LONG_RUN_DAYS;
  let days = long || before.nights >= NIGHT_RUN ? 1 : 0;
  if (minutes > FREE_MINUTES) days += 1;
  if (minutes > ONE_DAY_MINUTES) days += 1;
  return days;
}

function grouped(
  bookings: readonly CheckedBooking[],
  keyOf: (booking: CheckedBooking) => number | null,
): CheckedBooking[][] {
  const groups = new Map<number, CheckedBooking[]>();
  for (const booking of bookings) {
    const key = keyOf(booking);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [booking]);
    else group.push(booking);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => a.first - b.first || a.last - b.last));
}

/** Pairs of a group in order of first day that share a day. */
function sharedDays(group: readonly CheckedBooking[]): number {
  let pairs = 0;
  group.forEach((early, k) => {
    for (let next = k + 1; next < group.length && group[next]!.first <= early.last; next++) pairs += 1;
  });
  return pairs;
}

/**
 * Goes over all bookings of one way of hiring, those agreed before among them. `minutes` gives the travel from base to
 * base. Bookings that were cancelled before their first day are not handed in.
 */
export function checkBookings(
  bookings: readonly CheckedBooking[],
  minutes: readonly (readonly number[])[],
): CheckCount {
  let doubleBookings = 0;
  let restBreaches = 0;
  for (const group of grouped(bookings, ({ slot }) => slot)) doubleBookings += sharedDays(group);
  for (const group of grouped(bookings, ({ person }) => person)) {
    doubleBookings += sharedDays(group);
    for (let k = 1; k < group.length; k++) {
      const [before, after] = [group[k - 1]!, group[k]!];
      const between = after.first - before.last - 1;
      if (between < 0) continue;
      const needed = daysBetweenNeeded(before, minutes[before.base]![after.base]!);
      if (between < needed) restBreaches += 1;
    }
  }
  return { doubleBookings, restBreaches, checked: bookings.length };
}
