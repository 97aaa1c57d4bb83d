import { jobSpec, type JobName, type JobPayload } from '@callboard/contracts/jobs';
import { RequestContext } from '@callboard/observability';
import type { BulkJobOptions } from 'bullmq';
import type { Envelope } from './envelope';
import { withLimit } from './limit';
import { ENQUEUE_LIMIT_MS, JOB_POLICY } from './policy';
import type { QueueSet } from './queue-set';
import { QueueUnavailableError } from './queue.errors';

export interface EnqueueOptions {
  /** Id of the job: while one with this id waits or runs, another is not added. Comes from the outbox row. */
  readonly jobId: string;
  /** Id of the outbox row; the job's id when absent. */
  readonly outboxId?: string | undefined;
  /** Id of the request that led here; the present one's when absent. */
  readonly requestId?: string | undefined;
  /** Milliseconds to wait before the job may run. */
  readonly delayMs?: number | undefined;
}

/** One job to add: its name decides the shape of its payload. */
export type EnqueueEntry<J extends JobName = JobName> = {
  [K in J]: { readonly job: K; readonly payload: JobPayload<K>; readonly options: EnqueueOptions };
}[J];

/**
 * Up to so many jobs are added one by one: on PostgreSQL a bulk makes two tables for itself, whatever its size, and costs
 * as much as eight single ones.
 */
const FEW = 8;

/** Rings the bell: puts jobs into their queues, or fails within seconds. The outbox is the truth. */
export class JobProducer {
  constructor(private readonly queues: QueueSet) {}

  /**
   * Adds one job.
   * @throws z.ZodError when the payload does not fit the catalogue
   * @throws QueueUnavailableError when the queue does not take it in time; it may have taken it all the same
   */
  async enqueue<J extends JobName>(job: J, payload: JobPayload<J>, options: EnqueueOptions): Promise<void> {
    await this.enqueueMany([{ job, payload, options } as EnqueueEntry]);
  }

  /**
   * Adds many jobs, a queue at a time.
   * @throws z.ZodError when a payload does not fit the catalogue; then none is added
   * @throws QueueUnavailableError when one of the queues does not take its share in time; ringing all again is harmless
   */
  async enqueueMany(entries: readonly EnqueueEntry[]): Promise<void> {
    const shares = new Map<string, ReturnType<typeof toBulk>[]>();
    for (const entry of entries) {
      const { queue } = jobSpec(entry.job);
      shares.set(queue, [...(shares.get(queue) ?? []), toBulk(entry)]);
    }
    const rung = await Promise.allSettled([...shares].map(([queue, jobs]) => this.add(queue, jobs)));
    const failed = rung.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private async add(name: string, jobs: ReturnType<typeof toBulk>[]): Promise<void> {
    const queue = await this.queues.get(name);
    try {
      const adding =
        jobs.length <= FEW
          ? Promise.all(jobs.map((job) => queue.add(job.name, job.data, job.opts)))
          : queue.addBulk(jobs);
      await withLimit(adding, ENQUEUE_LIMIT_MS, `adding to ${name}`);
    } catch (error) {
      throw error instanceof QueueUnavailableError
        ? error
        : new QueueUnavailableError(`adding to ${name}`, { cause: error });
    }
  }
}

function toBulk(entry: EnqueueEntry): { name: string; data: Envelope; opts: BulkJobOptions } {
  const { job, options } = entry;
  const spec = jobSpec(job);
  const data = {
    requestId: options.requestId ?? RequestContext.requestId(),
    outboxId: options.outboxId ?? options.jobId,
    payload: spec.payload.parse(entry.payload),
  };
  return {
    name: job,
    data,
    opts: {
      ...JOB_POLICY,
      jobId: options.jobId,
      delay: Math.max(0, options.delayMs ?? 0),
      attempts: spec.attempts,
      // The worker asks the catalogue how long to wait; this only names its strategy.
      backoff: { type: 'catalogue' },
    },
  };
}
