import { Fen, shareOf } from './money';

/** Why a person gives days back. Illness and accident never stand in her record. */
export const DROP_OUT_REASONS = ['illness', 'accident', 'family', 'other_work', 'other'] as const;
export type DropOutReason = (typeof DROP_OUT_REASONS)[number];

/** Why a company cancels a booking. */
export const CANCEL_REASONS = ['plans_changed', 'dates_moved', 'budget', 'conduct', 'other'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** Why a booking ends when its whole shoot is called off. */
export const SHOOT_CANCELLED = 'shoot_cancelled';

const EXCUSED: readonly string[] = ['illness', 'accident'];

/** Who called a booking off, or that nobody came. */
export type CancellationKind = 'person' | 'company' | 'no_show';

/** By which rule of the terms a company owes something. */
export type OwedRule = 'half_day' | 'full_day';

/** What offer terms of each version say of calling off; a version that went out never changes. */
interface CancellationRule {
  /** A company that calls off less than so many hours before pays a whole day. */
  readonly fullHours: number;
  /** Less than so many hours before it pays half a day. */
  readonly halfHours: number;
  /** A person who calls off less than so many hours before has it recorded. */
  readonly personLateHours: number;
  /** Whether the bands count from a day in the middle as well, or only the day that has begun is paid then. */
  readonly inTheMiddle: boolean;
}

const FROM_TWO = { fullHours: 24, halfHours: 48, personLateHours: 48, inTheMiddle: true } as const;

const RULES: Readonly<Record<number, CancellationRule>> = {
  1: { fullHours: 72, halfHours: 72, personLateHours: 72, inTheMiddle: false },
  2: FROM_TWO,
  3: FROM_TWO,
};

function ruleOf(termsVersion: number): CancellationRule {
  const rule = RULES[termsVersion];
  if (!rule) throw new RangeError(`terms of version ${termsVersion} say nothing of calling off`);
  return rule;
}

/** How a booking is called off. */
export interface CallingOff {
  /** The version of the terms that both sides accepted. */
  readonly termsVersion: number;
  /** Hours from now to the usual call of the first day that is not worked; negative when that is over. */
  readonly hoursToLoss: number;
  /** Fen a day. */
  readonly payFen: Fen;
  /** Days of the booking have been worked. */
  readonly begun: boolean;
}

/** What a company owes, and why. */
export interface Owed {
  readonly owedFen: Fen;
  readonly rule: OwedRule | null;
  /** The band of hours before the day that it fell into; null when nothing is owed. */
  readonly withinHours: number | null;
}

/**
 * What a company owes beside the days that were worked when it calls a booking off, and by which rule: nothing, half a
 * day or a day, as the accepted terms say. It is a record of what is owed; no money moves here.
 */
export function cancellationOwed(off: CallingOff): Owed {
  const { fullHours, halfHours, inTheMiddle } = ruleOf(off.termsVersion);
  const bounds = off.begun && !inTheMiddle ? { full: 0, half: 0 } : { full: fullHours, half: halfHours };
  const share = off.hoursToLoss < bounds.full ? 10_000 : off.hoursToLoss < bounds.half ? 5_000 : 0;
  const owedFen = shareOf(off.payFen, share);
  if (owedFen === 0) return { owedFen, rule: null, withinHours: null };
  return share === 10_000
    ? { owedFen, rule: 'full_day', withinHours: bounds.full }
    : { owedFen, rule: 'half_day', withinHours: bounds.half };
}

/** How many hours before the day giving it back begins to be late, by the accepted terms. */
export function lateHoursOf(termsVersion: number): number {
  return ruleOf(termsVersion).personLateHours;
}

/** Whether a person who gives days back does so late. It is recorded, never fined. */
export function isLateForPerson({
  termsVersion,
  hoursToLoss,
}: Pick<CallingOff, 'termsVersion' | 'hoursToLoss'>): boolean {
  return hoursToLoss < lateHoursOf(termsVersion);
}

/** Whether it stands in her record: not coming does, giving back late does, illness and accident never do. */
export function countsInRecord(kind: CancellationKind, reason: string, late: boolean): boolean {
  if (kind === 'company') return false;
  return kind === 'no_show' || (late && !EXCUSED.includes(reason));
}
