import { Injectable } from '@nestjs/common';
import { DomainError } from '@callboard/domain';
import { MatchingPoolError } from '@callboard/matching-pool';

/** Questions that one process works on or lets wait; beyond that it says that it is busy. */
const MOST = 12;
/** Of these from one account: what its open page asks at once, and no more. */
const MOST_OF_ONE = 4;
/** Threads compute two at a time, so more snapshots than this at once would only hold memory. */
const AT_ONCE = 2;

/**
 * Lets a bounded number of questions at the engine: each holds a snapshot of the market and a thread for a while. Throws
 * `busy` when there are too many, of one account or of all, and when the engine took too long.
 */
@Injectable()
export class QuestionGate {
  private inside = 0;
  private running = 0;
  private readonly ofAccount = new Map<string, number>();
  private readonly waiting: (() => void)[] = [];

  /** Does the work in its turn. */
  async run<T>(accountId: string, work: () => Promise<T>): Promise<T> {
    const own = this.ofAccount.get(accountId) ?? 0;
    if (this.inside >= MOST || own >= MOST_OF_ONE) throw new DomainError('busy');
    this.inside += 1;
    this.ofAccount.set(accountId, own + 1);
    try {
      await this.turn();
      return await work();
    } catch (error) {
      const tired = error instanceof MatchingPoolError && error.code !== 'jobFailed';
      throw tired ? new DomainError('busy') : error;
    } finally {
      this.leave(accountId);
    }
  }

  private async turn(): Promise<void> {
    if (this.running < AT_ONCE) {
      this.running += 1;
      return;
    }
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private leave(accountId: string): void {
    const left = this.ofAccount.get(accountId)! - 1;
    if (left > 0) this.ofAccount.set(accountId, left);
    else this.ofAccount.delete(accountId);
    this.inside -= 1;
    // Whoever waits takes over the place that runs.
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}
