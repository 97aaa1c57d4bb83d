import type { PostingRow } from '@callboard/database';
import { addDays, Day, DomainError, marketSettings, Span } from '@callboard/domain';
import type { PostingChange } from '@callboard/matching';
import type { ChangePatch } from '../matching/possible-changes';
import { checkShift, ShootDates } from '../posting/posting-rules';

/** What is changed step by step. */
export const WHAT_IF_AXES = ['pay', 'start'] as const;
export type WhatIfAxis = (typeof WHAT_IF_AXES)[number];

/** Steps of the most that a posting pays, in fen a day. */
export const PAY_STEPS_FEN = [-10_000, 0, 5_000, 10_000, 15_000, 20_000, 30_000] as const;
/** Steps of the days, in days. */
export const START_STEPS = [-2, -1, 0, 1, 2, 3] as const;

/** One step: what the engine is asked, and the edits of the posting that take it and take it back. */
export interface WhatIfStep {
  /** Fen a day, or days, from what is now; 0 is what is now. */
  readonly delta: number;
  readonly change: PostingChange;
  /** Null for what is now. */
  readonly patch: ChangePatch | null;
  readonly undo: ChangePatch | null;
}

/** What the steps of a posting start from. */
export type SteppedPosting = Pick<
  PostingRow,
  'id' | 'payLowFen' | 'payHighFen' | 'shiftDays' | 'prepDays' | 'shootShareBp' | 'wrapDays'
>;

function payStep({ id, payLowFen, payHighFen }: SteppedPosting, delta: number): WhatIfStep | null {
  if (payLowFen === null || payHighFen === null) return null;
  const high = payHighFen + delta;
  if (high <= 0 || high > marketSettings.maxPayFen.value) return null;
  const low = Math.min(payLowFen, high);
  const pay = { payHighFen: high, ...(low !== payLowFen && { payLowFen: low }) };
  const undo = { payHighFen, ...(low !== payLowFen && { payLowFen }) };
  return { delta, change: { posting: id, ...pay }, patch: delta === 0 ? null : pay, undo: delta === 0 ? null : undo };
}

/** Whether an edit of the posting would be let through. */
function mayShift(posting: SteppedPosting, shiftDays: number, dates: ShootDates, today: Day): boolean {
  try {
    checkShift(posting, { ...posting, shiftDays }, dates, today);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/** The days on which the slots and all others of the shoot lie after a move; no longer than a shoot may run. */
function staysShort(open: Span, run: Span, delta: number): boolean {
  const [first, last] = [addDays(open.first, delta), addDays(open.last, delta)];
  const from = first < run.first ? first : run.first;
  const to = last > run.last ? last : run.last;
  return addDays(from, marketSettings.maxShootDays.value - 1) >= to;
}

/** What decides which steps of the days can be taken. */
export interface StepDates {
  readonly dates: ShootDates;
  readonly today: Day;
  /** First and last day of the open slots. */
  readonly open: Span;
  /** Of the whole shoot. */
  readonly run: Span;
}

/** The steps of an axis that an edit of the posting can take, and what is now among them. */
export function stepsOfAxis(posting: SteppedPosting, axis: WhatIfAxis, at: StepDates): WhatIfStep[] {
  if (axis === 'pay') return PAY_STEPS_FEN.flatMap((delta) => payStep(posting, delta) ?? []);
  return START_STEPS.flatMap((delta) => {
    const shiftDays = posting.shiftDays + delta;
    const able = mayShift(posting, shiftDays, at.dates, at.today) && staysShort(at.open, at.run, delta);
    if (delta !== 0 && (Math.abs(shiftDays) > 30 || !able)) return [];
    const change = { posting: posting.id, shiftDays: delta };
    const edits =
      delta === 0 ? { patch: null, undo: null } : { patch: { shiftDays }, undo: { shiftDays: posting.shiftDays } };
    return [{ delta, change, ...edits }];
  });
}
