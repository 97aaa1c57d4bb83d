import type { Worker } from 'node:worker_threads';
import { MatchingPoolError } from '../matching-pool.error';
import { startThread } from '../start-thread';
import { errorOf } from './market-lead';
import type { SeatOrder, SeatReport } from './market-message';

/** A shard as a seat opens it. */
export interface OpenedShard {
  readonly shard: number;
  /** The packed `begin` request of the run. */
  readonly begin: Uint8Array;
  /** Packed parts: the terms and all slots, and the shard's people. */
  readonly parts: readonly Uint8Array[];
}

/** A thread that works for shards, one order at a time. */
export class MarketSeat {
  private readonly worker: Worker;
  private settle: { resolve: (bytes: Uint8Array | null) => void; reject: (error: Error) => void } | undefined;
  private failure: Error | undefined;

  constructor(workerFile?: string) {
    this.worker = startThread(workerFile ?? 'market.worker');
    this.worker.on('error', (error) => this.lose(error instanceof Error ? error.message : String(error)));
    this.worker.on('exit', (code) => this.lose(`the thread ended with code ${code}`));
    this.worker.on('message', (report: SeatReport) => {
      const { settle } = this;
      this.settle = undefined;
      if (report.kind === 'done') settle?.resolve(report.bytes);
      else settle?.reject(errorOf(report));
    });
    this.worker.postMessage({ kind: 'seat' } satisfies SeatOrder);
  }

  async open(shard: OpenedShard): Promise<void> {
    await this.order({ kind: 'open', ...shard });
  }

  /** The packed answer of an open shard to a packed request; null when `quiet`. */
  answer(shard: number, bytes: Uint8Array, quiet: boolean): Promise<Uint8Array | null> {
    return this.order({ kind: 'ask', shard, bytes, quiet });
  }

  async drop(shard: number): Promise<void> {
    await this.order({ kind: 'drop', shard });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private order(order: SeatOrder): Promise<Uint8Array | null> {
    if (this.failure) return Promise.reject(this.failure);
    if (this.settle) return Promise.reject(new Error('a seat takes one order at a time'));
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      this.worker.postMessage(order);
    });
  }

  private lose(detail: string): void {
    this.failure ??= new MatchingPoolError('threadDied', detail);
    this.settle?.reject(this.failure);
    this.settle = undefined;
  }
}
