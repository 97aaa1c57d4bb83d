import type { Worker } from 'node:worker_threads';
import { Market, MarketTerms, MatchingInputError } from '@callboard/matching';
import { MatchingPoolError } from './matching-pool.error';
import { MarketReply, MarketRequest, MarketRows, unpackNames } from './market-message';
import { startThread } from './start-thread';

/**
 * Lays a large market out in a thread of its own, so that the event loop stays free: rows go there in portions, and the
 * market comes back in shared memory without a copy of its columns. Good for one market; whoever gives up before
 * {@link MarketThread.build} calls {@link MarketThread.close}. The thread does not keep the process alive.
 */
export class MarketThread {
  private readonly worker: Worker;
  private readonly answer: Promise<Market>;
  private closed = false;

  constructor(terms: MarketTerms, workerFile?: string) {
    this.worker = startThread(workerFile);
    this.worker.unref();
    this.answer = new Promise<Market>((resolve, reject) => {
      this.worker.on('message', (reply: MarketReply) => {
        if (reply.kind === 'market') resolve({ ...reply.market, names: unpackNames(reply.names) });
        else if (reply.kind === 'marketInput') reject(new MatchingInputError(reply.code, reply.path, reply.detail));
        else reject(new MatchingPoolError('jobFailed', reply.message));
      });
      this.worker.on('error', (error) => {
        reject(new MatchingPoolError('threadDied', error instanceof Error ? error.message : String(error)));
      });
      this.worker.on('exit', (code) =>
        reject(new MatchingPoolError('threadDied', `the thread ended with code ${code}`)),
      );
    });
    // Told to whoever asks for the market, however early it fails.
    this.answer.catch(() => undefined);
    this.post({ kind: 'marketTerms', terms });
  }

  /** Rows in any order; those that are wrong make {@link build} reject. */
  add(rows: MarketRows): void {
    this.post({ kind: 'marketRows', rows });
  }

  /**
   * The market of all rows; ends the thread. Rejects with `MatchingInputError` for a row that is wrong, else with
   * {@link MatchingPoolError} `threadDied` or `jobFailed`.
   */
  async build(): Promise<Market> {
    this.worker.ref();
    this.post({ kind: 'marketBuild' });
    try {
      return await this.answer;
    } finally {
      await this.close();
    }
  }

  /** Ends the thread; {@link build} then rejects. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.worker.terminate();
  }

  private post(request: MarketRequest): void {
    if (!this.closed) this.worker.postMessage(request);
  }
}
