import { Injectable } from '@nestjs/common';
import {
  MatchRunRepository,
  OfferRepository,
  PersonCard,
  ProposalRepository,
  ProposalRow,
  SlotProposalRow,
  StoredRunnerUp,
  Transactions,
  Tx,
} from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { candidateProblem } from './candidate-check';
import { PossibleChange, possibleChanges } from './possible-changes';

/** A runner-up with her card. */
export interface RunnerUpView extends StoredRunnerUp {
  readonly person: PersonCard;
}

/** A slot with its proposal and the cards of everybody in it. */
export interface SlotProposalView extends Omit<SlotProposalRow, 'proposal' | 'shortfall' | 'begins'> {
  /** Why nobody is proposed, and the changes that would bring somebody. */
  readonly shortfall:
    (NonNullable<SlotProposalRow['shortfall']> & { readonly changes: readonly PossibleChange[] }) | null;
  readonly proposal:
    | (Omit<NonNullable<SlotProposalRow['proposal']>, 'runnersUp'> & {
        readonly person: PersonCard;
        readonly runnersUp: readonly RunnerUpView[];
      })
    | null;
}

/** What a shoot's producers look at before they send offers. */
export interface ProposalBoard {
  /** The latest run of the shoot that is done: what it proposes is in here. */
  readonly runId: string | null;
  readonly slots: readonly SlotProposalView[];
  readonly summary: {
    readonly slots: number;
    readonly proposed: number;
    readonly open: number;
    readonly offered: number;
    readonly booked: number;
    /** Fen that the proposed people would cost on all their days. */
    readonly costFen: number;
  };
}

/** Where a changed proposal stands now. */
export interface ChangedProposal {
  readonly id: string;
  readonly shootId: string;
  readonly slotId: string;
  readonly personId: string;
  readonly state: ProposalRow['state'];
}

/** What producers, and heads of department in their own department, do with proposals. */
@Injectable()
export class Proposals {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly proposals: ProposalRepository,
    private readonly runs: MatchRunRepository,
    private readonly offers: OfferRepository,
    private readonly lifeCycles: LifeCycles,
    private readonly events: Events,
  ) {}

  /** Every place of a shoot with what is proposed for it, or why nothing is. */
  async board(call: Call, shootId: string): Promise<ProposalBoard> {
    return this.transactions.read(contextOf(call), async (tx) => {
      const shoot = await this.access.shoot(tx, call.actor, shootId, 'match.read');
      // Asked first: a run that is done in between is in the rows then, and never the other way round.
      const runId = await this.runs.latestDone(tx, shootId);
      const rows = await this.proposals.board(tx, shootId, this.access.departmentOf(call.actor, shoot.companyId));
      const ids = rows.flatMap(({ proposal }) =>
        proposal ? [proposal.personId, ...proposal.runnersUp.map((each) => each.personId)] : [],
      );
      const cards = new Map((await this.proposals.cards(tx, [...new Set(ids)])).map((card) => [card.personId, card]));
      return { runId, slots: rows.map((row) => withCards(row, cards)), summary: summaryOf(rows) };
    });
  }

  /** Keeps the proposed person where she is in later runs. */
  async pin(call: Call, proposalId: string): Promise<ChangedProposal> {
    return this.step(call, proposalId, 'pin');
  }

  /** Leaves the slot to the next run again. */
  async unpin(call: Call, proposalId: string): Promise<ChangedProposal> {
    return this.step(call, proposalId, 'unpin');
  }

  /**
   * Puts a runner-up in the place of the proposed person, and pins her. Throws `proposal.stale` when the proposal is no
   * longer live or the runner-up no longer fits, `proposal.notCandidate` when she is none of the runners-up,
   * `proposal.inUse` when another slot of the shoot has her.
   */
  async swap(call: Call, proposalId: string, personId: string): Promise<ChangedProposal> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const { proposal, companyId } = await this.load(tx, call, proposalId);
      const runnerUp = proposal.runnersUp.find((each) => each.personId === personId);
      if (!runnerUp) throw new DomainError('proposal.notCandidate');
      await this.offers.lockSlots(tx, [proposal.slotId]);
      await this.offers.lockPeople(tx, [personId]);
      await this.assertStillFits(tx, proposal, runnerUp);
      const scope = { companyId, shootId: proposal.shootId };
      const moved = await this.lifeCycles.tryMove(tx, 'proposal', 'replace', proposal.id, { ...scope, reason: 'swap' });
      if (!moved) throw new DomainError('proposal.stale');
      const { personId: before, score, payFen, terms } = proposal;
      const [id] = await this.proposals.insert(tx, [
        {
          ...proposal,
          ...runnerUp,
          runnersUp: [
            ...proposal.runnersUp.filter((each) => each !== runnerUp),
            { personId: before, score, payFen, terms },
          ],
        },
      ]);
      await this.lifeCycles.move(tx, 'proposal', 'pin', id!, { ...scope, after: { swappedFor: proposal.id } });
      this.tell(tx, id!, proposal.shootId);
      return { id: id!, shootId: proposal.shootId, slotId: proposal.slotId, personId, state: 'pinned' };
    });
  }

  private async step(call: Call, proposalId: string, event: 'pin' | 'unpin'): Promise<ChangedProposal> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const { proposal, companyId } = await this.load(tx, call, proposalId);
      const { id, shootId, slotId, personId } = proposal;
      const target = event === 'pin' ? 'pinned' : 'suggested';
      const moved = await this.lifeCycles.tryMove(tx, 'proposal', event, id, { companyId, shootId });
      if (moved) this.tell(tx, id, shootId);
      // A click that comes twice finds the proposal where it wants it.
      else if ((await this.proposals.byId(tx, id))?.state !== target) throw new DomainError('proposal.stale');
      return { id, shootId, slotId, personId, state: target };
    });
  }

  private async load(tx: Tx, call: Call, proposalId: string): Promise<{ proposal: ProposalRow; companyId: string }> {
    const found = await this.proposals.byId(tx, proposalId);
    if (!found) throw new DomainError('notFound');
    const posting = await this.access.posting(tx, call.actor, found.postingId, 'proposal.edit', 'share');
    // Once more under the shoot's lock.
    const proposal = await this.proposals.byId(tx, proposalId);
    return { proposal: proposal!, companyId: posting.shoot.companyId };
  }

  private async assertStillFits(tx: Tx, proposal: ProposalRow, runnerUp: StoredRunnerUp): Promise<void> {
    if (proposal.state !== 'suggested' && proposal.state !== 'pinned') throw new DomainError('proposal.stale');
    const { shootId, slotId } = proposal;
    const elsewhere = await this.proposals.liveFor(tx, shootId, [], [runnerUp.personId]);
    if (elsewhere.length > 0) throw new DomainError('proposal.inUse');
    const [facts] = await this.offers.candidateFacts(tx, [{ slotId, personId: runnerUp.personId }]);
    if (!facts || facts.slotState !== 'open') throw new DomainError('proposal.stale');
    if (facts.inShoot) throw new DomainError('proposal.inUse');
    if (candidateProblem(facts, runnerUp.payFen) !== null) throw new DomainError('proposal.stale');
  }

  private tell(tx: Tx, proposalId: string, shootId: string): void {
    this.events.live(tx, 'proposal.changed', proposalId, [`shoot:${shootId}`]);
  }
}

/** A person who has been erased since leaves an empty card. */
function cardOf(cards: ReadonlyMap<string, PersonCard>, personId: string): PersonCard {
  return cards.get(personId) ?? { personId, displayName: '', handle: '', homeBase: null };
}

function withCards(all: SlotProposalRow, cards: ReadonlyMap<string, PersonCard>): SlotProposalView {
  const { begins: _begins, ...row } = all;
  const shortfall = row.shortfall && { ...row.shortfall, changes: possibleChanges(all, row.shortfall) };
  if (!row.proposal) return { ...row, proposal: null, shortfall };
  const runnersUp = row.proposal.runnersUp.map((each) => ({ ...each, person: cardOf(cards, each.personId) }));
  return { ...row, shortfall, proposal: { ...row.proposal, person: cardOf(cards, row.proposal.personId), runnersUp } };
}

function summaryOf(rows: readonly SlotProposalRow[]): ProposalBoard['summary'] {
  const inState = (state: SlotProposalRow['slotState']): number => rows.filter((row) => row.slotState === state).length;
  return {
    slots: rows.length,
    proposed: rows.filter((row) => row.proposal !== null).length,
    open: inState('open'),
    offered: inState('offered'),
    booked: inState('booked'),
    costFen: rows.reduce((sum, { proposal, days }) => sum + (proposal ? proposal.payFen * days.length : 0), 0),
  };
}
