import type { ChangeablePosting, SlotProposalRow, StoredDayOption, StoredStep } from '@callboard/database';
import { isLevel, isRoleId, roleAllowsLevel, shootingDaysOf } from '@callboard/domain';
import type { PostingPatch } from '../posting/posting.service';

type Params = StoredStep['params'];
type Shortfall = NonNullable<SlotProposalRow['shortfall']>;

/** The part of a posting that a change rewrites. */
export type ChangePatch = Pick<
  PostingPatch,
  'payLowFen' | 'payHighFen' | 'minLevel' | 'headOfDepartment' | 'prepDays' | 'shootShareBp' | 'wrapDays' | 'shiftDays'
>;

/** One change that would bring people to an open slot. */
export interface PossibleChange {
  /** Its text is `relax.<rule>` or `days.<change>` of the messages, with the parameters. */
  readonly code: string;
  readonly params: Params;
  readonly people: number;
  /** What of the posting does it; null where nothing that a producer can edit does. */
  readonly patch: ChangePatch | null;
  /** The same fields as they are, to put back; null without a patch. */
  readonly undo: ChangePatch | null;
  /** Fen that the slot costs more at most on all its days; 0 where pay stays. */
  readonly costFen: number;
}

/** What a change starts from. */
export type ChangeableSlot = Pick<SlotProposalRow, 'roleId' | 'days' | 'begins' | 'posting'>;

/** Rules about days alone: other days say more of them. */
const ABOUT_DAYS = ['availability', 'overlap', 'gap', 'dayLimit'];

/** Working days of a slot by the pattern of its posting, none of them past. */
function patternDays({ prepDays, shootShareBp, wrapDays, shootingDays }: ChangeablePosting): number {
  return prepDays + shootingDaysOf(shootShareBp, shootingDays) + wrapDays;
}

/** A day less at the end: of wrap, else of the worked share of the shooting days. */
function withoutLastDay(posting: ChangeablePosting): ChangePatch | null {
  const { wrapDays, shootShareBp, shootingDays, prepDays } = posting;
  if (wrapDays > 0) return { wrapDays: wrapDays - 1 };
  const worked = shootingDaysOf(shootShareBp, shootingDays);
  if (worked + prepDays < 2) return null;
  return { shootShareBp: Math.floor((10_000 * (worked - 1)) / shootingDays) };
}

function daysPatch(slot: ChangeableSlot, change: string): ChangePatch | null {
  const { posting } = slot;
  const { shiftDays, prepDays } = posting;
  if (change === 'moveLater') return shiftDays < 30 ? { shiftDays: shiftDays + 1 } : null;
  if (change === 'moveEarlier') return shiftDays > -30 && !slot.begins ? { shiftDays: shiftDays - 1 } : null;
  // Whoever is asked or booked has been told the pattern of days; and where it lies partly in the past it says too much.
  if (posting.taken > 0 || slot.days.length !== patternDays(posting)) return null;
  if (change === 'startLater') return prepDays > 0 ? { prepDays: prepDays - 1 } : null;
  return change === 'endEarlier' ? withoutLastDay(posting) : null;
}

function levelPatch({ roleId, posting }: ChangeableSlot, rule: string, level: unknown): ChangePatch | null {
  if (!isLevel(level) || !isRoleId(roleId) || !roleAllowsLevel(roleId, level)) return null;
  if (rule === 'level') return level < posting.minLevel && !posting.headOfDepartment ? { minLevel: level } : null;
  // As a head of department somebody may have been asked already.
  return posting.taken === 0 ? { headOfDepartment: false, minLevel: level } : null;
}

function rulePatch(slot: ChangeableSlot, rule: string, params: Params): ChangePatch | null {
  if (rule === 'level' || rule === 'headOfDepartment') return levelPatch(slot, rule, params['level']);
  const pay = params['payHighFen'];
  if (rule !== 'pay' || typeof pay !== 'number' || slot.posting.payHighFen === null) return null;
  return pay > slot.posting.payHighFen ? { payHighFen: pay } : null;
}

/** The same fields of the posting as they are. */
function undoOf(patch: ChangePatch | null, posting: ChangeablePosting): ChangePatch | null {
  if (!patch) return null;
  const fields = Object.keys(patch) as (keyof ChangePatch)[];
  return Object.fromEntries(fields.map((field) => [field, posting[field]])) as ChangePatch;
}

function costOf(patch: ChangePatch | null, { posting, days }: ChangeableSlot): number {
  if (typeof patch?.payHighFen !== 'number') return 0;
  return (patch.payHighFen - (posting.payHighFen ?? 0)) * days.length;
}

/**
 * The changes that would bring people to an open slot, each with what of its posting does it: first those that the
 * producer can make, the kind with most people first, the steps of a kind nearest first. The numbers are those of the run
 * that left the slot open.
 */
export function possibleChanges(slot: ChangeableSlot, shortfall: Shortfall): PossibleChange[] {
  const otherDays = shortfall.otherDays as readonly StoredDayOption[];
  const made = (code: string, { params, people }: StoredStep, patch: ChangePatch | null): PossibleChange => ({
    code,
    params,
    people,
    patch,
    undo: undoOf(patch, slot.posting),
    costFen: costOf(patch, slot),
  });
  const byRule = shortfall.relaxations
    .filter(({ rule }) => otherDays.length === 0 || !ABOUT_DAYS.includes(rule))
    .flatMap(({ rule, steps, people, params }) =>
      (steps?.length ? steps : [{ people, params }]).map((step) =>
        made(`relax.${rule}`, step, rulePatch(slot, rule, step.params)),
      ),
    );
  const byDays = otherDays.map(({ change, people, first, last }) =>
    made(`days.${change}`, { people, params: { first, last } }, daysPatch(slot, change)),
  );
  const all = [...byRule, ...byDays].filter(({ people }) => people > 0);
  const most = new Map<string, number>();
  for (const { code, people } of all) most.set(code, Math.max(most.get(code) ?? 0, people));
  return all.sort(
    (a, b) =>
      Number(b.patch !== null) - Number(a.patch !== null) ||
      most.get(b.code)! - most.get(a.code)! ||
      a.code.localeCompare(b.code) ||
      a.people - b.people,
  );
}
