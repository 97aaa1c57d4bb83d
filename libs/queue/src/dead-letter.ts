import { isJobName, type JobName, type JobPayload } from '@callboard/contracts/jobs';
import type { Queue } from 'bullmq';
import { withLimit } from './limit';
import type { JobProducer } from './job-producer';
import { ENQUEUE_LIMIT_MS } from './policy';
import type { QueueSet } from './queue-set';
import { QueueUnavailableError } from './queue.errors';

/** The queue without a worker in which dead letters lie; the fourth and last queue. */
export const DEAD_LETTER_QUEUE = 'dead-letters';

/** A job that failed for good. */
export interface DeadLetter {
  readonly jobId: string;
  /** Name of the job; not in the catalogue when another version sent it. */
  readonly job: string;
  /** What the job carried, as it was. */
  readonly payload: unknown;
  readonly reason: string;
  /** Outbox row and request behind it; absent when its envelope could not be read. */
  readonly outboxId?: string | undefined;
  readonly requestId?: string | undefined;
  /** How often it was started. */
  readonly attempts: number;
  /** When it was given up, ISO 8601. */
  readonly diedAt: string;
}

/** The list of jobs that failed for good: to be seen, replayed or thrown away by an operator. */
export class DeadLetters {
  constructor(
    private readonly queues: QueueSet,
    private readonly producer: JobProducer,
  ) {}

  /** Puts a letter on the list; a newer one replaces an older of the same job. */
  async add(letter: DeadLetter): Promise<void> {
    await this.within('adding a dead letter', async (queue) => {
      await queue.remove(letter.jobId);
      await queue.add(letter.job, letter, { jobId: letter.jobId });
    });
  }

  /** The list, oldest first. @param limit how many at most */
  async list(limit = 100): Promise<DeadLetter[]> {
    return this.within('listing dead letters', async (queue) => {
      const jobs = await queue.getJobs(['waiting'], 0, limit - 1, true);
      return jobs.map((job) => job.data as DeadLetter);
    });
  }

  /** How many there are. */
  async count(): Promise<number> {
    return this.within('counting dead letters', (queue) => queue.getWaitingCount());
  }

  /**
   * Rings a dead job again with its old id and takes it off the list.
   * @returns false when there is no such letter, or no such job any more
   * @throws z.ZodError when its payload still does not parse
   */
  async replay(jobId: string): Promise<boolean> {
    const letter = await this.within(
      'finding a dead letter',
      async (queue) => (await queue.getJob(jobId))?.data as DeadLetter | undefined,
    );
    if (!letter || !isJobName(letter.job)) return false;
    const { outboxId, requestId } = letter;
    await this.producer.enqueue(letter.job, letter.payload as JobPayload<JobName>, { jobId, outboxId, requestId });
    await this.discard(jobId);
    return true;
  }

  /** Takes a letter off the list, as when its outbox row was rung again. @returns whether there was one */
  async discard(jobId: string): Promise<boolean> {
    return this.within('discarding a dead letter', async (queue) => (await queue.remove(jobId)) > 0);
  }

  private async within<T>(what: string, work: (queue: Queue) => Promise<T>): Promise<T> {
    const queue = await this.queues.get(DEAD_LETTER_QUEUE);
    try {
      return await withLimit(work(queue), ENQUEUE_LIMIT_MS, what);
    } catch (error) {
      throw error instanceof QueueUnavailableError ? error : new QueueUnavailableError(what, { cause: error });
    }
  }
}
