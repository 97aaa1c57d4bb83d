import { Injectable } from '@nestjs/common';
import {
  ClaimedTask,
  MarketRunRepository,
  MarketWorkRepository,
  systemContext,
  Transactions,
} from '@callboard/database';
import { DomainError, newId } from '@callboard/domain';
import { MarketSeat } from '@callboard/matching-pool';
import { OutboxWork, WorkTicket } from '../kernel/outbox-work.service';
import { MarketShards, SharedRun } from './market-shards.service';
import { Waiting } from './waiting';

/** How long a seat may be silent before another one takes its piece of work over, and how often it speaks. */
const LEASE_SECONDS = 6;
const RENEW_MS = 2_000;
/** Milliseconds at most between two looks for work. */
const LOOK_MS = 25;
/** After so many milliseconds without work it asks whether anybody leads the run still. */
const IDLE_MS = 500;

/** One seat in one run: its thread, and the last step that each of its shards has seen. */
interface Sitting extends SharedRun {
  readonly id: string;
  readonly thread: MarketSeat;
  readonly seen: Map<number, number>;
}

/**
 * Helps with a market run: takes pieces of work that nobody does, one at a time, and keeps to the shards that it knows
 * as long as it is quick enough for them. Any number of seats in any processes may sit; each may die at any time.
 */
@Injectable()
export class MarketSeats {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: OutboxWork,
    private readonly runs: MarketRunRepository,
    private readonly work: MarketWorkRepository,
    private readonly shards: MarketShards,
  ) {}

  /** Sits until the run is over or nobody leads it any more. Throws `busy` when the process wants to stop. */
  async sit(ticket: WorkTicket, runId: string, signal: AbortSignal): Promise<void> {
    const sitting: Sitting = {
      runId,
      requestId: ticket.requestId,
      id: newId(),
      thread: new MarketSeat(),
      seen: new Map(),
    };
    try {
      const waiting = new Waiting(LOOK_MS);
      for (let idleSince = 0; Date.now() - idleSince < IDLE_MS || (await this.isLed(sitting));) {
        if (signal.aborted) throw new DomainError('busy');
        if (Date.now() - idleSince >= IDLE_MS) idleSince = Date.now();
        const task = await this.claim(sitting);
        if (!task) {
          await waiting.once();
          continue;
        }
        await this.do(sitting, task);
        idleSince = Date.now();
        waiting.begin();
      }
    } finally {
      await sitting.thread.close();
    }
    await this.outbox.once(ticket, () => Promise.resolve());
  }

  private isLed({ runId, requestId }: Sitting): Promise<boolean> {
    return this.transactions.read(systemContext(requestId), (tx) => this.runs.isLed(tx, runId));
  }

  private claim({ runId, requestId, id }: Sitting): Promise<ClaimedTask | null> {
    return this.transactions.run(systemContext(requestId), (tx) => this.work.claim(tx, runId, id, LEASE_SECONDS));
  }

  private async do(sitting: Sitting, task: ClaimedTask): Promise<void> {
    const context = systemContext(sitting.requestId);
    const held = { ...task, runId: sitting.runId, seat: sitting.id };
    const renewal = setInterval(() => {
      // A renewal that fails costs no more than another seat's doing the same.
      void this.transactions.run(context, (tx) => this.work.renew(tx, held, LEASE_SECONDS)).catch(() => undefined);
    }, RENEW_MS);
    try {
      const answer = await this.answerTo(sitting, task);
      if (answer) await this.transactions.run(context, (tx) => this.work.answer(tx, held, answer));
    } finally {
      clearInterval(renewal);
    }
  }

  /** The shard's answer to a step; asks it first what it has missed since the last step that begins anew. */
  private async answerTo(sitting: Sitting, { step, shard }: ClaimedTask): Promise<Uint8Array | null> {
    const { runId, requestId, thread, seen } = sitting;
    const steps = await this.transactions.read(systemContext(requestId), (tx) => this.work.stepsTo(tx, runId, step));
    const last = seen.get(shard);
    if (last === undefined) await this.open(sitting, shard);
    const goesOn = last !== undefined && last < step && last >= (steps[0]?.step ?? step);
    const todo = goesOn ? steps.filter((each) => each.step > last) : steps;
    let answer: Uint8Array | null = null;
    for (const each of todo) answer = await thread.answer(shard, each.request, each.step !== step);
    seen.set(shard, step);
    return answer;
  }

  private async open(sitting: Sitting, shard: number): Promise<void> {
    const begin = await this.transactions.read(systemContext(sitting.requestId), (tx) =>
      this.work.beginning(tx, sitting.runId),
    );
    if (!begin) throw new DomainError('busy');
    const parts: Uint8Array[] = [];
    for await (const part of this.shards.parts(sitting, [shard])) parts.push(part);
    await sitting.thread.open({ shard, begin, parts });
  }
}
