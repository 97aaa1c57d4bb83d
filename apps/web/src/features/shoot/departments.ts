import type { Schema } from '../../api/types';

type Posting = Pick<Schema<'Posting'>, 'department' | 'headcount' | 'slots' | 'personDays' | 'state' | 'applications'>;

export interface DepartmentCount {
  readonly department: string;
  readonly headcount: number;
  readonly filled: number;
  readonly offered: number;
  readonly open: number;
  readonly personDays: number;
  readonly applications: number;
}

/** How far each department is filled, in the order of a call sheet; closed postings want nobody. */
export function countDepartments(
  postings: readonly Posting[],
  orderOf: (department: string) => number,
): readonly DepartmentCount[] {
  const counts = new Map<string, DepartmentCount>();
  for (const { department, headcount, slots, personDays, state, applications } of postings) {
    const before = counts.get(department);
    const wants = state === 'closed' ? slots.filled : headcount;
    counts.set(department, {
      department,
      headcount: (before?.headcount ?? 0) + wants,
      filled: (before?.filled ?? 0) + slots.filled,
      offered: (before?.offered ?? 0) + slots.offered,
      open: (before?.open ?? 0) + slots.open,
      personDays: (before?.personDays ?? 0) + personDays,
      applications: (before?.applications ?? 0) + applications,
    });
  }
  return [...counts.values()].sort((a, b) => orderOf(a.department) - orderOf(b.department));
}

export interface CostView {
  /** Shares of the widest figure, 0 to 1. */
  readonly low: number;
  readonly high: number;
  readonly cap: number | null;
  readonly verdict: 'none' | 'within' | 'highOver' | 'lowOver';
  readonly overFen: number;
}

/** Where the lowest and highest cost stand beside the cap. */
export function costView(lowFen: number, highFen: number, capFen: number | null): CostView {
  const most = Math.max(highFen, capFen ?? 0, 1);
  const view = { low: lowFen / most, high: highFen / most, cap: capFen === null ? null : capFen / most };
  if (capFen === null) return { ...view, verdict: 'none', overFen: 0 };
  if (lowFen > capFen) return { ...view, verdict: 'lowOver', overFen: lowFen - capFen };
  if (highFen > capFen) return { ...view, verdict: 'highOver', overFen: highFen - capFen };
  return { ...view, verdict: 'within', overFen: 0 };
}
