import { Injectable } from '@nestjs/common';
import {
  AccessRepository,
  CandidateFacts,
  MatchRunRepository,
  MatchRunWork,
  OfferRepository,
  ProposalRecord,
  ProposalRepository,
  ShootScope,
  ShortfallRecord,
  StoredTerm,
  Tx,
} from '@callboard/database';
import { Assignment, FillResult, TermScore, UnfilledExplanation } from '@callboard/matching';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { candidateProblem } from './candidate-check';
import { LeaseLost } from './lease-lost';

/** What a run measured of itself. */
export interface RunMeasures {
  /** Candidates in the snapshot. */
  readonly people: number;
  /** Milliseconds in the engine, its thread included. */
  readonly engineMs: number;
  /** Milliseconds from taking the run up to storing it. */
  readonly totalMs: number;
}

/** Terms as they are stored. */
export function storedTerms(terms: readonly TermScore[]): StoredTerm[] {
  return terms.map(({ id, points, params }) => ({ id, points, params }));
}

/** Why a slot stays open, as it is stored: the funnel begins with everybody in the snapshot. */
export function shortfallOf(open: UnfilledExplanation, runId: string | null): ShortfallRecord {
  return {
    slotId: open.slot,
    runId,
    funnel: [{ rule: 'people', left: open.people }, ...open.funnel.map(({ rule, left }) => ({ rule, left }))],
    // Without anybody in the market the first rule is the one that nobody keeps.
    bindingRule: open.bindingRule ?? 'role',
    // With a pay, a level or a way to name, the people are those whom that much brings and no more.
    relaxations: open.counterfactuals.map(({ rule, people, steps }) => ({
      rule,
      people: steps[0]?.people ?? people,
      params: steps[0]?.params ?? {},
    })),
  };
}

/**
 * A slot that is open although the plan had somebody for it: the funnel holds that one person, who was taken between the
 * snapshot and its storing. The next run looks at everybody again.
 */
function overtakenShortfall(slotId: string, runId: string): ShortfallRecord {
  const funnel = [
    { rule: 'people', left: 1 },
    { rule: 'taken', left: 0 },
  ];
  return { slotId, runId, funnel, bindingRule: 'taken', relaxations: [] };
}

function proposalOf(assignment: Assignment, run: MatchRunWork): ProposalRecord {
  return {
    runId: run.id,
    shootId: run.shootId,
    slotId: assignment.slot,
    personId: assignment.person,
    score: assignment.score,
    payFen: assignment.offeredPayFen!,
    terms: storedTerms(assignment.terms),
    runnersUp: assignment.runnersUp.map((runnerUp) => ({
      personId: runnerUp.person,
      score: runnerUp.score,
      payFen: runnerUp.offeredPayFen!,
      terms: storedTerms(runnerUp.terms),
    })),
  };
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
    private readonly proposals: ProposalRepository,
    private readonly offers: OfferRepository,
    private readonly lifeCycles: LifeCycles,
    private readonly events: Events,
  ) {}

  /**
   * Replaces what was suggested before by the plan and marks the run as done. Pins stay; a choice that the world has
   * overtaken since the snapshot is left out. Does nothing when the run has ended (superseded, cancelled); throws
   * {@link LeaseLost} when another worker holds it.
   */
  async finish(
    tx: Tx,
    lease: { run: MatchRunWork; token: string },
    result: FillResult | null,
    measures: RunMeasures,
  ): Promise<void> {
    const shoot = await this.shoots.shootScope(tx, lease.run.shootId, 'share');
    const run = await this.held(tx, lease);
    if (!run || !shoot) return;
    if (shoot.state !== 'open' && shoot.state !== 'shooting') {
      await this.end(tx, run, 'fail', { failure: 'match.notOpen' });
      return;
    }
    const chosen = result ? await this.replace(tx, run, shoot, result) : [];
    await this.end(tx, run, 'finish', { stage: 'done', result: { ...runResult(result, chosen.length), ...measures } });
  }

  /** Marks a run as failed for good; for a run that has ended or is another's as {@link MatchRunStore.finish}. */
  async fail(tx: Tx, lease: { run: MatchRunWork; token: string }, failure: string): Promise<void> {
    const run = await this.held(tx, lease);
    if (run) await this.end(tx, run, 'fail', { failure: failure.slice(0, 300) });
  }

  /** Writes how far a run is; false when the lease is no longer ours. */
  async progress(
    tx: Tx,
    lease: { run: MatchRunWork; token: string },
    step: { stage: string; done: number; total: number; leaseSeconds: number },
  ): Promise<boolean> {
    const { run, token } = lease;
    if (!(await this.runs.progress(tx, { runId: run.id, token, ...step }))) return false;
    this.events.live(tx, 'matchRun.progress', run.id, [`run:${run.id}`, `shoot:${run.shootId}`]);
    return true;
  }

  /** The run under its lock; null when it has ended meanwhile. Throws {@link LeaseLost} when another worker holds it. */
  private async held(tx: Tx, { run, token }: { run: MatchRunWork; token: string }): Promise<MatchRunWork | null> {
    const now = await this.runs.lock(tx, run.id);
    if (!now || this.lifeCycles.isFinal('matchRun', now.state)) return null;
    if (now.state !== 'running' || now.leaseToken !== token) throw new LeaseLost();
    return now;
  }

  private async end(
    tx: Tx,
    run: MatchRunWork,
    event: 'finish' | 'fail',
    patch: { stage?: string; result?: unknown; failure?: string },
  ): Promise<void> {
    await this.lifeCycles.move(tx, 'matchRun', event, run.id, {
      companyId: run.companyId,
      shootId: run.shootId,
      patch: { ...patch, finished_at: 'now', lease_token: null, lease_until: null },
      ...(patch.failure === undefined ? {} : { reason: patch.failure }),
    });
    const type = event === 'finish' ? 'matchRun.done' : 'matchRun.failed';
    this.events.live(tx, type, run.id, [`run:${run.id}`, `shoot:${run.shootId}`]);
  }

  /** Stores the plan's new choices and shortfalls in the place of the old ones; returns the choices that stand. */
  private async replace(tx: Tx, run: MatchRunWork, shoot: ShootScope, result: FillResult): Promise<ProposalRecord[]> {
    const fresh = result.assignments.filter((assignment) => !assignment.pinned);
    await this.offers.lockSlots(
      tx,
      [...result.assignments, ...result.open].map((each) => each.slot),
    );
    await this.offers.lockPeople(
      tx,
      fresh.map((assignment) => assignment.person),
    );
    const facts = await this.offers.candidateFacts(
      tx,
      fresh.map((assignment) => ({ slotId: assignment.slot, personId: assignment.person })),
    );
    const factsOf = new Map<string, CandidateFacts>(facts.map((each) => [each.slotId, each]));
    const old = await this.proposals.live(tx, run.shootId);
    const pins = old.filter((proposal) => proposal.state === 'pinned');
    const held = new Set(pins.flatMap((proposal) => [proposal.slotId, proposal.personId]));
    await this.lifeCycles.moveMany(
      tx,
      'proposal',
      'replace',
      old.filter((proposal) => proposal.state === 'suggested').map((proposal) => proposal.id),
      { companyId: shoot.companyId, shootId: shoot.id, reason: `run ${run.id}` },
    );
    const chosen = fresh
      .filter(({ slot, person }) => !held.has(slot) && !held.has(person))
      .filter(({ slot, offeredPayFen }) => {
        const now = factsOf.get(slot);
        return now?.slotState === 'open' && candidateProblem(now, offeredPayFen!) === null;
      })
      .map((assignment) => proposalOf(assignment, run));
    await this.proposals.insert(tx, chosen);
    await this.runs.clearShortfalls(
      tx,
      result.assignments.map((assignment) => assignment.slot),
    );
    const proposed = new Set([...chosen, ...pins].map(({ slotId }) => slotId));
    const overtaken = fresh.filter(({ slot }) => factsOf.get(slot)?.slotState === 'open' && !proposed.has(slot));
    await this.runs.saveShortfalls(tx, [
      ...result.open.map((open) => shortfallOf(open, run.id)),
      ...overtaken.map(({ slot }) => overtakenShortfall(slot, run.id)),
    ]);
    return chosen;
  }
}
