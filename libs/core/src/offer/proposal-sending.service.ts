import { Injectable } from '@nestjs/common';
import { CandidateFacts, OfferRepository, ProposalRepository, ProposalRow, Tx } from '@callboard/database';
import { ErrorCode } from '@callboard/domain';
import { LifeCycles } from '../kernel/lifecycle.service';
import { candidateProblem } from '../matching/candidate-check';
import { OfferSender, SendingScope, SentOffer } from './offer-sender.service';

/** A proposal that was not sent, and why. */
export interface SkippedProposal {
  readonly proposalId: string;
  readonly slotId: string | null;
  readonly personId: string | null;
  readonly code: ErrorCode;
}

/** What became of a wish to send: proposals that the world has overtaken are told, not thrown. */
export interface SendOutcome {
  readonly sent: readonly SentOffer[];
  readonly skipped: readonly SkippedProposal[];
}

/** Turns live proposals into offers, for a producer who says so and for postings that ask by themselves. */
@Injectable()
export class ProposalSending {
  constructor(
    private readonly offers: OfferRepository,
    private readonly proposals: ProposalRepository,
    private readonly sender: OfferSender,
    private readonly lifeCycles: LifeCycles,
  ) {}

  /**
   * Sends live proposals of a shoot that the caller has locked, those named or all; each is held against the database as
   * it is now. Those of the named that are not live any more are skipped as `proposal.stale`.
   * @param minutes to answer; by how near the work is when null
   * @param byItself nobody has said so: those whom another company holds, or who left out some of the days, stay proposed
   */
  async send(
    tx: Tx,
    scope: SendingScope,
    ids: readonly string[] | null,
    minutes: number | null,
    byItself = false,
  ): Promise<SendOutcome> {
    const { shootId } = scope;
    const seen = await this.proposals.live(tx, shootId, ids);
    await this.offers.lockSlots(
      tx,
      seen.map((proposal) => proposal.slotId),
    );
    // Whoever swaps or replaces a proposal holds the lock of its slot: what is live now stays so until we commit.
    const live = await this.proposals.live(tx, shootId, ids && seen.map((proposal) => proposal.id));
    await this.offers.lockPeople(
      tx,
      live.map((proposal) => proposal.personId),
    );
    const unasked = new Set(byItself ? (await this.offers.unasked(tx, live)).map(({ slotId }) => slotId) : []);
    const { good, bad } = await this.sift(
      tx,
      live.filter(({ slotId }) => !unasked.has(slotId)),
    );
    const overtaken = bad.map((each) => each.proposalId);
    await this.lifeCycles.moveMany(tx, 'proposal', 'expire', overtaken, { ...scope, reason: 'offer.skipped' });
    const sent = await this.sender.send(
      tx,
      scope,
      good.map(({ id, slotId, personId, payFen, score, terms, runId }) => ({
        slotId,
        personId,
        payFen,
        proposalId: id,
        reasons: { kind: 'match', runId, score, terms },
      })),
      minutes,
    );
    const known = new Set(live.map((proposal) => proposal.id));
    const gone = (ids ?? []).filter((id) => !known.has(id));
    const missing = gone.map((proposalId) => ({
      proposalId,
      slotId: null,
      personId: null,
      code: 'proposal.stale' as const,
    }));
    return { sent, skipped: [...bad, ...missing] };
  }

  /** Parts proposals into those that still hold and those that the world has overtaken. */
  private async sift(
    tx: Tx,
    live: readonly ProposalRow[],
  ): Promise<{ good: ProposalRow[]; bad: (SkippedProposal & { slotId: string; personId: string })[] }> {
    const facts = new Map<string, CandidateFacts>();
    for (const each of await this.offers.candidateFacts(tx, live)) facts.set(each.slotId, each);
    const good: ProposalRow[] = [];
    const bad: (SkippedProposal & { slotId: string; personId: string })[] = [];
    for (const proposal of live) {
      const now = facts.get(proposal.slotId)!;
      const code = now.slotState === 'offered' ? 'proposal.stale' : candidateProblem(now, proposal.payFen);
      if (code === null) good.push(proposal);
      else bad.push({ proposalId: proposal.id, slotId: proposal.slotId, personId: proposal.personId, code });
    }
    return { good, bad };
  }
}
