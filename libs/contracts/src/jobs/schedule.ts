/**
 * What happens by the clock, declared in code. Each tick is one row under a unique (schedule, period), so that any number
 * of workers may tick and each period runs once.
 */
export const SCHEDULES = {
  housekeeping: { everySeconds: 60 },
  shootAdvance: { everySeconds: 300 },
  attendance: { everySeconds: 300 },
  /** Every evening at 18:00 in Shanghai: what was not urgent, in one mail. */
  notificationDigest: { everySeconds: 86_400, offsetSeconds: 10 * 3_600 },
  /** Every night at 03:00 in Shanghai. */
  marketRun: { everySeconds: 86_400, offsetSeconds: 19 * 3_600 },
} as const satisfies Record<string, ScheduleSpec>;

export interface ScheduleSpec {
  /** Length of a period in seconds; periods are counted from 1970-01-01T00:00:00Z. */
  readonly everySeconds: number;
  /** Seconds by which every period begins later. */
  readonly offsetSeconds?: number;
}

export type ScheduleName = keyof typeof SCHEDULES;

/** Every schedule's name. */
export const SCHEDULE_NAMES = Object.keys(SCHEDULES) as [ScheduleName, ...ScheduleName[]];

/** A period as text: the instant at which it begins, in UTC, without milliseconds. */
export const PERIOD_PATTERN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/**
 * The period of `schedule` that contains an instant.
 * @param schedule whose period length counts
 * @param millis time in milliseconds since 1970
 * @returns the first instant of the period, such as `2026-05-01T08:05:00Z`
 */
export function periodOf(schedule: ScheduleName, millis: number): string {
  const { everySeconds, offsetSeconds = 0 }: ScheduleSpec = SCHEDULES[schedule];
  const [length, offset] = [everySeconds * 1000, offsetSeconds * 1000];
  return `${new Date(Math.floor((millis - offset) / length) * length + offset).toISOString().slice(0, 19)}Z`;
}
