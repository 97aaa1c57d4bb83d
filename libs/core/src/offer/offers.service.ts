import { Injectable } from '@nestjs/common';
import { OfferRepository, ShootOfferRow, ShootScope, Transactions, Tx } from '@callboard/database';
import { DomainError, StateOf } from '@callboard/domain';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { Page, pageById, PageRequest } from '../kernel/page';
import { assertHires } from '../shoot/hires';
import { DirectSender, DirectWish } from './direct-sender.service';
import { endOf, OfferEnding } from './offer-ending.service';
import { revisionsOf, TermsRevision } from './offer-revisions';
import type { SentOffer } from './offer-sender.service';
import { ProposalSending, SendOutcome } from './proposal-sending.service';

/** What to send of a shoot's live proposals. */
export interface SendWish {
  /** All live ones when absent. */
  readonly proposalIds?: readonly string[] | undefined;
  /** By how near the work is when absent. */
  readonly expiresInMinutes?: number | undefined;
}

/** An offer to somebody of the producer's own choice, as she asks for it. */
export type DirectRequest = Omit<DirectWish, 'waiver'> & {
  /** Lets it leave out earned rest, and says why. */
  readonly gapOverride?: { readonly reason: string } | undefined;
};

/** Which offers of a list are asked for. */
export interface OfferListWish extends PageRequest {
  readonly state?: StateOf<'offer'> | undefined;
}

/** An offer as its producers see it, with the versions of its terms. */
export type ShootOffer = ShootOfferRow & { readonly revisions: readonly TermsRevision[] };

/** Why a producer withdraws an offer. */
export type WithdrawReason = 'plans_changed' | 'filled_otherwise' | 'sent_by_mistake' | 'other';

/** What producers do with offers. */
@Injectable()
export class Offers {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly offers: OfferRepository,
    private readonly sending: ProposalSending,
    private readonly directly: DirectSender,
    private readonly ending: OfferEnding,
  ) {}

  /**
   * Sends live proposals in one transaction. Throws `match.notOpen` or `shoot.closed` as the shoot stands, and
   * `offer.nothingToSend` when none is live.
   */
  async send(call: Call, shootId: string, wish: SendWish): Promise<SendOutcome> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const shoot = await this.openShoot(tx, call, shootId);
      const scope = { companyId: shoot.companyId, shootId };
      const outcome = await this.sending.send(tx, scope, wish.proposalIds ?? null, wish.expiresInMinutes ?? null);
      const looked = outcome.skipped.filter(({ slotId }) => slotId !== null);
      if (outcome.sent.length + looked.length === 0) throw new DomainError('offer.nothingToSend');
      return outcome;
    });
  }

  /**
   * Sends one offer to a person of the producer's own choice. Throws `match.notOpen`, `shoot.closed`, `slot.otherShoot`,
   * `offer.slotTaken`, `offer.slotCancelled`, `offer.inPast`, `offer.exists`, `offer.notQualified`, `offer.notFree`, `offer.underFloor`,
   * `offer.overBand`, `offer.blocked`, and `notFound` for a person who cannot be found; with an override of rest also
   * `gap.overrideDenied`, `gap.overrideNotNeeded`, `gap.impossible`.
   */
  async direct(call: Call, shootId: string, { gapOverride, ...wish }: DirectRequest): Promise<SentOffer> {
    return this.transactions.run(contextOf(call), async (tx) => {
      if (gapOverride) await this.assertOverrides(tx, call, shootId);
      const waiver = gapOverride && { ...gapOverride, accountId: call.actor.accountId };
      const shoot = await this.openShoot(tx, call, shootId);
      return this.directly.send(tx, { companyId: shoot.companyId, shootId }, { ...wish, waiver });
    });
  }

  /** Offers of a shoot, the latest first; a head of department sees those of the own department. */
  async list(call: Call, shootId: string, wish: OfferListWish): Promise<Page<ShootOffer>> {
    return this.transactions.read(contextOf(call), async (tx) => {
      const shoot = await this.access.shoot(tx, call.actor, shootId, 'offer.read');
      const department = this.access.departmentOf(call.actor, shoot.companyId);
      const page = await pageById(wish, (after, limit) =>
        this.offers.listOfShoot(tx, shootId, department, { state: wish.state ?? null, after: after ?? null, limit }),
      );
      return { ...page, items: page.items.map((offer) => ({ ...offer, revisions: revisionsOf(offer) })) };
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

  /** To whoever may see the shoot it is told that the override is what she may not. */
  private async assertOverrides(tx: Tx, call: Call, shootId: string): Promise<void> {
    const shoot = await this.access.shoot(tx, call.actor, shootId, 'shoot.read');
    if (!this.access.may(call.actor, shoot.companyId, 'gap.override')) throw new DomainError('gap.overrideDenied');
  }

  private async openShoot(tx: Tx, call: Call, shootId: string): Promise<ShootScope> {
    const shoot = await this.access.shoot(tx, call.actor, shootId, 'offer.send', 'share');
    assertHires(shoot);
    return shoot;
  }
}
