import { jobSpec, type JobContext, type JobName } from '@callboard/contracts/jobs';
import { RequestContext, type JobOutcome } from '@callboard/observability';
import { Logger } from '@nestjs/common';
import { UnrecoverableError, WaitingError } from 'bullmq';
import type { DeadLetter } from './dead-letter';
import { parseJob, type ParsedJob } from './envelope';
import { MAX_CRASHES } from './policy';
import { reasonOf } from './queue.errors';

/** What does one kind of job. */
export type HandlerFunction = (payload: never, context: JobContext) => Promise<void>;

/** One handler for every job of the catalogue. */
export type HandlerMap = Readonly<Record<JobName, HandlerFunction>>;

/** A job that its handler finished. */
export interface DoneJob {
  readonly job: JobName;
  readonly jobId: string;
  readonly outboxId: string;
  readonly requestId: string;
}

export interface RunnerSettings {
  /** Whether trying again may help. Asked for every error of a handler; the one place where errors become retry or stop. */
  readonly shouldRetry: (error: unknown) => boolean;
  /** Told after a handler and before the job ends; when it throws, the job is tried again. */
  readonly onDone?: ((job: DoneJob) => Promise<void>) | undefined;
  /** Told when a job is given up for good, after it has been put on the list of dead letters. */
  readonly onDead?: ((letter: DeadLetter) => Promise<void>) | undefined;
}

/** What the runner needs of BullMQ's job. */
export interface RunnableJob {
  readonly id?: string;
  readonly name: string;
  readonly data: unknown;
  /** Failures so far. */
  readonly attemptsMade: number;
  /** Starts so far, this one included. */
  readonly attemptsStarted: number;
  readonly opts: { readonly attempts?: number };
  updateProgress(value: number): Promise<void>;
  moveToWait(token: string): Promise<unknown>;
}

/** Why a running job is told to give up. */
export const STOPPING = 'stopping';
export const LOCK_LOST = 'lock lost';

interface RunnerTools {
  readonly handlers: HandlerMap;
  readonly settings: RunnerSettings;
  readonly bury: (letter: DeadLetter) => Promise<void>;
  readonly ended: (job: string, outcome: JobOutcome, seconds: number) => void;
}

/** Takes one job from the queue to its handler, and decides what becomes of it when the handler fails. */
export class JobRunner {
  private readonly logger = new Logger('queue');

  constructor(private readonly tools: RunnerTools) {}

  /**
   * Runs `job`. Returns when it is done; throws what tells BullMQ to try again, to give up or to let another have it.
   * @param signal aborted with {@link STOPPING} or {@link LOCK_LOST}
   */
  async run(job: RunnableJob, token: string, signal: AbortSignal): Promise<void> {
    const parsed = parseJob(job.name, job.data);
    if (!parsed.ok) {
      const last = !parsed.retry || isLast(job);
      if (last) await this.giveUp(job, parsed.outboxId, undefined, parsed.reason);
      throw last ? new UnrecoverableError(parsed.reason) : new Error(parsed.reason);
    }
    await RequestContext.run({ requestId: parsed.requestId }, () => this.runParsed(job, parsed, token, signal));
  }

  private async runParsed(job: RunnableJob, parsed: ParsedJob, token: string, signal: AbortSignal): Promise<void> {
    const start = performance.now();
    const ended = (outcome: JobOutcome) => this.tools.ended(parsed.job, outcome, (performance.now() - start) / 1000);
    const jobId = job.id ?? '';
    const { outboxId, requestId } = parsed;
    try {
      if (job.attemptsStarted > jobSpec(parsed.job).attempts + MAX_CRASHES)
        throw new CrashLoopError(job.attemptsStarted);
      const handle = this.tools.handlers[parsed.job];
      await handle(parsed.payload as never, {
        jobId,
        outboxId,
        requestId,
        attempt: job.attemptsStarted,
        signal,
        progress: (share) => job.updateProgress(Math.min(1, Math.max(0, share))),
      });
      await this.tools.settings.onDone?.({ job: parsed.job, jobId, outboxId, requestId });
      ended('done');
    } catch (error) {
      ended(await this.failed(job, parsed, error, signal));
      if (signal.aborted && signal.reason === STOPPING) {
        await job.moveToWait(token);
        throw new WaitingError();
      }
      throw this.mayRetry(error) ? error : new UnrecoverableError(reasonOf(error));
    }
  }

  private async failed(job: RunnableJob, parsed: ParsedJob, error: unknown, signal: AbortSignal): Promise<JobOutcome> {
    const facts = { job: parsed.job, jobId: job.id, outboxId: parsed.outboxId, attempt: job.attemptsStarted };
    if (signal.aborted) {
      this.logger.warn({ msg: 'job left to another worker', ...facts, reason: String(signal.reason) });
      return 'returned';
    }
    if (this.mayRetry(error) && !isLast(job)) {
      this.logger.warn({ msg: 'job failed, will be tried again', ...facts, err: error });
      return 'retried';
    }
    this.logger.error({ msg: 'job failed for good', ...facts, err: error });
    await this.giveUp(job, parsed.outboxId, parsed.requestId, reasonOf(error));
    return 'dead';
  }

  private mayRetry(error: unknown): boolean {
    return !(error instanceof CrashLoopError) && this.tools.settings.shouldRetry(error);
  }

  /**
   * Writes down that a job is dead while it is still in the queue: were this process to die in between, the job would
   * run and fail again, and nothing would be forgotten. Neither step may keep the other from happening.
   */
  private async giveUp(
    job: RunnableJob,
    outboxId: string | undefined,
    requestId: string | undefined,
    reason: string,
  ): Promise<void> {
    const letter: DeadLetter = {
      jobId: job.id ?? '',
      job: job.name,
      payload: payloadOf(job.data),
      reason,
      outboxId,
      requestId,
      attempts: job.attemptsStarted,
      diedAt: new Date().toISOString(),
    };
    for (const step of [this.tools.bury, this.tools.settings.onDead]) {
      try {
        await step?.(letter);
      } catch (error) {
        this.logger.error({ msg: 'a dead job could not be written down', jobId: letter.jobId, outboxId, err: error });
      }
    }
  }
}

/** The handler has been started far oftener than it has failed: it takes its workers with it. */
class CrashLoopError extends Error {
  override readonly name = 'CrashLoopError';

  constructor(starts: number) {
    super(`started ${starts} times without an end: its workers die or freeze in it`);
  }
}

function isLast(job: RunnableJob): boolean {
  return job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
}

function payloadOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'payload' in data ? data.payload : data;
}
