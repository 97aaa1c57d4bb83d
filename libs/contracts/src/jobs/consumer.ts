import type { JobName, JobPayload } from './job';

/** What a handler is told beside its payload. */
export interface JobContext {
  /** The job's id in the queue; the same for every ring of one outbox row. */
  readonly jobId: string;
  /** Id of the outbox row that stands behind the job. */
  readonly outboxId: string;
  /** Id of the request that led here, for logs, audit rows and further events. */
  readonly requestId: string;
  /** How often this job has been started, this time included: 1 the first time, more after failures and crashes. */
  readonly attempt: number;
  /** Reports how far the work is, 0 to 1. */
  progress(share: number): Promise<void>;
  /** Aborted when the process wants to stop or the job was taken over by another worker: long work should give up. */
  readonly signal: AbortSignal;
}

/** The one who does jobs of the kind `J`. Must be idempotent: a job may come again at any time. */
export interface JobConsumer<J extends JobName> {
  handle(payload: JobPayload<J>, context: JobContext): Promise<void>;
}
