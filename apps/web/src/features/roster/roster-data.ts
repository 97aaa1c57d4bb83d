import type { HeatMapRow } from '../../viz/heat-map';
import type { DoodGroup } from '../../viz/dood-lines';
import type { Roster, RosterGap, RosterPerson } from './api';

/** What things are called in the page's language. */
export interface RosterNames {
  department(id: string): string;
  role(id: string): string;
}

/** A shoot whose places are all still to be planned has nothing to show. */
export function isEmpty(roster: Roster): boolean {
  return roster.departments.every(({ slots }) => slots.needed === 0);
}

/** The rows of the heat map, in the order of a call sheet as the roster has them. */
export function heatRows(roster: Roster, names: RosterNames): HeatMapRow[] {
  return roster.departments.map(({ department, cells, personDays }) => ({
    id: department,
    name: names.department(department),
    cells,
    missing: personDays.missing,
  }));
}

/** Where a person belongs: the department of the first place. */
export function departmentOf(person: RosterPerson): string {
  return person.slots[0]?.department ?? '';
}

function rolesOf(person: RosterPerson, names: RosterNames): string {
  return [...new Set(person.slots.map(({ roleId }) => names.role(roleId)))].join(', ');
}

/** People by department, those of a call sheet's order first; with the places nobody has taken when asked for. */
export function doodGroups(roster: Roster, names: RosterNames, withGaps = false): DoodGroup[] {
  return roster.departments
    .map(({ department }) => ({
      id: department,
      name: names.department(department),
      people: roster.people
        .filter((person) => departmentOf(person) === department)
        .map((person) => ({
          id: person.personId,
          name: person.displayName,
          role: rolesOf(person, names),
          codes: person.codes,
          paidDays: person.paidDays,
        })),
      gaps: withGaps
        ? roster.gaps
            .filter((gap) => gap.department === department)
            .map((gap) => ({ id: gap.slotId, role: names.role(gap.roleId), days: new Set(gap.days) }))
        : [],
    }))
    .filter(({ people, gaps }) => people.length > 0 || gaps.length > 0);
}

/** Places of one role that are missing for the same days and the same reason. */
export interface GapGroup {
  readonly key: string;
  readonly roleId: string;
  readonly postingId: string;
  readonly days: readonly string[];
  readonly reason: string;
  readonly state: RosterGap['state'];
  readonly slotIds: readonly string[];
  readonly liveOffers: number;
}

/** Gaps as they are read: like ones together, those that nobody was asked for before those with an offer. */
export function groupGaps(gaps: readonly RosterGap[]): GapGroup[] {
  const groups = new Map<string, GapGroup>();
  for (const gap of gaps) {
    const key = [gap.postingId, gap.state, gap.reason, gap.days.join()].join('|');
    const known = groups.get(key);
    groups.set(key, {
      key,
      roleId: gap.roleId,
      postingId: gap.postingId,
      days: gap.days,
      reason: gap.reason,
      state: gap.state,
      slotIds: [...(known?.slotIds ?? []), gap.slotId],
      liveOffers: (known?.liveOffers ?? 0) + gap.liveOffers,
    });
  }
  return [...groups.values()].sort(
    (a, b) => Number(a.state === 'offered') - Number(b.state === 'offered') || (a.days[0]! < b.days[0]! ? -1 : 1),
  );
}

/** Who is there on a department's day, and who is missing. */
export interface DepartmentDay {
  readonly needed: number;
  readonly filled: number;
  readonly missing: number;
  readonly gaps: readonly GapGroup[];
  readonly people: readonly { readonly person: RosterPerson; readonly roleId: string; readonly code: string | null }[];
}

/** A cell of the heat map opened; null when the shoot has no such department or day. */
export function departmentDay(roster: Roster, department: string, day: string): DepartmentDay | null {
  const at = roster.days.findIndex((column) => column.day === day);
  const cell = roster.departments.find((row) => row.department === department)?.cells[at];
  if (!cell) return null;
  const people = roster.people.flatMap((person) => {
    const slot = person.slots.find((own) => own.department === department && own.days.includes(day));
    return slot ? [{ person, roleId: slot.roleId, code: person.codes[at] ?? null }] : [];
  });
  return {
    needed: cell.needed,
    filled: cell.filled,
    missing: cell.missing,
    gaps: groupGaps(roster.gaps.filter((gap) => gap.department === department && gap.days.includes(day))),
    people,
  };
}

/** The first day from `from` on that lacks somebody, with the department that lacks most; null when nobody lacks. */
export function mostUrgent(roster: Roster, from: string): { department: string; day: string } | null {
  for (let at = 0; at < roster.days.length; at += 1) {
    const day = roster.days[at]!.day;
    if (day < from || roster.totals[at]!.missing === 0) continue;
    const worst = roster.departments.reduce((most, row) =>
      row.cells[at]!.missing > most.cells[at]!.missing ? row : most,
    );
    return { department: worst.department, day };
  }
  return null;
}

/** Pay of a department's postings by their bands, in fen; null while a posting has no pay. */
export function costOf(
  postings: readonly {
    readonly department: string;
    readonly personDays: number;
    readonly payLowFen: number | null;
    readonly payHighFen: number | null;
  }[],
  department: string,
): { readonly low: number; readonly high: number } | null {
  let [low, high] = [0, 0];
  for (const posting of postings) {
    if (posting.department !== department) continue;
    if (posting.payLowFen === null || posting.payHighFen === null) return null;
    low += posting.payLowFen * posting.personDays;
    high += posting.payHighFen * posting.personDays;
  }
  return { low, high };
}
