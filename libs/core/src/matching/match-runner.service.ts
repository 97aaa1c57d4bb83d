import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { MatchRunRepository, MatchRunWork, systemContext, Transactions } from '@callboard/database';
import { FillResult, MatchingInput, MatchingInputError } from '@callboard/matching';
import { MatchingPool, MatchingPoolError } from '@callboard/matching-pool';
import { OutboxWork, WorkTicket } from '../kernel/outbox-work.service';
import { LeaseLost } from './lease-lost';
import { MatchRunStore } from './match-run-store.service';
import { atPace } from './progress-pace';
import { Lease, LEASE_SECONDS, RunLeases } from './run-leases.service';
import { Snapshots } from './snapshot.service';

/** No shoot takes the engine as long as this; a run that does is given up. */
const ENGINE_LIMIT_MS = 60_000;

/** How far a run is, in units of the stage. */
interface Step {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

/** Told of each step that was written, so that the queue can show it too; `share` runs from 0 to 1. */
export type RunProgress = (share: number) => void | Promise<void>;

/**
 * Does a match run: takes it up under a lease with a token, loads the snapshot, has a thread of the pool compute the
 * plan and stores it.
 */
@Injectable()
export class MatchRunner {
  constructor(
    private readonly transactions: Transactions,
    private readonly work: OutboxWork,
    private readonly runs: MatchRunRepository,
    private readonly snapshots: Snapshots,
    private readonly pool: MatchingPool,
    private readonly store: MatchRunStore,
    private readonly leases: RunLeases,
  ) {}

  /** Brings the run to an end. Throws `busy` while another worker holds it. Run twice, it leaves the same state. */
  async run(ticket: WorkTicket, runId: string, progress: RunProgress = () => undefined): Promise<void> {
    const started = performance.now();
    const lease = await this.transactions.run(systemContext(ticket.requestId), async (tx) =>
      this.leases.takeUp(tx, await this.runs.lock(tx, runId)),
    );
    if (!lease) {
      await this.work.once(ticket, () => Promise.resolve());
      return;
    }
    try {
      const input = await this.snapshot(ticket, lease.run);
      const engineStarted = performance.now();
      const result = input && (await this.compute(ticket, lease, input, progress));
      const ended = performance.now();
      const measures = {
        people: input?.people.length ?? 0,
        engineMs: Math.round(ended - engineStarted),
        totalMs: Math.round(ended - started),
      };
      await this.work.once(ticket, (tx) => this.store.finish(tx, lease, result, measures));
      await progress(1);
    } catch (error) {
      if (error instanceof LeaseLost) return;
      const failure = failureOf(error);
      if (failure === null) throw error;
      await this.work.once(ticket, (tx) => this.store.fail(tx, lease, failure));
    }
  }

  private snapshot(ticket: WorkTicket, run: MatchRunWork): Promise<MatchingInput | null> {
    const versions = { weights: run.weightsVersion, gap: run.gapPolicyVersion };
    return this.transactions.read(systemContext(ticket.requestId), (tx) =>
      this.snapshots.load(tx, run.shootId, null, versions),
    );
  }

  /** The engine on a thread, while progress is written from here at a steady pace. */
  private async compute(
    ticket: WorkTicket,
    lease: Lease<MatchRunWork>,
    input: MatchingInput,
    progress: RunProgress,
  ): Promise<FillResult> {
    let latest: Step = { stage: 'rank', done: 0, total: input.slots.length };
    await this.write(ticket, lease, latest);
    const write = async (step: Step): Promise<void> => {
      await this.write(ticket, lease, step);
      await progress(step.total === 0 ? 0 : step.done / step.total);
    };
    const result = await atPace(
      () => latest,
      write,
      () =>
        this.pool.fill(input, lease.run.shootId, { timeLimitMs: ENGINE_LIMIT_MS }, (stage, done, total) => {
          latest = { stage, done, total };
        }),
    );
    await this.write(ticket, lease, { stage: 'store', done: input.slots.length, total: input.slots.length });
    return result;
  }

  private async write(ticket: WorkTicket, lease: Lease<MatchRunWork>, step: Step): Promise<void> {
    const ours = await this.transactions.run(systemContext(ticket.requestId), (tx) =>
      this.store.progress(tx, lease, { ...step, leaseSeconds: LEASE_SECONDS }),
    );
    if (!ours) throw new LeaseLost();
  }
}

/** Why a run can never succeed, or null when another try may. */
export function failureOf(error: unknown): string | null {
  if (error instanceof MatchingInputError) return `match.input: ${error.message}`;
  if (error instanceof MatchingPoolError && (error.code === 'timeLimit' || error.code === 'jobFailed')) {
    return `match.engine: ${error.code}`;
  }
  return null;
}
