import { Injectable } from '@nestjs/common';
import { MyOfferRow, OfferRepository, Transactions, Tx } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { Call, contextOf } from '../kernel/actor';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { Page, pageById } from '../kernel/page';
import { Clashes } from '../schedule/clashes.service';
import { MyOffer, shownOffer } from './offer-reasons';
import type { OfferListWish } from './offers.service';

/** The offers made to a person as she reads them; those of others do not exist for her. */
@Injectable()
export class OfferInbox {
  constructor(
    private readonly transactions: Transactions,
    private readonly offers: OfferRepository,
    private readonly clashes: Clashes,
    private readonly lifeCycles: LifeCycles,
    private readonly events: Events,
  ) {}

  /** Offers to the caller, the latest first: at most three statements however many there are. */
  async list(call: Call, wish: OfferListWish): Promise<Page<MyOffer>> {
    const { personId } = call.actor;
    return this.transactions.read(contextOf(call), async (tx) => {
      const page = await pageById(wish, (after, limit) =>
        this.offers.listOfPerson(tx, personId, { state: wish.state ?? null, after: after ?? null, limit }),
      );
      return { ...page, items: await this.shown(tx, call, page.items) };
    });
  }

  /** One offer to the caller; looking changes nothing. */
  async get(call: Call, offerId: string): Promise<MyOffer> {
    return this.transactions.read(contextOf(call), (tx) => this.own(tx, call, offerId));
  }

  /** Marks an offer as seen by the caller, so that its sender knows; once it is seen or answered it stays as it is. */
  async view(call: Call, offerId: string): Promise<MyOffer> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const offer = await this.own(tx, call, offerId);
      if (offer.state !== 'sent') return offer;
      const { companyId } = (await this.offers.answerFacts(tx, offerId, null))!;
      const scope = { companyId, shootId: offer.shootId };
      const moved = await this.lifeCycles.tryMove(tx, 'offer', 'view', offerId, scope);
      if (moved) this.events.live(tx, 'offer.viewed', offerId, [`shoot:${offer.shootId}`]);
      return this.own(tx, call, offerId);
    });
  }

  private async own(tx: Tx, call: Call, offerId: string): Promise<MyOffer> {
    const offer = await this.offers.ofPerson(tx, call.actor.personId, offerId);
    if (!offer) throw new DomainError('notFound');
    return (await this.shown(tx, call, [offer]))[0]!;
  }

  private async shown(tx: Tx, call: Call, offers: readonly MyOfferRow[]): Promise<MyOffer[]> {
    const live = offers.filter((offer) => offer.answerable);
    const works = live.map(({ span, baseId }) => ({ span, base: baseId }));
    const found = await this.clashes.of(tx, call.actor.personId, works);
    const byOffer = new Map(live.map(({ id }, index) => [id, found[index]!]));
    return offers.map((offer) => shownOffer(offer, byOffer.get(offer.id) ?? []));
  }
}
