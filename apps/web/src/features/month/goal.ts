const KEY = 'cb-goal-yuan';
export const DEFAULT_GOAL_YUAN = 15_000;
const MOST = 999_999;

/** A goal in yuan from what was typed; null when it is none. */
export function goalFrom(text: string): number | null {
  const digits = text.replace(/[,，\s¥￥]/g, '');
  const value = Number(digits);
  return /^\d{1,6}$/.test(digits) && value >= 1 && value <= MOST ? value : null;
}

/** The person's own goal a month, in yuan. */
export function readGoal(): number {
  try {
    return goalFrom(localStorage.getItem(KEY) ?? '') ?? DEFAULT_GOAL_YUAN;
  } catch {
    return DEFAULT_GOAL_YUAN;
  }
}

/** Keeps the goal on this machine. */
export function writeGoal(yuan: number): void {
  try {
    localStorage.setItem(KEY, String(yuan));
  } catch {
    // A browser that keeps nothing still shows it until it is closed.
  }
}
