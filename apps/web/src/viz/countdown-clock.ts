const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** What a clock says aloud; between these it is silent. */
export type Spoken = 'five' | 'one' | 'end';

/** What is worth saying when a clock goes from `before` to `now` milliseconds left; null for silence. */
export function spokenBetween(before: number, now: number): Spoken | null {
  if (before > 0 && now <= 0) return 'end';
  if (before > MINUTE && now <= MINUTE) return 'one';
  if (before > 5 * MINUTE && now <= 5 * MINUTE) return 'five';
  return null;
}

/** Milliseconds until what is shown changes: every second in the last hour, before it every minute; null at the end. */
export function nextTick(left: number): number | null {
  if (left <= 0) return null;
  const step = left <= HOUR ? SECOND : MINUTE;
  return Math.min(left % step || step, left) + 20;
}

/** How much a clock presses: `due` in the last hour, `soon` in the last day. */
export function pressOf(left: number): 'ended' | 'due' | 'soon' | 'calm' {
  if (left <= 0) return 'ended';
  if (left <= HOUR) return 'due';
  return left <= 24 * HOUR ? 'soon' : 'calm';
}
