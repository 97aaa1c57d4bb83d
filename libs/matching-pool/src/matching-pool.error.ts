/** Why a job of the pool did not come to an end. */
export type MatchingPoolCode = 'threadDied' | 'timeLimit' | 'jobFailed' | 'closed' | 'cancelled' | 'noWorkerFile';

/** The pool, not the input, is the reason that a job failed. Wrong input is a `MatchingInputError`. */
export class MatchingPoolError extends Error {
  override readonly name = 'MatchingPoolError';

  constructor(
    readonly code: MatchingPoolCode,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}
