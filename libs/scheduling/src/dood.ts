import { Day } from '@callboard/domain';
import type { DayType, ShootDay } from './day-type';

/** Codes of the day-out-of-days that a roster yields; the trade has more, for drops and pick-ups. */
export type DoodCode = 'SW' | 'W' | 'WF' | 'SWF' | 'H' | 'I' | 'T' | 'FT' | 'PR' | 'WR' | 'X';

/** Whether a day of this code is paid: yes, no, or as the deal says. */
export const doodPaid: Readonly<Record<DoodCode, 'yes' | 'no' | 'deal'>> = {
  SW: 'yes',
  W: 'yes',
  WF: 'yes',
  SWF: 'yes',
  H: 'yes',
  I: 'no',
  T: 'deal',
  FT: 'deal',
  PR: 'yes',
  WR: 'yes',
  X: 'no',
};

/** A booked slot. A person has several after a drop-out elsewhere split one. */
export interface DoodBooking {
  readonly personId: string;
  readonly days: readonly Day[];
  /** Days in between on which the person is paid to stay. */
  readonly heldDays?: readonly Day[];
}

/** One person's line. */
export interface DoodRow {
  readonly personId: string;
  /** One code a day, in the order of {@link Dood.days}; null before and after the engagement. */
  readonly codes: readonly (DoodCode | null)[];
  /** Days paid for certain. */
  readonly paidDays: number;
  /** Days paid only if the deal says so. */
  readonly dealDays: number;
}

/** Who works on which day, a line a person. */
export interface Dood {
  readonly days: readonly ShootDay[];
  /** In the order in which the persons first appear in the bookings. */
  readonly rows: readonly DoodRow[];
  /** People with a paid day, by day. */
  readonly paidPeople: readonly number[];
}

const WORKED: Readonly<Record<DayType, DoodCode>> = {
  prep: 'PR',
  scout: 'PR',
  fitting: 'FT',
  shoot: 'W',
  pickup: 'W',
  // A company move counts as work time in the Hengdian tariff.
  move: 'W',
  travel: 'T',
  rest: 'X',
  wrap: 'WR',
};

function markEnds(codes: (DoodCode | null)[]): void {
  const first = codes.indexOf('W');
  if (first < 0) return;
  const last = codes.lastIndexOf('W');
  codes[last] = 'WF';
  codes[first] = first === last ? 'SWF' : 'SW';
}

/** The code of each column, from the bookings of one person; `columns` finds a day's. */
function codesOf(
  days: readonly ShootDay[],
  columns: ReadonlyMap<Day, number>,
  bookings: readonly DoodBooking[],
): (DoodCode | null)[] {
  const codes = days.map((): DoodCode | null => null);
  const column = (day: Day): number => columns.get(day)!;
  for (const { heldDays } of bookings) for (const day of heldDays ?? []) codes[column(day)] = 'H';
  for (const booking of bookings) for (const day of booking.days) codes[column(day)] = WORKED[days[column(day)]!.type];
  const first = codes.findIndex((code) => code !== null);
  const last = codes.findLastIndex((code) => code !== null);
  for (let index = first; index <= last; index += 1) codes[index] ??= days[index]!.type === 'rest' ? 'X' : 'I';
  return codes;
}

function rowOf(personId: string, codes: (DoodCode | null)[]): DoodRow {
  markEnds(codes);
  let [paidDays, dealDays] = [0, 0];
  for (const code of codes) {
    if (code === null || doodPaid[code] === 'no') continue;
    if (doodPaid[code] === 'yes') paidDays += 1;
    else dealDays += 1;
  }
  return { personId, codes, paidDays, dealDays };
}

/**
 * The day-out-of-days of a crew. A worked day takes its code from the type of the day: shooting, pick-up and company
 * move W, prep and scouting PR, wrap WR, fitting FT, travel T, rest X. S and F mark the classic work days alone: the
 * first W becomes SW, the last WF, a single one SWF; prep and wrap days stay PR and WR outside them (`PR PR SW W WF WR`),
 * and who only preps has no S. Between the first and the last day of an engagement a day without work is H when the
 * person is held (paid), X when the shoot rests, else I (idle, unpaid, to be seen). Bookings without days are left out.
 * A booked day outside `days` throws RangeError.
 */
export function dood(days: readonly ShootDay[], bookings: readonly DoodBooking[]): Dood {
  const columns = new Map(days.map(({ day }, index) => [day, index]));
  const byPerson = new Map<string, DoodBooking[]>();
  for (const booking of bookings) {
    for (const day of [...booking.days, ...(booking.heldDays ?? [])]) {
      if (!columns.has(day)) throw new RangeError(`The day-out-of-days has no column for ${day}.`);
    }
    if (booking.days.length === 0) continue;
    const own = byPerson.get(booking.personId);
    if (own) own.push(booking);
    else byPerson.set(booking.personId, [booking]);
  }
  const rows = [...byPerson].map(([personId, own]) => rowOf(personId, codesOf(days, columns, own)));
  const paidPeople = days.map(() => 0);
  for (const { codes } of rows) {
    for (const [index, code] of codes.entries()) if (code && doodPaid[code] === 'yes') paidPeople[index]! += 1;
  }
  return { days, rows, paidPeople };
}
