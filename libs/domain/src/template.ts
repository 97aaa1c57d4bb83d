import type { BilingualText, DepartmentId } from './department';
import { addDays, Day } from './day';
import { DomainError } from './error';
import { fen, Fen, timesDays } from './money';
import type { Level } from './level';
import { getRole, RoleId, roleIds } from './role';
import { Entry, helpOut, stepIn, tableSizes, templateRows, TemplateRow, tenPersonRows } from './template-data';

export type { Entry } from './template-data';

/** The smallest and the largest crew that the template knows. */
export const templateSizeRange = { from: 10, to: 90 } as const;

/** Days of a slot around the shooting days; the same for all slots of a posting. */
export interface DayPattern {
  /** Days directly before the first shooting day. */
  readonly prepDays: number;
  /** Share of the shooting days that are worked, counted from the first, in basis points (1 to 10,000). */
  readonly shootShareBp: number;
  /** Days directly after the last shooting day of the shoot. */
  readonly wrapDays: number;
}

/** One role of a crew as the template proposes to post it. */
export interface TemplatePosting extends DayPattern {
  readonly roleId: RoleId;
  readonly departmentId: DepartmentId;
  /** The role's name, or what the combination is called in a ten-person crew. */
  readonly title: BilingualText;
  readonly headcount: number;
  /** Head of department. */
  readonly head: boolean;
  readonly entry: Entry;
  /** Lowest level to ask for. */
  readonly minLevel: Level;
  /** Day rate in fen, from and to. */
  readonly rateLowFen: Fen;
  readonly rateHighFen: Fen;
  readonly skills: BilingualText;
  /** Jobs that this role does besides its own, because nobody, or too few, hold them at this size. */
  readonly doubles: readonly RoleId[];
  /** The owner on the own project: booked, but not paid (only in crews under 20). */
  readonly unpaidOwner: boolean;
  /** Paid days of each slot for the given number of shooting days. */
  readonly daysPerSlot: number;
}

/** Totals of a crew. */
export interface CrewSummary {
  readonly headcount: number;
  readonly personDays: number;
  /** Labour cost if everybody gets the low and the high end of the band. */
  readonly costLowFen: Fen;
  readonly costHighFen: Fen;
}

/** Shooting days that a slot works: the first ceil(share x shooting days). */
export function shootingDaysOf(shootShareBp: number, shootingDays: number): number {
  return Math.floor((shootShareBp * shootingDays + 9_999) / 10_000);
}

/**
 * Days of a slot as offsets from the first shooting day (offset 0) when shooting days are consecutive: prep days are
 * negative, then the worked shooting days, then wrap days from offset `shootingDays` on (after the last shooting day of
 * the shoot, also for a slot that works only a share of them). Ascending, without repeats.
 */
export function slotDayOffsets(pattern: DayPattern & { readonly shootingDays: number }): number[] {
  const { prepDays, shootShareBp, wrapDays, shootingDays } = pattern;
  const run = (length: number, from: number): number[] => Array.from({ length }, (_, index) => from + index);
  return [
    ...run(prepDays, -prepDays),
    ...run(shootingDaysOf(shootShareBp, shootingDays), 0),
    ...run(wrapDays, shootingDays),
  ];
}

/**
 * The calendar days of a slot for a shoot's real shooting days, which may have days off between them: the same rule as
 * {@link slotDayOffsets}. `shootingDays` in ascending order, at least one, else `shoot.noShootingDay`.
 */
export function slotDays(pattern: DayPattern, shootingDays: readonly Day[]): Day[] {
  const first = shootingDays[0];
  const last = shootingDays[shootingDays.length - 1];
  if (!first || !last) throw new DomainError('shoot.noShootingDay');
  return [
    ...Array.from({ length: pattern.prepDays }, (_, index) => addDays(first, index - pattern.prepDays)),
    ...shootingDays.slice(0, shootingDaysOf(pattern.shootShareBp, shootingDays.length)),
    ...Array.from({ length: pattern.wrapDays }, (_, index) => addDays(last, index + 1)),
  ];
}

/** Paid days of one slot. */
export function daysPerSlot(pattern: DayPattern, shootingDays: number): number {
  return pattern.prepDays + shootingDaysOf(pattern.shootShareBp, shootingDays) + pattern.wrapDays;
}

/** Totals of postings, also of edited ones. */
export function summarise(
  postings: readonly Pick<TemplatePosting, 'headcount' | 'daysPerSlot' | 'rateLowFen' | 'rateHighFen'>[],
): CrewSummary {
  let [headcount, personDays, low, high] = [0, 0, 0, 0];
  for (const posting of postings) {
    const days = posting.headcount * posting.daysPerSlot;
    headcount += posting.headcount;
    personDays += days;
    low += timesDays(posting.rateLowFen, days);
    high += timesDays(posting.rateHighFen, days);
  }
  return { headcount, personDays, costLowFen: fen(low), costHighFen: fen(high) };
}

/** Roles with a duty of safety: never under level 3, whatever they earn. */
const SAFETY_ROLES: readonly RoleId[] = ['safety-officer', 'set-medic', 'generator-operator', 'driver'];
const SENIOR_RATE_YUAN = 500;

/**
 * The lowest level that the template asks for: 4 for a head of department, 1 where a newcomer can start, freely or
 * beside a mentor; of the rest 3 for a senior role (its day rate starts at 500 yuan, or it answers for safety), else 2.
 */
function minLevelOf(row: TemplateRow): Level {
  if (row.head) return 4;
  if (row.entry !== 'none') return 1;
  return row.rateYuan[0] >= SENIOR_RATE_YUAN || SAFETY_ROLES.includes(row.role) ? 3 : 2;
}

type Headcounts = ReadonlyMap<RoleId, number>;

function headcountsAtDetent(size: number): Headcounts {
  if (size === templateSizeRange.from) return new Map(tenPersonRows.map((row) => [row.role, 1]));
  const column = tableSizes.findIndex((detent) => detent === size);
  return new Map(templateRows.map((row) => [row.role, row.headcount[column]!]));
}

/**
 * Headcounts between two neighbouring detents, grown person by person from the lower one. At every step each role has a
 * target on the straight line between the detents; roles that shrink lose a person when half a person above their
 * target, and the places that are free go to the roles furthest below theirs, in the order of a crew list when equal.
 * So every size sums exactly, both detents are met exactly, a role never leaves the range of its two detents (what both
 * have is never dropped), and one more person changes little else. (A house-monotone form of the largest-remainder
 * method, which by itself can take a person from one role while the crew grows.)
 */
function headcountsBetween(lower: number, upper: number, size: number): Headcounts {
  const from = headcountsAtDetent(lower);
  const to = headcountsAtDetent(upper);
  const counts = new Map(from);
  const parts = upper - lower;
  for (let step = lower + 1; step <= size; step += 1) {
    // In parts of a person, `parts` to one: whole numbers, so that equal is equal.
    const lack = (role: RoleId): number => {
      const start = from.get(role) ?? 0;
      return (start - (counts.get(role) ?? 0)) * parts + ((to.get(role) ?? 0) - start) * (step - lower);
    };
    let free = 1;
    for (const role of roleIds) {
      if ((counts.get(role) ?? 0) <= (to.get(role) ?? 0) || lack(role) * 2 > -parts) continue;
      counts.set(role, (counts.get(role) ?? 0) - 1);
      free += 1;
    }
    for (; free > 0; free -= 1) {
      const growing = roleIds.filter((role) => (counts.get(role) ?? 0) < (to.get(role) ?? 0));
      const next = growing.reduce((best, role) => (lack(role) > lack(best) ? role : best));
      counts.set(next, (counts.get(next) ?? 0) + 1);
    }
  }
  return counts;
}

function headcountsOf(size: number): Headcounts {
  const detents = [templateSizeRange.from, ...tableSizes];
  const index = detents.findIndex((detent) => detent >= size);
  const upper = detents[index]!;
  return upper === size ? headcountsAtDetent(size) : headcountsBetween(detents[index - 1]!, upper, size);
}

/** Which jobs each role of the crew takes over or helps in. */
function doublesOf(present: ReadonlySet<RoleId>, size: number): ReadonlyMap<RoleId, RoleId[]> {
  const doubles = new Map<RoleId, RoleId[]>();
  const add = (role: RoleId, job: RoleId): unknown => doubles.set(role, [...(doubles.get(role) ?? []), job]);
  for (const { job, by } of stepIn) {
    if (present.has(job)) continue;
    const helper = by.find((role) => present.has(role));
    if (helper) add(helper, job);
  }
  for (const { job, by, belowSize } of helpOut) if (size < belowSize && present.has(by)) add(by, job);
  return doubles;
}

type Terms = Omit<TemplatePosting, 'headcount' | 'doubles' | 'daysPerSlot'>;

function tableTerms(row: TemplateRow): Terms {
  const role = getRole(row.role);
  const { head, entry, prepDays, shootShareBp, wrapDays, skills } = row;
  return {
    roleId: role.id,
    departmentId: role.department,
    title: { zh: role.zh, en: role.en },
    head,
    entry,
    minLevel: minLevelOf(row),
    rateLowFen: fen(row.rateYuan[0] * 100),
    rateHighFen: fen(row.rateYuan[1] * 100),
    prepDays,
    shootShareBp,
    wrapDays,
    skills,
    unpaidOwner: false,
  };
}

/** Under 20 people, roles of the ten-person crew keep its terms; its combined titles only at exactly ten. */
function smallCrewTerms(row: (typeof tenPersonRows)[number], size: number): Terms {
  const role = getRole(row.role);
  const { entry, minLevel, prepDays, wrapDays, skills } = row;
  return {
    roleId: role.id,
    departmentId: role.department,
    title: size === templateSizeRange.from ? row.title : { zh: role.zh, en: role.en },
    head: false,
    entry,
    minLevel,
    rateLowFen: fen(row.rateYuan[0] * 100),
    rateHighFen: fen(row.rateYuan[1] * 100),
    prepDays,
    shootShareBp: 10_000,
    wrapDays,
    skills,
    unpaidOwner: row.rateYuan[1] === 0,
  };
}

/**
 * A crew of any size from 10 to 90 as postings, by department in the order of a crew list, one posting a role. 60, 75
 * and 90 are the tables of the research; 20, 35 and 45 follow from its scaling rules, 10 is its self-produced crew (all
 * in `template-data.ts`); sizes between are grown from the next smaller table towards the next larger one. Headcounts
 * always sum to `size`. Never dropped: the 1st AD, somebody responsible for safety and somebody answerable for pay,
 * the latter two by doubling where they have no place of their own.
 *
 * Throws `shoot.templateSize` for a size outside 10 to 90 and `shoot.noShootingDay` for less than one shooting day.
 */
export function expandTemplate(input: { readonly size: number; readonly shootingDays: number }): TemplatePosting[] {
  const { size, shootingDays } = input;
  const { from, to } = templateSizeRange;
  if (!Number.isInteger(size) || size < from || size > to)
    throw new DomainError('shoot.templateSize', { size, from, to });
  if (!Number.isInteger(shootingDays) || shootingDays < 1) throw new DomainError('shoot.noShootingDay');
  const headcounts = headcountsOf(size);
  const present = new Set(roleIds.filter((role) => (headcounts.get(role) ?? 0) > 0));
  const doubles = doublesOf(present, size);
  return templateRows
    .filter((row) => present.has(row.role))
    .map((row) => {
      const small = size < tableSizes[0] ? tenPersonRows.find((ten) => ten.role === row.role) : undefined;
      const terms = small ? smallCrewTerms(small, size) : tableTerms(row);
      return {
        ...terms,
        headcount: headcounts.get(row.role)!,
        doubles: doubles.get(row.role) ?? [],
        daysPerSlot: daysPerSlot(terms, shootingDays),
      };
    });
}
