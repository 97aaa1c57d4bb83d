import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { MarketRunRepository, MarketRunWork, systemContext, Transactions } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { MarketLead, MarketSummary } from '@callboard/matching-pool';
import { OutboxWork, WorkTicket } from '../kernel/outbox-work.service';
import { LeaseLost } from './lease-lost';
import { MarketMeasures, MarketRunStore, MarketStep, StoredTally } from './market-run-store.service';
import { MarketShards } from './market-shards.service';
import { MarketSnapshots } from './market-snapshot.service';
import { failureOf } from './match-runner.service';
import { atPace } from './progress-pace';
import { Lease, RunLeases } from './run-leases.service';

/** The engine goes on until the plan is proven to be this near to the best, or it finds no more. */
const GAP_TARGET = 0.003;
/** Steps that a solve takes, about: for progress. */
const USUAL_STEPS = 80;

/** Told how far a run is, from 0 to 1, when it was written. */
export type MarketProgress = (share: number) => void | Promise<void>;

/** One run in this worker. */
interface Leading {
  readonly ticket: WorkTicket;
  readonly lease: Lease<MarketRunWork>;
  readonly signal: AbortSignal;
  readonly measures: { -readonly [K in keyof MarketMeasures]: MarketMeasures[K] };
  readonly tally: StoredTally;
  latest: MarketStep;
  /** What it has come to so far, where that is not written yet. */
  news: Readonly<Record<string, number>> | null;
}

/**
 * Leads a run of the whole market: takes it up under a lease, takes the snapshot unless an earlier leader has, calls
 * others to work for its shards, solves and explains in a thread, and stores shoot by shoot. Whoever leads a run after
 * another finds the snapshot and all answers that were given, and comes to the same plan.
 */
@Injectable()
export class MarketRunner {
  constructor(
    private readonly transactions: Transactions,
    private readonly work: OutboxWork,
    private readonly runs: MarketRunRepository,
    private readonly leases: RunLeases,
    private readonly snapshots: MarketSnapshots,
    private readonly shards: MarketShards,
    private readonly store: MarketRunStore,
  ) {}

  /** Brings the run to an end. Throws `busy` while another worker leads it, or when this one wants to stop. */
  async run(
    ticket: WorkTicket,
    runId: string,
    signal: AbortSignal,
    progress: MarketProgress = () => undefined,
  ): Promise<void> {
    const started = performance.now();
    const context = systemContext(ticket.requestId);
    const lease = await this.transactions.run(context, async (tx) =>
      this.leases.takeUp(tx, await this.runs.lock(tx, runId)),
    );
    if (!lease) {
      await this.work.once(ticket, () => Promise.resolve());
      return;
    }
    const leading: Leading = {
      ticket,
      lease,
      signal,
      measures: { snapshotMs: 0, solveMs: 0, storeMs: 0, totalMs: 0 },
      tally: new StoredTally(),
      latest: { stage: 'snapshot', done: 0, total: 0 },
      news: null,
    };
    try {
      const write = async (step: MarketStep): Promise<void> => {
        await this.write(leading, step);
        await progress(step.total === 0 ? 0 : step.done / step.total);
      };
      const summary = await atPace(
        () => leading.latest,
        write,
        (check) => this.lead(leading, check),
      );
      leading.measures.totalMs = Math.round(performance.now() - started);
      const { tally, measures } = leading;
      await this.work.once(ticket, (tx) => this.store.finish(tx, lease, { summary, tally, measures }));
      await this.shards.clear(this.shared(leading));
    } catch (error) {
      if (error instanceof LeaseLost) return;
      const failure = failureOf(error);
      if (failure === null) {
        // Whoever comes next need not wait for the end of a lease that nobody uses.
        await this.transactions.run(context, (tx) => this.leases.drop(tx, lease));
        throw error;
      }
      await this.work.once(ticket, (tx) => this.store.fail(tx, lease, failure));
      await this.shards.clear(this.shared(leading));
    }
  }

  private shared({ ticket, lease }: Leading): { runId: string; requestId: string | null } {
    return { runId: lease.run.id, requestId: ticket.requestId };
  }

  private async lead(leading: Leading, check: () => void): Promise<MarketSummary | null> {
    const stop = (): void => {
      check();
      if (leading.signal.aborted) throw new DomainError('busy');
    };
    const from = performance.now();
    const snapshot = await this.snapshot(leading, stop);
    leading.measures.snapshotMs = Math.round(performance.now() - from);
    if (!snapshot) return null;
    const { lease, ticket } = leading;
    await this.transactions.run(systemContext(ticket.requestId), (tx) =>
      this.store.callSeats(tx, lease, snapshot.shards),
    );
    return this.solve(leading, snapshot, stop);
  }

  /** The snapshot of the run, taken now unless an earlier leader has; null when there is nothing to fill. */
  private async snapshot(leading: Leading, stop: () => void): Promise<{ shards: number; at: Date } | null> {
    const { run, token } = leading.lease;
    const shared = this.shared(leading);
    if (run.shards !== null && run.snapshotAt !== null && (await this.shards.hasSnapshot(shared))) {
      return { shards: run.shards, at: run.snapshotAt };
    }
    await this.shards.clear(shared);
    const at = new Date();
    const taken = await this.snapshots.take({
      ...shared,
      weightsVersion: run.weightsVersion,
      gapPolicyVersion: run.gapPolicyVersion,
      progress: (done, total) => {
        stop();
        leading.latest = { stage: 'snapshot', done, total };
      },
    });
    if (!taken) return null;
    const { shards } = taken;
    const ours = await this.transactions.run(systemContext(shared.requestId), (tx) =>
      this.runs.noteSnapshot(tx, { runId: run.id, token, shards, at }),
    );
    if (!ours) throw new LeaseLost();
    return { shards, at };
  }

  private async solve(
    leading: Leading,
    { shards, at }: { shards: number; at: Date },
    stop: () => void,
  ): Promise<MarketSummary> {
    const { measures } = leading;
    const shared = this.shared(leading);
    const everyShard = Array.from({ length: shards }, (_, shard) => shard);
    const thread = new MarketLead();
    let summary: MarketSummary | undefined;
    let [step, told, stored] = [0, 0, 0];
    let storing: Promise<void> = Promise.resolve();
    let from = performance.now();
    try {
      for await (const part of this.shards.parts(shared, everyShard)) thread.add(part);
      await thread.run(
        { shards, gapTarget: GAP_TARGET },
        {
          ask: (kind, request) => this.shards.ask(shared, { step: step++, kind, request }, shards, stop),
          onStep: ({ stage, value, bound }) => {
            told += 1;
            leading.latest = { stage, done: Math.min(told, USUAL_STEPS), total: USUAL_STEPS };
            if (stage === 'proof') leading.news = { value, bound, gap: bound === 0 ? 0 : (bound - value) / bound };
          },
          onSolved: (found) => {
            summary = found;
            measures.solveMs = Math.round(performance.now() - from);
            from = performance.now();
          },
          onBatch: async (batch) => {
            stop();
            // One shoot is explained while the one before it is stored.
            await storing;
            storing = this.transactions
              .run(systemContext(shared.requestId), (tx) => this.store.storeShoot(tx, leading.lease, batch, at))
              .then((shoot) => leading.tally.add(shoot));
            storing.catch(() => undefined);
            stored += batch.assignments.length + batch.open.length;
            leading.latest = { stage: 'store', done: stored, total: summary!.slots };
          },
        },
      );
      await storing;
      measures.storeMs = Math.round(performance.now() - from);
      return summary!;
    } finally {
      await thread.close();
    }
  }

  private async write(leading: Leading, step: MarketStep): Promise<void> {
    const { lease, ticket, news } = leading;
    const ours = await this.transactions.run(systemContext(ticket.requestId), async (tx) => {
      if (!(await this.store.progress(tx, lease, step))) return false;
      if (news) await this.runs.noteResult(tx, { runId: lease.run.id, token: lease.token, result: news });
      return true;
    });
    if (leading.news === news) leading.news = null;
    if (!ours) throw new LeaseLost();
  }
}
