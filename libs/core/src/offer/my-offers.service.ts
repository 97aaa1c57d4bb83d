import { Injectable } from '@nestjs/common';
import { AccessRepository, AnswerFacts, OfferRepository, Transactions, Tx } from '@callboard/database';
import { DomainError, OPEN_APPLICATION_STATES } from '@callboard/domain';
import { Call, contextOf } from '../kernel/actor';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { assertAcceptable } from './acceptable';
import { BookingMaker } from './booking-maker.service';
import { endOf, isLive, OfferEnding, SLOT_TAKEN } from './offer-ending.service';
import { answeredOffer, MyOffer } from './offer-reasons';

/** Why a person declines. */
export type DeclineReason = 'dates' | 'pay' | 'distance' | 'role' | 'other';

/** How a person answers the offers made to her; those of others do not exist for her. */
/** What a person says with her yes. */
export interface Acceptance {
  /** The version of the terms that she has read; it has to be named once anybody has proposed another rate. */
  readonly revision?: number | undefined;
  /** She agrees to leave out the rest that the offer says. */
  readonly gapConsent?: boolean | undefined;
}

@Injectable()
export class MyOffers {
  constructor(
    private readonly transactions: Transactions,
    private readonly shoots: AccessRepository,
    private readonly offers: OfferRepository,
    private readonly bookings: BookingMaker,
    private readonly ending: OfferEnding,
    private readonly lifeCycles: LifeCycles,
    private readonly events: Events,
  ) {}

  /**
   * Turns away who has plainly lost a race, from one small read without lock or transaction: throws `slot.taken` or
   * `booking.overlap`. Says nothing of any other offer, so that an answer given before can be given again.
   * @returns the offer's shoot; null when the caller has no such offer
   */
  async turnAwayLoser(call: Call, offerId: string): Promise<string | null> {
    const seen = await this.transactions.read(contextOf(call), (tx) =>
      this.offers.glance(tx, offerId, call.actor.personId),
    );
    if (!seen) return null;
    if (seen.state === 'withdrawn' && seen.answerReason === SLOT_TAKEN) throw new DomainError('slot.taken');
    if (!isLive(seen) || seen.expired) return seen.shootId;
    if (seen.slotState === 'booked') throw new DomainError('slot.taken');
    if (seen.clash) throw new DomainError('booking.overlap');
    return seen.shootId;
  }

  /**
   * Accepts an offer: it becomes a booking, the slot's other offers end. Throws `slot.taken` to whoever is not the
   * first, `offer.expired` after the clock of the database, `offer.withdrawn`, `offer.answered`, `booking.overlap` and
   * `booking.gap` where another booking stands in the way, `hold.first` where another company's hold does,
   * `booking.sameShoot`, `shoot.closed`; `offer.termsChanged` when other terms stand than she has read; of an offer that
   * leaves out rest `gap.consentMissing` and `gap.changed`. To accept while a counter-proposal waits takes that back.
   */
  async accept(call: Call, offerId: string, { revision, gapConsent = false }: Acceptance = {}): Promise<MyOffer> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const { personId } = call.actor;
      const seen = await this.offers.glance(tx, offerId, personId);
      if (!seen) throw new DomainError('notFound');
      // Most losers of a race end here, without a lock.
      assertAcceptable(seen);
      await this.shoots.shootScope(tx, seen.shootId, 'share');
      await this.offers.lockSlots(tx, [seen.slotId]);
      await this.offers.lockPeople(tx, [personId]);
      const facts = (await this.offers.answerFacts(tx, offerId, personId))!;
      assertAcceptable(facts);
      const read = revision ?? (facts.countered ? null : facts.revision);
      if (read !== facts.revision) throw new DomainError('offer.termsChanged');
      await this.book(tx, facts, gapConsent);
      return this.own(tx, call, offerId);
    });
  }

  /** Declines an offer; the slot goes to the next candidate. */
  async decline(call: Call, offerId: string, reason: DeclineReason | null): Promise<MyOffer> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const { personId } = call.actor;
      const seen = await this.offers.glance(tx, offerId, personId);
      if (!seen) throw new DomainError('notFound');
      await this.shoots.shootScope(tx, seen.shootId, 'share');
      await this.offers.lockSlots(tx, [seen.slotId]);
      const facts = (await this.offers.answerFacts(tx, offerId, personId))!;
      const refused = endOf(facts) ?? (facts.expired ? new DomainError('offer.expired') : null);
      if (refused) throw refused;
      await this.ending.end(tx, facts, 'decline', reason);
      return this.own(tx, call, offerId);
    });
  }

  private async book(tx: Tx, facts: AnswerFacts, gapConsent: boolean): Promise<void> {
    const { offerId, slotId, shootId, companyId, postingId, personId } = facts;
    const scope = { companyId, shootId };
    const bookingId = await this.bookings.make(tx, facts, gapConsent);
    await this.lifeCycles.move(tx, 'offer', 'accept', offerId, {
      ...scope,
      patch: { answered_at: 'now' },
      after: { bookingId },
      events: () => [{ name: 'offer.accepted', payload: { offerId, bookingId, slotId, postingId } }],
    });
    await this.lifeCycles.move(tx, 'slot', 'book', slotId, { ...scope, after: { bookingId } });
    await this.ending.endSiblings(tx, facts);
    const hired = await this.offers.applicationIds(tx, [{ postingId, personId }], OPEN_APPLICATION_STATES);
    await this.lifeCycles.moveMany(tx, 'application', 'hire', hired, { ...scope, patch: { changed_at: 'now' } });
    this.events.live(tx, 'offer.accepted', offerId, [`shoot:${shootId}`, `person:${personId}`, 'admin']);
  }

  private async own(tx: Tx, call: Call, offerId: string): Promise<MyOffer> {
    return answeredOffer((await this.offers.ofPerson(tx, call.actor.personId, offerId))!);
  }
}
