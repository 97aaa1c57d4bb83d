import { Injectable } from '@nestjs/common';
import {
  CandidateFacts,
  MatchRunRepository,
  OfferRepository,
  ProposalRecord,
  ProposalRepository,
  ShootScope,
  ShortfallRecord,
  StoredTerm,
  Tx,
} from '@callboard/database';
import { dayFromNumber } from '@callboard/domain';
import { Assignment, PlanGapExplanation, TermScore, UnfilledExplanation } from '@callboard/matching';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { candidateProblem } from './candidate-check';

/** Terms as they are stored. */
export function storedTerms(terms: readonly TermScore[]): StoredTerm[] {
  return terms.map(({ id, points, params }) => ({ id, points, params }));
}

/** Why a slot stays open, as it is stored: the funnel begins with everybody in the snapshot. */
export function shortfallOf(open: UnfilledExplanation | PlanGapExplanation, runId: string | null): ShortfallRecord {
  const funnel = [{ rule: 'people', left: open.people }, ...open.funnel.map(({ rule, left }) => ({ rule, left }))];
  // Who keeps every rule and is not here is where the plan needs her more.
  const elsewhere = open.bindingRule === null && 'outbid' in open && open.outbid > 0;
  return {
    slotId: open.slot,
    runId,
    funnel: elsewhere ? [...funnel, { rule: 'elsewhere', left: open.free }] : funnel,
    // Without anybody in the market the first rule is the one that nobody keeps.
    bindingRule: open.bindingRule ?? (elsewhere ? 'elsewhere' : 'role'),
    // With a pay, a level or a way to name, the people are those whom that much brings and no more.
    relaxations: open.counterfactuals.map(({ rule, people, steps }) => ({
      rule,
      people: steps[0]?.people ?? people,
      params: steps[0]?.params ?? {},
      steps,
    })),
    otherDays: open.otherDays.map(({ change, people, params }) => ({
      change,
      people,
      first: dayFromNumber(Number(params['first'])),
      last: dayFromNumber(Number(params['last'])),
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
  return { slotId, runId, funnel, bindingRule: 'taken', relaxations: [], otherDays: [] };
}

function proposalOf(assignment: Assignment, runId: string, shootId: string): ProposalRecord {
  return {
    runId,
    shootId,
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

/** What a run has found for a shoot. */
export interface FoundForShoot {
  readonly assignments: readonly Assignment[];
  readonly open: readonly UnfilledExplanation[];
}

/** What of it stands. */
export interface Replaced {
  readonly chosen: readonly ProposalRecord[];
  /** Choices that the world had overtaken. */
  readonly overtaken: number;
}

/** Puts what a run has found for a shoot in the place of what was suggested before. */
@Injectable()
export class ProposalReplacer {
  constructor(
    private readonly runs: MatchRunRepository,
    private readonly proposals: ProposalRepository,
    private readonly offers: OfferRepository,
    private readonly lifeCycles: LifeCycles,
    private readonly events: Events,
  ) {}

  /**
   * Stores choices and shortfalls in the place of the old ones, under the lock of the shoot. Pins stay; every choice is
   * held once more against the database as it is now, and one that the world has overtaken is left out.
   */
  async replace(tx: Tx, runId: string, shoot: ShootScope, result: FoundForShoot): Promise<Replaced> {
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
    const old = await this.proposals.live(tx, shoot.id);
    const pins = old.filter((proposal) => proposal.state === 'pinned');
    const held = new Set(pins.flatMap((proposal) => [proposal.slotId, proposal.personId]));
    await this.lifeCycles.moveMany(
      tx,
      'proposal',
      'replace',
      old.filter((proposal) => proposal.state === 'suggested').map((proposal) => proposal.id),
      { companyId: shoot.companyId, shootId: shoot.id, reason: `run ${runId}` },
    );
    const chosen = fresh
      .filter(({ slot, person }) => !held.has(slot) && !held.has(person))
      .filter(({ slot, offeredPayFen }) => {
        const now = factsOf.get(slot);
        return now?.slotState === 'open' && candidateProblem(now, offeredPayFen!) === null;
      })
      .map((assignment) => proposalOf(assignment, runId, shoot.id));
    await this.proposals.insert(tx, chosen);
    await this.runs.clearShortfalls(
      tx,
      result.assignments.map((assignment) => assignment.slot),
    );
    const proposed = new Set([...chosen, ...pins].map(({ slotId }) => slotId));
    const overtaken = fresh.filter(({ slot }) => factsOf.get(slot)?.slotState === 'open' && !proposed.has(slot));
    await this.runs.saveShortfalls(tx, [
      ...result.open.map((open) => shortfallOf(open, runId)),
      ...overtaken.map(({ slot }) => overtakenShortfall(slot, runId)),
    ]);
    await this.tellWhoAsks(tx, runId, shoot.id, chosen);
    return { chosen, overtaken: overtaken.length };
  }

  /** Postings that ask by themselves do so once the proposals are there for everybody to see. */
  private async tellWhoAsks(tx: Tx, runId: string, shootId: string, chosen: readonly ProposalRecord[]): Promise<void> {
    const slotIds = chosen.map(({ slotId }) => slotId);
    if (!(await this.proposals.someAsk(tx, slotIds))) return;
    await this.events.emit(tx, [{ name: 'proposals.toAsk', payload: { shootId, runId } }]);
  }
}
