import { Day, DepartmentId, departmentIds } from '@callboard/domain';
import type { ShootDay } from './day-type';

/** A slot as the roster counts it. */
export interface RosterSlot {
  readonly department: DepartmentId;
  readonly days: readonly Day[];
  /** Cancelled slots count nowhere. */
  readonly state: 'open' | 'offered' | 'booked' | 'cancelled';
}

/** How many are needed and how many are there; in people for a cell, in person-days or slots for a sum. */
export interface RosterCount {
  readonly needed: number;
  /** Booked. */
  readonly filled: number;
  /** Asked, with at least one offer that is still live; not counted as filled. */
  readonly offered: number;
  /** Needed and not booked, asked or not. */
  readonly missing: number;
}

/** One department on one day. */
export interface RosterCell extends RosterCount {
  readonly day: Day;
}

/** One department over the days of the shoot. */
export interface RosterRow {
  readonly department: DepartmentId;
  /** One cell a day, in the order of {@link RosterGrid.days}. */
  readonly cells: readonly RosterCell[];
  readonly personDays: RosterCount;
  readonly slots: RosterCount;
}

/** Who is needed and who is there, by department and day. */
export interface RosterGrid {
  readonly days: readonly ShootDay[];
  /** Departments that need somebody, in the order of a crew list. */
  readonly rows: readonly RosterRow[];
  /** All departments together, one cell a day. */
  readonly totals: readonly RosterCell[];
  readonly personDays: RosterCount;
  readonly slots: RosterCount;
}

type Counted = Pick<RosterSlot, 'state'>;

function count(slots: readonly Counted[], times: (index: number) => number = () => 1): RosterCount {
  let [needed, filled, offered] = [0, 0, 0];
  slots.forEach((slot, index) => {
    const amount = times(index);
    needed += amount;
    if (slot.state === 'booked') filled += amount;
    if (slot.state === 'offered') offered += amount;
  });
  return { needed, filled, offered, missing: needed - filled };
}

function sumsOf(days: readonly ShootDay[], slots: readonly RosterSlot[]): Omit<RosterRow, 'department'> {
  const byDay = new Map<Day, RosterSlot[]>(days.map(({ day }) => [day, []]));
  for (const slot of slots) for (const day of new Set(slot.days)) byDay.get(day)?.push(slot);
  return {
    cells: days.map(({ day }) => ({ day, ...count(byDay.get(day)!) })),
    personDays: count(slots, (index) => new Set(slots[index]!.days).size),
    slots: count(slots),
  };
}

/**
 * The roster of a shoot as department x day. `days` are the columns (see {@link shootCalendar}) and must cover the days
 * of all slots: a slot's day outside them throws RangeError, as the sums would not agree with the columns.
 */
export function rosterGrid(input: {
  readonly days: readonly ShootDay[];
  readonly slots: readonly RosterSlot[];
}): RosterGrid {
  const columns = new Set(input.days.map(({ day }) => day));
  const slots = input.slots.filter((slot) => slot.state !== 'cancelled');
  const stray = slots.flatMap((slot) => slot.days).find((day) => !columns.has(day));
  if (stray) throw new RangeError(`The roster has no column for ${stray}.`);
  const { cells, ...sums } = sumsOf(input.days, slots);
  return {
    days: input.days,
    rows: departmentIds.flatMap((department) => {
      const own = slots.filter((slot) => slot.department === department);
      return own.length > 0 ? [{ department, ...sumsOf(input.days, own) }] : [];
    }),
    totals: cells,
    ...sums,
  };
}
