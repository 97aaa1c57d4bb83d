import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { MatchRunRepository, MatchRunWork, systemContext, Transactions } from '@callboard/database';
import { DomainError, newId } from '@callboard/domain';
import { FillResult, MatchingInput, MatchingInputError } from '@callboard/matching';
import { MatchingPool, MatchingPoolError } from '@callboard/matching-pool';
import { LifeCycles } from '../kernel/lifecycle.service';
import { OutboxWork, WorkTicket } from '../kernel/outbox-work.service';
import { LeaseLost } from './lease-lost';
import { MatchRunStore } from './match-run-store.service';
import { Snapshots } from './snapshot.service';

/** How long a worker may be silent before another one takes its run over. */
const LEASE_SECONDS = 10;
/** Progress is written, and the lease renewed, at most this often. */
const PROGRESS_MS = 250;
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

interface Lease {
  readonly run: MatchRunWork;
  readonly token: string;
}

/**
 * Does a match run: takes it up under a lease with a token, loads the snapshot, has a thread of the pool compute the
 * plan and stores it. Whoever was killed is followed by another worker once the lease has run out; whoever was frozen
 * finds the token changed and changes nothing.
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
    private readonly lifeCycles: LifeCycles,
  ) {}

  /** Brings the run to an end. Throws `busy` while another worker holds it. Run twice, it leaves the same state. */
  async run(ticket: WorkTicket, runId: string, progress: RunProgress = () => undefined): Promise<void> {
    const started = performance.now();
    const lease = await this.takeUp(ticket, runId);
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

  /** Takes the lease; null when the run has come to its end already. */
  private async takeUp(ticket: WorkTicket, runId: string): Promise<Lease | null> {
    return this.transactions.run(systemContext(ticket.requestId), async (tx) => {
      const run = await this.runs.lock(tx, runId);
      if (!run) throw new DomainError('notFound', { subject: 'matchRun' });
      if (this.lifeCycles.isFinal('matchRun', run.state)) return null;
      if (run.leased) throw new DomainError('busy');
      const token = newId();
      await this.lifeCycles.move(tx, 'matchRun', 'start', runId, {
        companyId: run.companyId,
        shootId: run.shootId,
        patch: { started_at: 'now' },
      });
      await this.runs.takeLease(tx, runId, token, LEASE_SECONDS);
      return { run, token };
    });
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
    lease: Lease,
    input: MatchingInput,
    progress: RunProgress,
  ): Promise<FillResult> {
    let latest: Step = { stage: 'rank', done: 0, total: input.slots.length };
    await this.write(ticket, lease, latest);
    let written: Promise<void> = Promise.resolve();
    const lost: LeaseLost[] = [];
    const pace = setInterval(() => {
      const step = latest;
      written = written
        .then(() => this.write(ticket, lease, step))
        .then(() => progress(step.total === 0 ? 0 : step.done / step.total))
        .catch((error: unknown) => {
          if (error instanceof LeaseLost) lost.push(error);
        });
    }, PROGRESS_MS);
    try {
      const result = await this.pool.fill(
        input,
        lease.run.shootId,
        { timeLimitMs: ENGINE_LIMIT_MS },
        (stage, done, total) => {
          latest = { stage, done, total };
        },
      );
      clearInterval(pace);
      await written;
      if (lost[0]) throw lost[0];
      await this.write(ticket, lease, { stage: 'store', done: input.slots.length, total: input.slots.length });
      return result;
    } finally {
      clearInterval(pace);
      await written;
    }
  }

  private async write(ticket: WorkTicket, lease: Lease, step: Step): Promise<void> {
    const ours = await this.transactions.run(systemContext(ticket.requestId), (tx) =>
      this.store.progress(tx, lease, { ...step, leaseSeconds: LEASE_SECONDS }),
    );
    if (!ours) throw new LeaseLost();
  }
}

/** Why a run can never succeed, or null when another try may. */
function failureOf(error: unknown): string | null {
  if (error instanceof MatchingInputError) return `match.input: ${error.message}`;
  if (error instanceof MatchingPoolError && (error.code === 'timeLimit' || error.code === 'jobFailed')) {
    return `match.engine: ${error.code}`;
  }
  return null;
}
