/** One fact of a fit: what it says, and whether it speaks for the person. */
export interface Candidate {
  readonly postingId: string;
  readonly department: string;
  readonly state: string;
  readonly minLevel: number;
  readonly createdAt: string;
  readonly person: {
    readonly level: number | null;
    readonly travelMinutes: number;
    readonly freeAllDays: boolean;
    readonly floorWithinBand: boolean;
  };
}

/** How many of the three hard facts hold: level, days, pay. */
export function fitOf({ minLevel, person }: Candidate): number {
  return (
    Number(person.level !== null && person.level >= minLevel) +
    Number(person.freeAllDays) +
    Number(person.floorWithinBand)
  );
}

const FIRST: Readonly<Record<string, number>> = { shortlisted: 0, submitted: 1, offered: 2, hired: 3 };
const LAST = 4;

/**
 * Applications as they are compared: by posting in the order of a call sheet; in a posting the short list first, then who
 * fits best, then who is nearest, then who came first.
 */
export function inOrder<T extends Candidate>(rows: readonly T[], departmentOrder: (id: string) => number): T[] {
  const compared = (a: T, b: T): number =>
    departmentOrder(a.department) - departmentOrder(b.department) ||
    compareText(a.postingId, b.postingId) ||
    (FIRST[a.state] ?? LAST) - (FIRST[b.state] ?? LAST) ||
    fitOf(b) - fitOf(a) ||
    a.person.travelMinutes - b.person.travelMinutes ||
    compareText(a.createdAt, b.createdAt);
  return [...rows].sort(compared);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
