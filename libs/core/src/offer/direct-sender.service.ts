import { Injectable } from '@nestjs/common';
import { OfferRepository, Tx } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { assertCandidate, assertFindable, usualPay } from '../matching/candidate-check';
import { GapOverrides, GapWaiver } from './gap-overrides.service';
import { OfferSender, SendingScope, SentOffer } from './offer-sender.service';

/** An offer to somebody whom the producer has chosen herself. */
export interface DirectWish {
  readonly slotId: string;
  readonly personId: string;
  /** Fen a day; the least of the band that is not under the person's floor when absent. */
  readonly payFen?: number | undefined;
  readonly expiresInMinutes?: number | undefined;
  /** Lets it leave out earned rest; whoever calls has checked the right. */
  readonly waiver?: GapWaiver | undefined;
}

/** Sends one offer to a person of the producer's own choice. */
@Injectable()
export class DirectSender {
  constructor(
    private readonly offers: OfferRepository,
    private readonly sender: OfferSender,
    private readonly overrides: GapOverrides,
  ) {}

  /**
   * Sends it; the shoot is locked, slot and person are locked here. Throws `slot.otherShoot`, `offer.slotTaken`,
   * `offer.slotCancelled`, `offer.inPast`, `offer.exists`, `offer.notQualified`, `offer.notFree`, `offer.underFloor`,
   * `offer.overBand`, `offer.blocked`, and `notFound` for a person who cannot be found. With a waiver also
   * `gap.impossible` where more than rest is missing, and `gap.overrideNotNeeded` where none is.
   */
  async send(tx: Tx, scope: SendingScope, wish: DirectWish): Promise<SentOffer> {
    const { slotId, personId } = wish;
    const slot = await this.offers.slotScope(tx, slotId);
    // A slot of somebody else's shoot looks like one that does not exist.
    if (slot?.shootId !== scope.shootId) throw new DomainError('slot.otherShoot');
    await this.offers.lockSlots(tx, [slotId]);
    await this.offers.lockPeople(tx, [personId]);
    const [facts] = await this.offers.candidateFacts(tx, [{ slotId, personId }]);
    assertFindable(facts);
    const payFen = wish.payFen ?? usualPay(facts);
    const { rest } = facts;
    // Everything else about her is looked at first: what a waiver cannot change is not for a waiver to say.
    assertCandidate(wish.waiver ? { ...facts, clash: null } : facts, payFen);
    if (wish.waiver && !rest) throw new DomainError(facts.clash ? 'gap.impossible' : 'gap.overrideNotNeeded');
    const [sent] = await this.sender.send(
      tx,
      scope,
      [{ slotId, personId, payFen, proposalId: null, reasons: { kind: 'direct' } }],
      wish.expiresInMinutes ?? null,
    );
    if (wish.waiver && rest) await this.overrides.allow(tx, scope, sent!.offerId, rest, wish.waiver);
    return sent!;
  }
}
