import { Injectable } from '@nestjs/common';
import { AccessRepository, MatchRunRepository, MatchRunWork, Tx } from '@callboard/database';
import { FillResult } from '@callboard/matching';
import { Events } from '../kernel/events.service';
import { ProposalReplacer } from './proposal-replacer.service';
import { Lease, RunLeases } from './run-leases.service';

/** What a run measured of itself. */
export interface RunMeasures {
  /** Candidates in the snapshot. */
  readonly people: number;
  /** Milliseconds in the engine, its thread included. */
  readonly engineMs: number;
  /** Milliseconds from taking the run up to storing it. */
  readonly totalMs: number;
}

/** The figures of a run; without a plan nothing was open any more. */
function runResult(result: FillResult | null, proposed: number): Readonly<Record<string, number | boolean>> {
  if (!result) return { slots: 0, proposed, pinned: 0, open: 0, overtaken: 0, score: 0, provenOptimal: true };
  const pinned = result.assignments.filter((assignment) => assignment.pinned).length;
  return {
    slots: result.stats.slots,
    proposed,
    pinned,
    open: result.open.length,
    overtaken: result.assignments.length - pinned - proposed,
    score: result.score,
    primal: result.proof.primal,
    dual: result.proof.dual,
    provenOptimal: result.proof.primal === result.proof.dual,
    candidatesScanned: result.stats.candidatesScanned,
    candidatesEligible: result.stats.candidatesEligible,
  };
}

/** Stores what a run found, in one transaction that only the holder of the run's lease can finish. */
@Injectable()
export class MatchRunStore {
  constructor(
    private readonly shoots: AccessRepository,
    private readonly runs: MatchRunRepository,
    private readonly replacer: ProposalReplacer,
    private readonly leases: RunLeases,
    private readonly events: Events,
  ) {}

  /**
   * Replaces what was suggested before by the plan and marks the run as done. Pins stay; a choice that the world has
   * overtaken since the snapshot is left out. Does nothing when the run has ended (superseded, cancelled); throws
   * {@link LeaseLost} when another worker holds it.
   */
  async finish(tx: Tx, lease: Lease<MatchRunWork>, result: FillResult | null, measures: RunMeasures): Promise<void> {
    const shoot = await this.shoots.shootScope(tx, lease.run.shootId, 'share');
    const run = this.leases.held(lease, await this.runs.lock(tx, lease.run.id));
    if (!run || !shoot) return;
    if (shoot.state !== 'open' && shoot.state !== 'shooting') {
      await this.end(tx, run, 'fail', { failure: 'match.notOpen' });
      return;
    }
    const { chosen } = result ? await this.replacer.replace(tx, run.id, shoot, result) : { chosen: [] };
    await this.end(tx, run, 'finish', { stage: 'done', result: { ...runResult(result, chosen.length), ...measures } });
  }

  /** Marks a run as failed for good; for a run that has ended or is another's as {@link MatchRunStore.finish}. */
  async fail(tx: Tx, lease: Lease<MatchRunWork>, failure: string): Promise<void> {
    const run = this.leases.held(lease, await this.runs.lock(tx, lease.run.id));
    if (run) await this.end(tx, run, 'fail', { failure: failure.slice(0, 300) });
  }

  /** Writes how far a run is; false when the lease is no longer ours. */
  async progress(
    tx: Tx,
    lease: Lease<MatchRunWork>,
    step: { stage: string; done: number; total: number; leaseSeconds: number },
  ): Promise<boolean> {
    const { run, token } = lease;
    if (!(await this.runs.progress(tx, { runId: run.id, token, ...step }))) return false;
    this.events.live(tx, 'matchRun.progress', run.id, [`run:${run.id}`, `shoot:${run.shootId}`]);
    return true;
  }

  private async end(
    tx: Tx,
    run: MatchRunWork,
    event: 'finish' | 'fail',
    patch: { stage?: string; result?: unknown; failure?: string },
  ): Promise<void> {
    await this.leases.end(tx, run, event, patch);
    const type = event === 'finish' ? 'matchRun.done' : 'matchRun.failed';
    this.events.live(tx, type, run.id, [`run:${run.id}`, `shoot:${run.shootId}`]);
  }
}
