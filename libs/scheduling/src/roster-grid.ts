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

type Tally = { -readonly [K in keyof RosterCount]: number };

/** A slot with the columns of its days, each once. */
interface PlacedSlot extends RosterSlot {
  readonly columns: ReadonlySet<number>;
}

function nobody(): Tally {
  return { needed: 0, filled: 0, offered: 0, missing: 0 };
}

function add(tally: Tally, state: RosterSlot['state'], amount: number): void {
  tally.needed += amount;
  if (state === 'booked') tally.filled += amount;
  else tally.missing += amount;
  if (state === 'offered') tally.offered += amount;
}

function sumsOf(days: readonly ShootDay[], slots: readonly PlacedSlot[]): Omit<RosterRow, 'department'> {
  const cells = days.map(({ day }) => ({ day, ...nobody() }));
  const [personDays, places] = [nobody(), nobody()];
  for (const { state, columns } of slots) {
    for (const column of columns) add(cells[column]!, state, 1);
    add(personDays, state, columns.size);
    add(places, state, 1);
  }
  return { cells, personDays, slots: places };
}

function placed(slot: RosterSlot, columns: ReadonlyMap<Day, number>): PlacedSlot {
  const own = new Set<number>();
  for (const day of slot.days) {
    const column = columns.get(day);
    if (column === undefined) throw new RangeError(`The roster has no column for ${day}.`);
    own.add(column);
  }
  return { department: slot.department, days: slot.days, state: slot.state, columns: own };
}

/**
 * The roster of a shoot as department x day. `days` are the columns (see {@link shootCalendar}) and must cover the days
 * of all slots: a slot's day outside them throws RangeError, as the sums would not agree with the columns.
 */
export function rosterGrid(input: {
  readonly days: readonly ShootDay[];
  readonly slots: readonly RosterSlot[];
}): RosterGrid {
  const columns = new Map(input.days.map(({ day }, index) => [day, index]));
  const slots = input.slots.filter((slot) => slot.state !== 'cancelled').map((slot) => placed(slot, columns));
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
