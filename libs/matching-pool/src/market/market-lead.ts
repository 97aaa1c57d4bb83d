import type { Worker } from 'node:worker_threads';
import { MatchingInputError, SolveStep } from '@callboard/matching';
import { MatchingPoolError } from '../matching-pool.error';
import { startThread } from '../start-thread';
import type {
  LeadOrder,
  LeadReport,
  LeadSettings,
  MarketSummary,
  ShootBatch,
  StepKind,
  ThreadFailure,
} from './market-message';

/** Who does what the leading thread cannot do by itself. */
export interface LeadHandlers {
  /** Has every shard answer a packed request; gives their packed answers in order, none to `begin`. */
  ask(step: StepKind, request: Uint8Array): Promise<readonly Uint8Array[]>;
  onStep(step: SolveStep): void;
  onSolved(summary: MarketSummary): void | Promise<void>;
  /** Takes what the run has for one shoot; the next comes when it is done. */
  onBatch(batch: ShootBatch): Promise<void>;
}

/** The error behind a thread's failure. */
export function errorOf(failure: ThreadFailure): Error {
  const { input, message } = failure;
  if (input) return new MatchingInputError(input.code, input.path, input.detail);
  return new MatchingPoolError('jobFailed', message);
}

/**
 * The thread that leads one solve of a market over shards: it has the whole market, asks the shards, puts their answers
 * together and explains the plan. Used once; `close` ends it at any time.
 */
export class MarketLead {
  private readonly worker: Worker;
  private readonly control = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  private fail: ((error: Error) => void) | undefined;
  private failure: Error | undefined;

  constructor(workerFile?: string) {
    this.worker = startThread(workerFile ?? 'market.worker');
    this.worker.on('error', (error) => this.lose(error instanceof Error ? error.message : String(error)));
    this.worker.on('exit', (code) => this.lose(`the thread ended with code ${code}`));
    this.worker.on('message', (report: LeadReport) => {
      if (report.kind === 'failed') this.stop(errorOf(report));
    });
    this.order({ kind: 'lead', control: this.control });
  }

  /** Adds a packed `MarketPart`, the one with the terms first. */
  add(bytes: Uint8Array): void {
    this.order({ kind: 'part', bytes });
  }

  /**
   * Solves and explains. The same parts and settings give the same, whoever answers for the shards. Rejects with
   * `MatchingInputError` for wrong rows, with {@link MatchingPoolError} when the thread fails or ends, and with
   * whatever a handler rejects with.
   */
  run(settings: LeadSettings, handlers: LeadHandlers): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.failure) {
        reject(this.failure);
        return;
      }
      this.fail = reject;
      this.worker.on('message', (report: LeadReport) => {
        if (report.kind === 'end') resolve();
        else this.handle(report, handlers).catch(reject);
      });
      this.order({ kind: 'solve', settings });
    });
  }

  async close(): Promise<void> {
    this.fail = undefined;
    await this.worker.terminate();
  }

  private async handle(report: LeadReport, handlers: LeadHandlers): Promise<void> {
    if (report.kind === 'step') handlers.onStep(report.step);
    else if (report.kind === 'solved') await handlers.onSolved(report.summary);
    else if (report.kind === 'ask') this.answer(await handlers.ask(report.step, report.bytes));
    else if (report.kind === 'batch') {
      await handlers.onBatch(report.batch);
      this.answer([]);
    }
  }

  private answer(bytes: readonly Uint8Array[]): void {
    this.order({ kind: 'answers', bytes });
    Atomics.add(this.control, 0, 1);
    Atomics.notify(this.control, 0);
  }

  private order(order: LeadOrder): void {
    this.worker.postMessage(order);
  }

  private lose(detail: string): void {
    this.stop(new MatchingPoolError('threadDied', detail));
  }

  private stop(error: Error): void {
    this.failure ??= error;
    this.fail?.(this.failure);
  }
}
