import type { Worker } from 'node:worker_threads';
import { FillProgress, FillResult, MatchExplanation, MatchingInput, MatchingInputError } from '@callboard/matching';
import type { JobReply, JobRequest, JobResult } from './job-message';
import { MatchingPoolError } from './matching-pool.error';
import { startThread } from './start-thread';

/** How a pool works. */
export interface MatchingPoolOptions {
  /** Threads at most, from 1; they start when they are first needed. */
  readonly maxThreads: number;
  /** Milliseconds that a job may run from its start in a thread; no limit when left out. */
  readonly timeLimitMs?: number;
  /** Another script for the threads, with the same messages. */
  readonly workerFile?: string;
}

/** How one job is to be done. */
export interface MatchingJobOptions {
  /** As in {@link MatchingPoolOptions}, for this job. */
  readonly timeLimitMs?: number;
}

interface Job {
  readonly request: JobRequest;
  readonly timeLimitMs: number | undefined;
  readonly onProgress: FillProgress | undefined;
  readonly resolve: (result: JobResult[keyof JobResult]) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Runs the engine in worker threads, so that the event loop stays free. Jobs wait in order of arrival for one of at most
 * `maxThreads` threads. A thread that dies or takes too long rejects its job and gives way to a new one. Idle threads do
 * not keep the process alive.
 */
export class MatchingPool {
  private readonly threads = new Set<Thread>();
  private readonly waiting: Job[] = [];
  private closed = false;

  constructor(private readonly options: MatchingPoolOptions) {
    if (!Number.isInteger(options.maxThreads) || options.maxThreads < 1) {
      throw new RangeError(`maxThreads must be an integer from 1, not ${options.maxThreads}`);
    }
  }

  /**
   * `buildMarket` and `fillShoot` in a thread. Rejects with `MatchingInputError` for wrong input, else with
   * {@link MatchingPoolError}: `threadDied`, `timeLimit`, `jobFailed`, `closed`.
   */
  fill(
    input: MatchingInput,
    shootId: string,
    options: MatchingJobOptions = {},
    onProgress?: FillProgress,
  ): Promise<FillResult> {
    return this.run('fill', { kind: 'fill', input, shootId }, options, onProgress);
  }

  /** `buildMarket` and `rank` in a thread; rejects as {@link MatchingPool.fill} does. */
  rankSlot(
    input: MatchingInput,
    slotId: string,
    k: number,
    options: MatchingJobOptions = {},
  ): Promise<readonly MatchExplanation[]> {
    return this.run('rank', { kind: 'rank', input, slotId, k }, options);
  }

  /** Ends all threads; jobs that wait or run reject with `closed`, as do later ones. */
  async close(): Promise<void> {
    this.closed = true;
    const closed = new MatchingPoolError('closed', 'the pool was closed');
    for (const job of this.waiting.splice(0)) job.reject(closed);
    await Promise.all([...this.threads].map((thread) => this.discard(thread, closed)));
  }

  /** Nest's hook: a provider closes with its application. */
  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }

  private run<K extends JobRequest['kind']>(
    _kind: K,
    request: JobRequest & { readonly kind: K },
    options: MatchingJobOptions,
    onProgress?: FillProgress,
  ): Promise<JobResult[K]> {
    if (this.closed) return Promise.reject(new MatchingPoolError('closed', 'the pool was closed'));
    return new Promise<JobResult[keyof JobResult]>((resolve, reject) => {
      const timeLimitMs = options.timeLimitMs ?? this.options.timeLimitMs;
      this.waiting.push({ request, timeLimitMs, onProgress, resolve, reject });
      this.dispatch();
    }) as Promise<JobResult[K]>;
  }

  /** Gives waiting jobs to idle threads, starting threads up to the limit. */
  private dispatch(): void {
    while (this.waiting.length > 0) {
      let thread = [...this.threads].find((each) => each.job === undefined);
      if (!thread && this.threads.size >= this.options.maxThreads) return;
      const job = this.waiting.shift()!;
      try {
        thread ??= this.start();
        this.give(thread, job);
      } catch (error) {
        job.reject(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }

  private start(): Thread {
    const worker = startThread(this.options.workerFile);
    const thread: Thread = { worker, job: undefined, timer: undefined };
    worker.unref();
    worker.on('message', (reply: JobReply) => this.receive(thread, reply));
    worker.on('error', (error) => this.lose(thread, error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => this.lose(thread, `the thread ended with code ${code}`));
    this.threads.add(thread);
    return thread;
  }

  private give(thread: Thread, job: Job): void {
    // Cloning can throw, for input that is not plain data; the thread is then still idle.
    thread.worker.postMessage(job.request);
    thread.job = job;
    thread.worker.ref();
  }

  /** The clock of a job runs from its start, not while a new thread is loading its code. */
  private startClock(thread: Thread, job: Job): void {
    if (job.timeLimitMs === undefined) return;
    const late = new MatchingPoolError('timeLimit', `the job ran for more than ${job.timeLimitMs} ms`);
    thread.timer = setTimeout(() => void this.discard(thread, late).then(() => this.dispatch()), job.timeLimitMs);
  }

  private receive(thread: Thread, reply: JobReply): void {
    const { job } = thread;
    if (!job) return;
    if (reply.kind === 'started') {
      this.startClock(thread, job);
      return;
    }
    if (reply.kind === 'progress') {
      job.onProgress?.(reply.stage, reply.done, reply.total);
      return;
    }
    this.release(thread);
    thread.worker.unref();
    if (reply.kind === 'done') job.resolve(reply.result);
    else if (reply.kind === 'input') job.reject(new MatchingInputError(reply.code, reply.path, reply.detail));
    else job.reject(new MatchingPoolError('jobFailed', reply.message));
    this.dispatch();
  }

  /** A thread is gone: its job fails, the next one gets a new thread. */
  private lose(thread: Thread, detail: string): void {
    if (!this.threads.delete(thread)) return;
    this.release(thread)?.reject(new MatchingPoolError('threadDied', detail));
    this.dispatch();
  }

  private async discard(thread: Thread, reason: MatchingPoolError): Promise<void> {
    this.threads.delete(thread);
    this.release(thread)?.reject(reason);
    await thread.worker.terminate();
  }

  private release(thread: Thread): Job | undefined {
    const { job } = thread;
    clearTimeout(thread.timer);
    thread.job = undefined;
    thread.timer = undefined;
    return job;
  }
}
