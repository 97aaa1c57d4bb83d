import { marketSettings } from './market-settings';

/**
 * How it stands with somebody's first day, the most worrying first: `silent` did not answer in time, `askedAgain` and
 * `asked` have not answered yet, `notAsked` is booked for a day that is further away, `bookedLate` said yes so late that
 * nobody asks again, `confirmed` has said that she comes.
 */
export const ATTENDANCE_STATES = ['silent', 'askedAgain', 'asked', 'notAsked', 'bookedLate', 'confirmed'] as const;
export type AttendanceState = (typeof ATTENDANCE_STATES)[number];

/** What is known of somebody's first day; an instant that has not come is null. */
export interface AttendanceFacts {
  readonly askedAt: Date | null;
  readonly againAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly silentAt: Date | null;
  /** She was booked when it was too late to ask. */
  readonly bookedLate: boolean;
}

/** How it stands with somebody's first day. */
export function attendanceOf(facts: AttendanceFacts): AttendanceState {
  if (facts.confirmedAt) return 'confirmed';
  if (facts.silentAt) return 'silent';
  if (facts.againAt) return 'askedAgain';
  if (facts.askedAt) return 'asked';
  return facts.bookedLate ? 'bookedLate' : 'notAsked';
}

/**
 * Whether somebody may say that she comes.
 * @param hoursToCall hours to the usual call of her first day; negative when it is over
 */
export function confirmable(hoursToCall: number): 'yes' | 'tooEarly' | 'begun' {
  if (hoursToCall < 0) return 'begun';
  return hoursToCall > marketSettings.attendance.value.earlyHours ? 'tooEarly' : 'yes';
}
