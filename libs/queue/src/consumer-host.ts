import { isJobName, QUEUE_NAMES, QUEUES, retryDelayMs, type QueueName } from '@callboard/contracts/jobs';
import type { Metrics } from '@callboard/observability';
import { Logger } from '@nestjs/common';
import type { Worker } from 'bullmq';
import type { QueueBackend } from './backend';
import type { DeadLetters } from './dead-letter';
import { JobRunner, LOCK_LOST, STOPPING, type HandlerMap, type RunnerSettings } from './job-runner';
import { settlesWithin } from './limit';
import { ABORT_LIMIT_MS, CLOSE_LIMIT_MS, WORKER_POLICY } from './policy';

export interface ConsumerSettings extends RunnerSettings {
  /** Jobs at a time by queue, where it is not to be the catalogue's number. */
  readonly concurrency?: Partial<Record<QueueName, number>> | undefined;
}

export interface ConsumerStatus {
  /** Whether every queue has a worker that reads it. */
  readonly consuming: boolean;
  /** Jobs running now. */
  readonly active: number;
  /** When a job last began or ended, in milliseconds since 1970; for a watchdog. Undefined before the first. */
  readonly lastActivityAt: number | undefined;
}

interface HostTools {
  readonly backend: QueueBackend;
  readonly deadLetters: DeadLetters;
  readonly metrics?: Metrics | undefined;
}

/** Runs a worker a queue, each job through its handler, until it is closed. */
export class ConsumerHost {
  private readonly logger = new Logger('queue');
  private readonly workers = new Map<QueueName, Worker>();
  private readonly reading = new Set<QueueName>();
  private readonly stop = new AbortController();
  private starting: Promise<unknown> | undefined;
  private closing: Promise<void> | undefined;
  private active = 0;
  private lastActivityAt: number | undefined;

  constructor(private readonly tools: HostTools) {}

  /** Begins to work. Returns at once: a server that is away is waited for. See {@link ready}. */
  start(handlers: HandlerMap, settings: ConsumerSettings): void {
    const { deadLetters, metrics } = this.tools;
    const runner = new JobRunner({
      handlers,
      settings,
      bury: (letter) => deadLetters.add(letter),
      ended: (job, outcome, seconds) => metrics?.jobEnded(job, outcome, seconds),
    });
    this.starting ??= Promise.all(
      QUEUE_NAMES.map((queue) => this.open(queue, runner, settings.concurrency?.[queue] ?? QUEUES[queue].concurrency)),
    );
  }

  /** Resolves when every queue is being read. */
  async ready(): Promise<void> {
    await this.starting;
  }

  status(): ConsumerStatus {
    return {
      consuming: this.reading.size === QUEUE_NAMES.length && this.closing === undefined,
      active: this.active,
      lastActivityAt: this.lastActivityAt,
    };
  }

  /**
   * Takes no more jobs and lets the running ones finish.
   * @param limitMs after which their signals are aborted; a job that then gives up goes back to its queue
   */
  close(limitMs: number = CLOSE_LIMIT_MS): Promise<void> {
    this.closing ??= this.closeAll(limitMs);
    return this.closing;
  }

  private async closeAll(limitMs: number): Promise<void> {
    const closed = Promise.all([...this.workers.values()].map((worker) => worker.close()));
    if (await settlesWithin(closed, limitMs)) return;
    this.stop.abort(STOPPING);
    if (await settlesWithin(closed, ABORT_LIMIT_MS)) return;
    this.logger.warn({ msg: 'jobs did not stop in time; another worker will take them over', count: this.active });
  }

  /** A worker that cannot reach its server at first is thrown away and made anew: BullMQ would not try again. */
  private async open(queue: QueueName, runner: JobRunner, concurrency: number): Promise<void> {
    while (this.closing === undefined) {
      const worker = this.make(queue, runner, concurrency);
      this.workers.set(queue, worker);
      try {
        await worker.waitUntilReady();
        if (this.closing !== undefined) return;
        void worker.run().catch((error: unknown) => this.logger.error({ msg: 'worker ended', queue, err: error }));
        this.reading.add(queue);
        return;
      } catch (error) {
        if (this.closing !== undefined) return;
        this.logger.warn({ msg: 'queue is not there yet', queue, err: error });
        await settlesWithin(worker.close(true), WORKER_POLICY.runRetryDelay);
        await new Promise((resolve) => setTimeout(resolve, WORKER_POLICY.runRetryDelay));
      }
    }
  }

  private make(queue: QueueName, runner: JobRunner, concurrency: number): Worker {
    const worker = this.tools.backend.openWorker(
      queue,
      // BullMQ hands over a signal only to functions that name three parameters.
      async (job, token, signal) => {
        this.begin();
        try {
          await runner.run(job, token ?? '', AbortSignal.any([this.stop.signal, ...(signal ? [signal] : [])]));
        } finally {
          this.end();
        }
      },
      { concurrency, retryDelay: (name, failures) => (isJobName(name) ? retryDelayMs(name, failures) : 5_000) },
    );
    const lost = new RepeatFilter();
    worker.on('error', (error) => {
      if (lost.isNews(error.message)) this.logger.warn({ msg: 'worker has trouble', queue, err: error });
    });
    worker.on('lockRenewalFailed', (jobIds) => jobIds.forEach((jobId) => worker.cancelJob(jobId, LOCK_LOST)));
    worker.on('stalled', (jobId) => {
      this.tools.metrics?.jobStalled(queue);
      this.logger.warn({ msg: 'job taken over from a silent worker', queue, jobId });
    });
    return worker;
  }

  private begin(): void {
    this.active += 1;
    this.lastActivityAt = Date.now();
  }

  private end(): void {
    this.active -= 1;
    this.lastActivityAt = Date.now();
  }
}

/** Lets a message through once in five seconds: an outage repeats itself many times a second. */
class RepeatFilter {
  private last = '';
  private at = 0;

  isNews(message: string): boolean {
    const now = Date.now();
    if (message === this.last && now - this.at < 5_000) return false;
    this.last = message;
    this.at = now;
    return true;
  }
}
