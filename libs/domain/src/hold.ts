import { DomainError } from './error';
import { marketSettings } from './market-settings';

/** Why a hold was released; one that ran out has none. */
export const HOLD_END_REASONS = [
  'by_company',
  'by_person',
  'booked_elsewhere',
  'slot_booked',
  'slot_cancelled',
  'days_changed',
  'shoot_cancelled',
  'posting_closed',
] as const;
export type HoldEndReason = (typeof HOLD_END_REASONS)[number];

/**
 * Minutes that a hold lasts when its work starts in `hoursToStart` hours: 24 hours, 2 hours when the work starts within
 * 72 hours, or as long as is wished for within bounds. Throws `hold.clock` for a wish outside of them.
 */
export function holdMinutes(hoursToStart: number, wish: number | null): number {
  const { hours, nearHours, nearWithinHours, minMinutes, maxMinutes } = marketSettings.holdClock.value;
  if (wish === null) return (hoursToStart <= nearWithinHours ? nearHours : hours) * 60;
  if (!Number.isInteger(wish) || wish < minMinutes || wish > maxMinutes) {
    throw new DomainError('hold.clock', { min: minMinutes, max: maxMinutes });
  }
  return wish;
}

/** When a hold is over that is challenged `at` this instant: after the time to decide, or with its own clock if sooner. */
export function challengeEnd(at: Date, expiresAt: Date): Date {
  const { challengeMinutes } = marketSettings.holdClock.value;
  return new Date(Math.min(at.getTime() + challengeMinutes * 60_000, expiresAt.getTime()));
}
