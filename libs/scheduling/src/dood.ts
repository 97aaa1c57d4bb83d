import { Day, daySet } from '@callboard/domain';
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

function rowOf(days: readonly ShootDay[], personId: string, bookings: readonly DoodBooking[]): DoodRow {
  const worked = new Set(bookings.flatMap((booking) => booking.days));
  const held = new Set(bookings.flatMap((booking) => booking.heldDays ?? []));
  const all = daySet([...worked, ...held]);
  const [first, last] = [all[0]!, all[all.length - 1]!];
  const codes = days.map(({ day, type }): DoodCode | null => {
    if (worked.has(day)) return WORKED[type];
    if (held.has(day)) return 'H';
    if (day < first || day > last) return null;
    return type === 'rest' ? 'X' : 'I';
  });
  markEnds(codes);
  const paid = codes.map((code) => code && doodPaid[code]);
  return {
    personId,
    codes,
    paidDays: paid.filter((value) => value === 'yes').length,
    dealDays: paid.filter((value) => value === 'deal').length,
  };
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
  const columns = new Set(days.map(({ day }) => day));
  const byPerson = new Map<string, DoodBooking[]>();
  for (const booking of bookings) {
    const stray = [...booking.days, ...(booking.heldDays ?? [])].find((day) => !columns.has(day));
    if (stray) throw new RangeError(`The day-out-of-days has no column for ${stray}.`);
    if (booking.days.length === 0) continue;
    byPerson.set(booking.personId, [...(byPerson.get(booking.personId) ?? []), booking]);
  }
  const rows = [...byPerson].map(([personId, own]) => rowOf(days, personId, own));
  const paidPeople = days.map((_, index) => {
    const codes = rows.map((row) => row.codes[index]);
    return codes.filter((code) => code && doodPaid[code] === 'yes').length;
  });
  return { days, rows, paidPeople };
}
