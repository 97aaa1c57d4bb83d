import { Injectable } from '@nestjs/common';
import { EVERY_SHARD, MarketWorkRepository, systemContext, Transactions } from '@callboard/database';
import type { StepKind } from '@callboard/matching-pool';
import { Waiting } from './waiting';

/** Milliseconds at most between two looks whether all shards have answered. */
const LOOK_MS = 25;

/** After so long without any answer to a step nobody will come: the job is tried again, and shown when that is in vain. */
const STALL_MS = 180_000;

/** A market run as those see it who work for it. */
export interface SharedRun {
  readonly runId: string;
  readonly requestId: string | null;
}

/** What the shards of a market run are asked and answer, by way of the database. */
@Injectable()
export class MarketShards {
  constructor(
    private readonly transactions: Transactions,
    private readonly work: MarketWorkRepository,
  ) {}

  /** Whether the snapshot of a run is still there. */
  async hasSnapshot({ runId, requestId }: SharedRun): Promise<boolean> {
    return this.transactions.read(systemContext(requestId), async (tx) => {
      return (await this.work.partPlaces(tx, runId, [EVERY_SHARD])).length > 0;
    });
  }

  /** The parts of the snapshot that belong to these shards, one after the other, the terms and slots first. */
  async *parts({ runId, requestId }: SharedRun, shards: readonly number[]): AsyncGenerator<Uint8Array> {
    const context = systemContext(requestId);
    const places = await this.transactions.read(context, (tx) =>
      this.work.partPlaces(tx, runId, [EVERY_SHARD, ...shards]),
    );
    for (const place of places) {
      const bytes = await this.transactions.read(context, (tx) => this.work.part(tx, runId, place));
      if (bytes) yield bytes;
    }
  }

  /**
   * Puts a step to all shards and waits for their answers, in order. `check` is called again and again and ends the wait
   * by throwing.
   */
  async ask(
    { runId, requestId }: SharedRun,
    step: { readonly step: number; readonly kind: StepKind; readonly request: Uint8Array },
    shards: number,
    check: () => void,
  ): Promise<readonly Uint8Array[]> {
    const context = systemContext(requestId);
    const answering = step.kind === 'begin' ? 0 : shards;
    await this.transactions.run(context, (tx) =>
      this.work.putStep(tx, runId, { ...step, request: Buffer.from(step.request) }, answering),
    );
    let [seen, since] = [0, Date.now()];
    for (const waiting = new Waiting(LOOK_MS); ; await waiting.once()) {
      check();
      const answered = await this.transactions.read(context, (tx) => this.work.answered(tx, runId, step.step));
      if (answered >= answering) break;
      if (answered > seen) [seen, since] = [answered, Date.now()];
      if (Date.now() - since > STALL_MS) throw new Error(`step ${step.step}: ${answered} of ${shards} shards answered`);
    }
    return answering === 0 ? [] : this.transactions.read(context, (tx) => this.work.answers(tx, runId, step.step));
  }

  /** Forgets a run's work, and that of all runs that are over. */
  async clear({ runId, requestId }: SharedRun): Promise<void> {
    await this.transactions.run(systemContext(requestId), async (tx) => {
      await this.work.clear(tx, runId);
      await this.work.sweep(tx);
    });
  }
}
