import { Injectable } from '@nestjs/common';
import {
  CandidateFacts,
  OfferRepository,
  ProposalRepository,
  ProposalRow,
  ShootOfferRow,
  ShootScope,
  Transactions,
  Tx,
} from '@callboard/database';
import { DomainError, ErrorCode, StateOf } from '@callboard/domain';
import { offeredPayFen } from '@callboard/matching';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { LifeCycles } from '../kernel/lifecycle.service';
import { Page, pageById, PageRequest } from '../kernel/page';
import { assertCandidate, candidateProblem } from '../matching/candidate-check';
import { assertHires } from '../shoot/hires';
import { endOf, OfferEnding } from './offer-ending.service';
import { OfferSender, SentOffer } from './offer-sender.service';

/** What to send of a shoot's live proposals. */
export interface SendWish {
  /** All live ones when absent. */
  readonly proposalIds?: readonly string[] | undefined;
  /** By how near the work is when absent. */
  readonly expiresInMinutes?: number | undefined;
}

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

/** An offer to somebody whom the producer has chosen herself. */
export interface DirectWish {
  readonly slotId: string;
  readonly personId: string;
  /** Fen a day; the least of the band that is not under the person's floor when absent. */
  readonly payFen?: number | undefined;
  readonly expiresInMinutes?: number | undefined;
}

/** Which offers of a list are asked for. */
export interface OfferListWish extends PageRequest {
  readonly state?: StateOf<'offer'> | undefined;
}

/** Why a producer withdraws an offer. */
export type WithdrawReason = 'plans_changed' | 'filled_otherwise' | 'sent_by_mistake' | 'other';

/** What producers do with offers. */
@Injectable()
export class Offers {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly offers: OfferRepository,
    private readonly proposals: ProposalRepository,
    private readonly sender: OfferSender,
    private readonly ending: OfferEnding,
    private readonly lifeCycles: LifeCycles,
  ) {}

  /**
   * Sends live proposals in one transaction. Throws `match.notOpen` or `shoot.closed` as the shoot stands, and
   * `offer.nothingToSend` when none is live.
   */
  async send(call: Call, shootId: string, wish: SendWish): Promise<SendOutcome> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const shoot = await this.openShoot(tx, call, shootId);
      const ids = wish.proposalIds ?? null;
      const seen = await this.proposals.live(tx, shootId, ids);
      await this.offers.lockSlots(
        tx,
        seen.map((proposal) => proposal.slotId),
      );
      // Whoever swaps or replaces a proposal holds the lock of its slot: what is live now stays so until we commit.
      const live = await this.proposals.live(tx, shootId, ids && seen.map((proposal) => proposal.id));
      if (live.length === 0) throw new DomainError('offer.nothingToSend');
      await this.offers.lockPeople(
        tx,
        live.map((proposal) => proposal.personId),
      );
      const { good, bad } = await this.sift(tx, live);
      const scope = { companyId: shoot.companyId, shootId };
      await this.lifeCycles.moveMany(
        tx,
        'proposal',
        'expire',
        bad.map((each) => each.proposalId),
        {
          ...scope,
          reason: 'offer.skipped',
        },
      );
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
        wish.expiresInMinutes ?? null,
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
    });
  }

  /**
   * Sends one offer to a person of the producer's own choice. Throws `match.notOpen`, `shoot.closed`, `slot.otherShoot`,
   * `offer.slotTaken`, `offer.slotCancelled`, `offer.inPast`, `offer.exists`, `offer.notQualified`, `offer.notFree`, `offer.underFloor`,
   * `offer.overBand`.
   */
  async direct(call: Call, shootId: string, wish: DirectWish): Promise<SentOffer> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const shoot = await this.openShoot(tx, call, shootId);
      const { slotId, personId } = wish;
      const slot = await this.offers.slotScope(tx, slotId);
      // A slot of somebody else's shoot looks like one that does not exist.
      if (slot?.shootId !== shootId) throw new DomainError('slot.otherShoot');
      await this.offers.lockSlots(tx, [slotId]);
      await this.offers.lockPeople(tx, [personId]);
      const [facts] = await this.offers.candidateFacts(tx, [{ slotId, personId }]);
      if (!facts?.findable) throw new DomainError('notFound', { subject: 'person' });
      const payFen = wish.payFen ?? usualPay(facts);
      assertCandidate(facts, payFen);
      const [sent] = await this.sender.send(
        tx,
        { companyId: shoot.companyId, shootId },
        [{ slotId, personId, payFen, proposalId: null, reasons: { kind: 'direct' } }],
        wish.expiresInMinutes ?? null,
      );
      return sent!;
    });
  }

  /** Offers of a shoot, the latest first; a head of department sees those of the own department. */
  async list(call: Call, shootId: string, wish: OfferListWish): Promise<Page<ShootOfferRow>> {
    return this.transactions.read(contextOf(call), async (tx) => {
      const shoot = await this.access.shoot(tx, call.actor, shootId, 'offer.read');
      const department = this.access.departmentOf(call.actor, shoot.companyId);
      return pageById(wish, (after, limit) =>
        this.offers.listOfShoot(tx, shootId, department, { state: wish.state ?? null, after: after ?? null, limit }),
      );
    });
  }

  /** Withdraws an offer that has not been answered; nobody else is asked for the slot by itself. */
  async withdraw(call: Call, offerId: string, reason: WithdrawReason): Promise<void> {
    await this.transactions.run(contextOf(call), async (tx) => {
      const seen = await this.offers.answerFacts(tx, offerId, null);
      if (!seen) throw new DomainError('notFound');
      await this.access.posting(tx, call.actor, seen.postingId, 'offer.send', 'share');
      await this.offers.lockSlots(tx, [seen.slotId]);
      const facts = (await this.offers.answerFacts(tx, offerId, null))!;
      const refused = endOf(facts);
      if (refused) throw refused;
      await this.ending.end(tx, facts, 'withdraw', reason);
    });
  }

  private async openShoot(tx: Tx, call: Call, shootId: string): Promise<ShootScope> {
    const shoot = await this.access.shoot(tx, call.actor, shootId, 'offer.send', 'share');
    assertHires(shoot);
    return shoot;
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

/** What the engine would offer; the top of the band when her floor lies above it, so that the refusal names the floor. */
function usualPay(facts: CandidateFacts): number {
  const band = { payLowFen: facts.payLowFen ?? 0, payHighFen: facts.payHighFen ?? 0 };
  return offeredPayFen(band, facts) ?? band.payHighFen;
}
