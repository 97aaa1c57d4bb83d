import { daysPerSlot, expandTemplate, marketSettings, type TemplatePosting } from '@callboard/domain';

/** What of a posting its sums follow from. */
export interface Row {
  readonly roleId: string;
  readonly department: string;
  readonly headcount: number;
  readonly payLowFen: number | null;
  readonly payHighFen: number | null;
  readonly prepDays: number;
  readonly shootShareBp: number;
  readonly wrapDays: number;
}

export interface Sum {
  readonly headcount: number;
  readonly personDays: number;
  readonly lowFen: number;
  /** The middle of every band. */
  readonly middleFen: number;
  readonly highFen: number;
  /** Rows that say no pay yet: the cost is without them. */
  readonly unpaid: number;
}

/** Totals of rows for a number of shooting days. */
export function sumOf(rows: readonly Row[], shootingDays: number): Sum {
  let [headcount, personDays, lowFen, highFen, unpaid] = [0, 0, 0, 0, 0];
  for (const row of rows) {
    const days = row.headcount * daysPerSlot(row, shootingDays);
    headcount += row.headcount;
    personDays += days;
    lowFen += days * (row.payLowFen ?? 0);
    highFen += days * (row.payHighFen ?? row.payLowFen ?? 0);
    if (row.payLowFen === null || row.payHighFen === null) unpaid += 1;
  }
  return { headcount, personDays, lowFen, middleFen: Math.round((lowFen + highFen) / 2), highFen, unpaid };
}

/** Rows of each department, in the order of a crew list. */
export function byDepartment<R extends Row>(
  rows: readonly R[],
  orderOf: (department: string) => number,
): readonly { readonly department: string; readonly rows: readonly R[] }[] {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const known = groups.get(row.department);
    if (known) known.push(row);
    else groups.set(row.department, [row]);
  }
  return [...groups.entries()]
    .map(([department, of]) => ({ department, rows: of }))
    .sort((a, b) => orderOf(a.department) - orderOf(b.department));
}

/** A row of a template in the shape of a posting. */
export function rowOf(posting: TemplatePosting): Row {
  return {
    roleId: posting.roleId,
    department: posting.departmentId,
    headcount: posting.headcount,
    payLowFen: posting.rateLowFen,
    payHighFen: posting.rateHighFen,
    prepDays: posting.prepDays,
    shootShareBp: posting.shootShareBp,
    wrapDays: posting.wrapDays,
  };
}

/** A posting as re-scaling sees it. */
export interface CrewRow extends Row {
  readonly id: string;
  readonly templateRole: string | null;
  readonly edited: boolean;
}

export interface Rescaled {
  /** The rows as they would be. */
  readonly rows: readonly Row[];
  /** Roles that come, with their heads. */
  readonly added: readonly { readonly roleId: string; readonly to: number }[];
  /** Roles that go. */
  readonly dropped: readonly { readonly roleId: string; readonly from: number }[];
  /** Roles with more or fewer heads. */
  readonly changed: readonly { readonly roleId: string; readonly from: number; readonly to: number }[];
  /** Rows edited by hand that stay as they are. */
  readonly kept: readonly CrewRow[];
  /** Rows edited by hand that the template would replace or take away. */
  readonly overwritten: readonly CrewRow[];
}

/**
 * What another template size makes of the rows, before anything is asked of the server: rows edited by hand stay and
 * stand for their role of the template; the others follow the size. With `keepEdited` false everything follows it.
 */
export function rescale(
  rows: readonly CrewRow[],
  { size, shootingDays, keepEdited }: { size: number; shootingDays: number; keepEdited: boolean },
): Rescaled {
  const kept = keepEdited ? rows.filter((row) => row.edited) : [];
  const standing = new Set(kept.map((row) => row.templateRole));
  const coming = expandTemplate({ size, shootingDays })
    .map(rowOf)
    .filter((row) => !standing.has(row.roleId));
  const now = new Map<string, number>();
  for (const row of rows) {
    if (!kept.includes(row)) now.set(row.roleId, (now.get(row.roleId) ?? 0) + row.headcount);
  }
  const then = new Map(coming.map((row) => [row.roleId, row.headcount]));
  const changed = coming.filter((row) => now.has(row.roleId) && now.get(row.roleId) !== row.headcount);
  return {
    rows: [...kept, ...coming],
    added: coming.filter((row) => !now.has(row.roleId)).map((row) => ({ roleId: row.roleId, to: row.headcount })),
    dropped: [...now].filter(([roleId]) => !then.has(roleId)).map(([roleId, from]) => ({ roleId, from })),
    changed: changed.map((row) => ({ roleId: row.roleId, from: now.get(row.roleId)!, to: row.headcount })),
    kept,
    overwritten: keepEdited ? [] : rows.filter((row) => row.edited),
  };
}

/** Lines of the labour budget: from where it gets tight, the budget itself, and from where the owner has to unlock. */
export interface CostLines {
  readonly warnFen: number;
  readonly capFen: number;
  readonly blockFen: number;
}

const { warnBp, defaultBp, blockBp } = marketSettings.labourCap.value;

/** The lines around a labour budget, which is the usual share of the whole. */
export function linesOf(capFen: number): CostLines {
  const line = (bp: number): number => Math.round((capFen * bp) / defaultBp);
  return { warnFen: line(warnBp), capFen, blockFen: line(blockBp) };
}

/** The labour budget that the usual share of a whole budget gives. */
export function capOfWhole(wholeFen: number): number {
  return Math.round((wholeFen * defaultBp) / 10_000);
}

export type CostVerdict = 'open' | 'fine' | 'tight' | 'highOver' | 'over' | 'blocked';

/** How a cost stands to its lines, judged by the middle of the bands; `highOver`: only their upper end breaks the cap. */
export function verdictOf(sum: Pick<Sum, 'middleFen' | 'highFen'>, lines: CostLines | null): CostVerdict {
  if (!lines) return 'open';
  if (sum.middleFen > lines.blockFen) return 'blocked';
  if (sum.middleFen > lines.capFen) return 'over';
  if (sum.middleFen >= lines.warnFen) return 'tight';
  return sum.highFen > lines.capFen ? 'highOver' : 'fine';
}

/** One edit of a row that makes the crew cheaper. */
export interface Saving<R extends Row> {
  readonly kind: 'prep' | 'head' | 'band';
  readonly row: R;
  readonly patch: { readonly prepDays?: number; readonly headcount?: number; readonly payHighFen?: number };
  /** What it saves at the middle of the bands. */
  readonly savesFen: number;
}

/** The best saving of each kind: a day less of prep, one head less where there are several, a narrower band. */
export function savingsOf<R extends Row>(rows: readonly R[], shootingDays: number): Saving<R>[] {
  const middle = (row: R): number => ((row.payLowFen ?? 0) + (row.payHighFen ?? 0)) / 2;
  const all = rows.flatMap((row): Saving<R>[] => {
    const days = daysPerSlot(row, shootingDays);
    const found: Saving<R>[] = [];
    if (row.prepDays > 0 && days > 1)
      found.push({
        kind: 'prep',
        row,
        patch: { prepDays: row.prepDays - 1 },
        savesFen: Math.round(row.headcount * middle(row)),
      });
    if (row.headcount > 1)
      found.push({
        kind: 'head',
        row,
        patch: { headcount: row.headcount - 1 },
        savesFen: Math.round(days * middle(row)),
      });
    // Whole yuan: nobody offers fen a day.
    const payHighFen = Math.round(middle(row) / 100) * 100;
    if (row.payHighFen !== null && payHighFen < row.payHighFen)
      found.push({
        kind: 'band',
        row,
        patch: { payHighFen },
        savesFen: Math.round((row.headcount * days * (row.payHighFen - payHighFen)) / 2),
      });
    return found;
  });
  const best = (kind: Saving<R>['kind']): Saving<R>[] =>
    all
      .filter((saving) => saving.kind === kind && saving.savesFen > 0)
      .sort((a, b) => b.savesFen - a.savesFen)
      .slice(0, 1);
  return [...best('prep'), ...best('head'), ...best('band')];
}
