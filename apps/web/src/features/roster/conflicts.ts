import type { Schema } from '../../api/types';

export type Conflict = Schema<'Conflict'>;
export type Fix = keyof Conflict['fixes'];

/** What the signed-in member may do about conflicts. */
export interface FixRights {
  /** Withdraw, release, call off, refill. */
  readonly send: boolean;
  readonly editPosting: boolean;
}

/** A fix as a button: an address to go to, or something that is done first once it is confirmed. */
export interface FixButton {
  readonly fix: Fix;
  /** Where it leads; after `first`, where there is one. Null: to the refill that begins. */
  readonly to: string | null;
  /** What is done before; null when the button only leads somewhere. */
  readonly first: 'withdraw' | 'release' | null;
  /** The place whose refill begins. */
  readonly refillSlotId: string | null;
}

/** Whether somebody has to do something about it. */
export function isOpen({ decider }: Pick<Conflict, 'decider'>): boolean {
  return decider !== 'decided';
}

/** How many conflicts each department has on each day, by `department day`; what is decided marks nothing. */
export function conflictMarks(
  conflicts: readonly Pick<Conflict, 'decider' | 'department' | 'days'>[],
): ReadonlyMap<string, number> {
  const marks = new Map<string, number>();
  for (const { department, days } of conflicts.filter(isOpen)) {
    for (const day of days) marks.set(`${department} ${day}`, (marks.get(`${department} ${day}`) ?? 0) + 1);
  }
  return marks;
}

function swapOf(base: string, { fixes, department, subjectId }: Conflict): FixButton | null {
  if (!fixes.swap) return null;
  const { way } = fixes.swap;
  // What is owed stands in the sheet that calls off.
  if (way === 'callOff')
    return { fix: 'swap', to: `${base}/offers?callOff=${subjectId}`, first: null, refillSlotId: null };
  return { fix: 'swap', to: `${base}/fill?department=${department}`, first: way, refillSlotId: null };
}

function shiftOf(base: string, { fixes, postingId }: Conflict): FixButton | null {
  if (!fixes.shift || fixes.shift.first === 'callOff') return null;
  const { shiftDays, first } = fixes.shift;
  return { fix: 'shift', to: `${base}/postings/${postingId}?shift=${shiftDays}`, first, refillSlotId: null };
}

function refillOf(base: string, { fixes }: Conflict): FixButton | null {
  if (!fixes.refill || fixes.refill.first === 'callOff') return null;
  const { backfillId, slotId, first } = fixes.refill;
  if (backfillId !== null && first === null)
    return { fix: 'refill', to: `${base}/backfills/${backfillId}`, first, refillSlotId: null };
  const to = backfillId === null ? null : `${base}/backfills/${backfillId}`;
  return { fix: 'refill', to, first, refillSlotId: backfillId === null ? slotId : null };
}

/** The buttons of a conflict, at most three; what the member may not do is left out. */
export function fixButtons(shootId: string, conflict: Conflict, { send, editPosting }: FixRights): FixButton[] {
  if (!send) return [];
  const base = `/studio/shoots/${shootId}`;
  const buttons = [swapOf(base, conflict), editPosting ? shiftOf(base, conflict) : null, refillOf(base, conflict)];
  return buttons.filter((button) => button !== null);
}

/** Whether the button does something, and not only leads somewhere. */
export function acts({ first, refillSlotId }: FixButton): boolean {
  return first !== null || refillSlotId !== null;
}

/** Whoever is booked may be called. */
export function mayBeCalled({ kind, state }: Pick<Conflict, 'kind' | 'state'>): boolean {
  return state === 'booked' && (kind === 'away' || kind === 'silent');
}
