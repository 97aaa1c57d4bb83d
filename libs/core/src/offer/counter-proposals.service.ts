import { Injectable } from '@nestjs/common';
import { AccessRepository, OfferCounterRepository, OfferRepository, Transactions } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { Call, contextOf } from '../kernel/actor';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { assertAcceptable } from './acceptable';
import { grantFor } from './gap-overrides.service';
import { assertInBand } from './counter-band';
import { answeredOffer, MyOffer } from './offer-reasons';

/** What a person proposes instead of the rate that she was offered. */
export interface CounterWish {
  /** Fen a day, whole yuan. */
  readonly payFen: number;
  /** Why, in her words; only those who answer read it. */
  readonly note?: string | undefined;
}

/** The one counter-proposal that a person may make on the rate of an offer to her. */
@Injectable()
export class CounterProposals {
  constructor(
    private readonly transactions: Transactions,
    private readonly shoots: AccessRepository,
    private readonly offers: OfferRepository,
    private readonly counters: OfferCounterRepository,
    private readonly lifeCycles: LifeCycles,
    private readonly events: Events,
  ) {}

  /**
   * Proposes another rate inside the pay band of the terms; the offer's clock goes on. Throws what an acceptance would,
   * `offer.counterTwice` for whoever has proposed one before, `offer.counterBand` outside the band and
   * `offer.counterSame` at the rate that was offered.
   */
  async propose(call: Call, offerId: string, wish: CounterWish): Promise<MyOffer> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const { personId } = call.actor;
      const seen = await this.offers.glance(tx, offerId, personId);
      if (!seen) throw new DomainError('notFound');
      await this.shoots.shootScope(tx, seen.shootId, 'share');
      await this.offers.lockSlots(tx, [seen.slotId]);
      const facts = (await this.offers.answerFacts(tx, offerId, personId))!;
      assertAcceptable(facts);
      // Whether she gives up rest is asked when she accepts.
      grantFor(facts, true);
      if (facts.countered) throw new DomainError('offer.counterTwice');
      assertInBand(await this.counters.facts(tx, offerId), wish.payFen);
      if (wish.payFen === facts.payFen) throw new DomainError('offer.counterSame');
      const made = await this.counters.insert(tx, offerId, wish.payFen, wish.note ?? null);
      if (!made) throw new DomainError('offer.counterTwice');
      const { companyId, shootId } = facts;
      await this.lifeCycles.move(tx, 'offer', 'counter', offerId, {
        companyId,
        shootId,
        after: { askedFen: wish.payFen, payFen: facts.payFen },
      });
      this.events.live(tx, 'offer.countered', offerId, [`shoot:${shootId}`, `person:${personId}`]);
      return answeredOffer((await this.offers.ofPerson(tx, personId, offerId))!);
    });
  }
}
