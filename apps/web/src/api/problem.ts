import type { Problem } from '@callboard/client';

/** A refusal of the API, with the sentence to show: what happened, and what to do. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly params: NonNullable<Problem['params']>;
  /** What is wrong with single fields, by JSON pointer. */
  readonly errors: NonNullable<Problem['errors']>;
  readonly requestId: string;

  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.name = 'ProblemError';
    this.status = problem.status;
    this.code = problem.code;
    this.params = problem.params ?? {};
    this.errors = problem.errors ?? [];
    this.requestId = problem.requestId;
  }
}

/** The network gave no answer. */
export class OfflineError extends Error {
  constructor() {
    super('offline');
    this.name = 'OfflineError';
  }
}

/** The problem behind an error, if it is one of the API's. */
export function problemOf(error: unknown): ProblemError | null {
  return error instanceof ProblemError ? error : null;
}

/** Whether an error is the API's problem with one of these codes. */
export function isProblem(error: unknown, ...codes: readonly string[]): error is ProblemError {
  return error instanceof ProblemError && codes.includes(error.code);
}
