import type { Worker } from 'node:worker_threads';
import {
  ChoiceExplanation,
  ChoiceQuestion,
  FillProgress,
  FillResult,
  Market,
  MatchExplanation,
  MatchingInput,
  MatchingInputError,
  PostingChange,
  SolveResult,
  SolveStep,
  WhatIfPoint,
} from '@callboard/matching';
import { STOP } from './crew/crew-message';
import { HelperThreads } from './crew/helper-threads';
import { checkThreads, STALL_MS } from './crew/solve-crew';
import type { JobReply, JobRequest, JobResult, SolveRequest, SolveSettings, ThreadRequest } from './job-message';
import { MatchingPoolError } from './matching-pool.error';
import { isMarket, shareColumns, withoutNames } from './shared-memory';
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

/**
 * How a whole market is to be solved: what the engine may be told as plain data, and what concerns threads. With a
 * budget or a signal the engine goes on for longer than without, as it does with `SolveOptions.stop`.
 */
export interface SolveJobOptions extends MatchingJobOptions, SolveSettings {
  /** Threads in all; 1 when left out. All but one are started for this job alone, beside those of the pool. */
  readonly threads?: number;
  /** Milliseconds after which the solve ends with the plan and the proof that it has; the result then hangs on luck. */
  readonly budgetMs?: number;
  /** Ends the solve at its next step with the plan and the proof that it has; a job that still waits is cancelled. */
  readonly signal?: AbortSignal;
}

interface Job {
  readonly request: JobRequest;
  readonly timeLimitMs: number | undefined;
  readonly onProgress: FillProgress | undefined;
  readonly onStep: ((step: SolveStep) => void) | undefined;
  /** Threads beside its own. */
  readonly helperCount: number;
  helpers: HelperThreads | undefined;
  readonly resolve: (result: JobResult[keyof JobResult]) => void;
  readonly reject: (error: Error) => void;
}

interface JobSettings extends MatchingJobOptions {
  readonly onProgress?: FillProgress | undefined;
  readonly onStep?: ((step: SolveStep) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly helperCount?: number;
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
    return this.run('fill', { kind: 'fill', input, shootId }, { ...options, onProgress });
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

  /** `explainChoice` in a thread; rejects as {@link MatchingPool.fill} does. */
  whyNot(input: MatchingInput, question: ChoiceQuestion, options: MatchingJobOptions = {}): Promise<ChoiceExplanation> {
    return this.run('whyNot', { kind: 'whyNot', input, question }, options);
  }

  /** `whatIf` in a thread, with progress by the change; rejects as {@link MatchingPool.fill} does. */
  whatIf(
    input: MatchingInput,
    shootId: string,
    changes: readonly PostingChange[],
    options: MatchingJobOptions = {},
    onProgress?: FillProgress,
  ): Promise<readonly (WhatIfPoint | null)[]> {
    return this.run('whatIf', { kind: 'whatIf', input, shootId, changes }, { ...options, onProgress });
  }

  /**
   * The engine's `solve` of a whole market, the same to the byte for any number of threads. What is built from an input
   * has its people and slots in ascending order of id. Of a market only the columns go to the threads: without a copy
   * when it was built in shared memory (`buildSharedMarket`). Rejects as {@link MatchingPool.fill} does, with
   * `cancelled` when its signal came before its turn, and with `RangeError` for an impossible number of threads. Its
   * thread ends with it, so that a large market leaves no memory behind.
   */
  async solve(
    source: MatchingInput | Market,
    options: SolveJobOptions = {},
    onStep?: (step: SolveStep) => void,
  ): Promise<SolveResult> {
    const { threads = 1, budgetMs, signal, timeLimitMs, ...settings } = options;
    checkThreads(threads);
    const posted = isMarket(source) ? shareColumns(withoutNames(source)) : source;
    const stoppable = budgetMs !== undefined || signal !== undefined;
    const request: SolveRequest = { kind: 'solve', source: posted, settings, budgetMs, stoppable };
    const limits = timeLimitMs === undefined ? {} : { timeLimitMs };
    return this.run('solve', request, { ...limits, onStep, signal, helperCount: threads - 1 });
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

  private async run<K extends JobRequest['kind']>(
    _kind: K,
    request: JobRequest & { readonly kind: K },
    options: JobSettings,
  ): Promise<JobResult[K]> {
    const { signal, onProgress, onStep, helperCount = 0 } = options;
    if (this.closed) throw new MatchingPoolError('closed', 'the pool was closed');
    if (signal?.aborted) throw cancelled();
    let onAbort: () => void = () => undefined;
    const result = new Promise<JobResult[keyof JobResult]>((resolve, reject) => {
      const timeLimitMs = options.timeLimitMs ?? this.options.timeLimitMs;
      const job: Job = {
        request,
        timeLimitMs,
        onProgress,
        onStep,
        helperCount,
        helpers: undefined,
        resolve,
        reject,
      };
      onAbort = () => this.abort(job);
      signal?.addEventListener('abort', onAbort);
      this.waiting.push(job);
      this.dispatch();
    });
    try {
      return (await result) as JobResult[K];
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  private abort(job: Job): void {
    if (job.helpers) Atomics.store(job.helpers.control, STOP, 1);
    const place = this.waiting.indexOf(job);
    if (place < 0) return;
    this.waiting.splice(place, 1);
    job.reject(cancelled());
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
    if (job.request.kind === 'solve') this.giveSolve(thread, job, job.request);
    else thread.worker.postMessage(job.request satisfies ThreadRequest);
    thread.job = job;
    thread.worker.ref();
  }

  private giveSolve(thread: Thread, job: Job, request: SolveRequest): void {
    const helpers = new HelperThreads(job.helperCount, this.options.workerFile, (detail) =>
      this.giveUp(thread, new MatchingPoolError('threadDied', detail)),
    );
    const { ports, control } = helpers;
    try {
      const message: ThreadRequest = { ...request, links: { ports, control, stallMs: STALL_MS } };
      thread.worker.postMessage(message, [...ports]);
      job.helpers = helpers;
    } catch (error) {
      void helpers.close();
      throw error;
    }
  }

  /** The clock of a job runs from its start, not while a new thread is loading its code. */
  private startClock(thread: Thread, job: Job): void {
    if (job.timeLimitMs === undefined) return;
    const late = new MatchingPoolError('timeLimit', `the job ran for more than ${job.timeLimitMs} ms`);
    thread.timer = setTimeout(() => this.giveUp(thread, late), job.timeLimitMs);
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
    if (reply.kind === 'step') {
      job.onStep?.(reply.step);
      return;
    }
    this.release(thread);
    thread.worker.unref();
    if (reply.kind === 'done') job.resolve(reply.result);
    else job.reject(errorOf(reply));
    if (job.request.kind === 'solve')
      this.giveUp(thread, new MatchingPoolError('closed', 'the thread has done its job'));
    else this.dispatch();
  }

  /** A thread is gone: its job fails, the next one gets a new thread. */
  private lose(thread: Thread, detail: string): void {
    if (!this.threads.delete(thread)) return;
    this.release(thread)?.reject(new MatchingPoolError('threadDied', detail));
    this.dispatch();
  }

  /** Ends a thread, and its job if it has one, and goes on with the next. */
  private giveUp(thread: Thread, reason: MatchingPoolError): void {
    void this.discard(thread, reason).then(() => this.dispatch());
  }

  private async discard(thread: Thread, reason: MatchingPoolError): Promise<void> {
    this.threads.delete(thread);
    const job = this.release(thread);
    job?.reject(reason);
    await Promise.all([thread.worker.terminate(), job?.helpers?.close()]);
  }

  private release(thread: Thread): Job | undefined {
    const { job } = thread;
    clearTimeout(thread.timer);
    void job?.helpers?.close();
    thread.job = undefined;
    thread.timer = undefined;
    return job;
  }
}

type Ending = Exclude<JobReply, { readonly kind: 'started' | 'progress' | 'step' | 'done' }>;

function errorOf(reply: Ending): Error {
  if (reply.kind === 'input') return new MatchingInputError(reply.code, reply.path, reply.detail);
  if (reply.kind === 'died') return new MatchingPoolError('threadDied', reply.detail);
  return new MatchingPoolError('jobFailed', reply.message);
}

function cancelled(): MatchingPoolError {
  return new MatchingPoolError('cancelled', 'the job was cancelled before its turn');
}
