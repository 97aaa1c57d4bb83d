import { DomainError, ErrorCode } from '@callboard/domain';

/** Refusals that may pass by themselves; every other domain error would come again. */
const PASSING: readonly ErrorCode[] = ['busy', 'unavailable', 'notFound', 'idempotency.running'];

/**
 * Whether a job that failed with `error` may succeed when it is tried again: the one mapper of the worker. Faults of
 * the program and of the machine are retried until the job's attempts are used up; a refusal by a rule is final. A
 * missing row is retried, since its transaction may not be visible yet.
 */
export function shouldRetryJob(error: unknown): boolean {
  return !(error instanceof DomainError) || PASSING.includes(error.code);
}
