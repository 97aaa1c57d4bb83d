import { Body, Controller, Get, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import {
  AcceptOffer,
  acceptOffer,
  CounterOffer,
  counterOffer,
  DeclineOffer,
  declineOffer,
  idParam,
  myOffer,
  myOffers,
  OffersQuery,
  offersQuery,
} from '@callboard/contracts/http';
import { Call, CounterProposals, MyOffers, OfferInbox } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';
import { AcceptRaceGuard } from './accept-race.guard';
import { myOfferAnswer } from './offer-answer';

const offerParam = idParam('offerId');
type OfferParam = { offerId: string };

@Controller('api/v1')
export class MyOfferController {
  constructor(
    private readonly inbox: OfferInbox,
    private readonly offers: MyOffers,
    private readonly counters: CounterProposals,
  ) {}

  @Get('me/offers')
  @Route({
    access: 'account',
    summary: 'Offers to me with why I was asked and what clashes, the latest first',
    answer: myOffers,
  })
  async list(@Caller() call: Call, @Query({ schema: offersQuery }) query: OffersQuery): Promise<object> {
    const page = await this.inbox.list(call, query);
    return { ...page, items: page.items.map(myOfferAnswer) };
  }

  @Get('me/offers/:offerId')
  @Route({
    access: 'account',
    summary: 'An offer to me with its frozen terms, why I was asked, and what clashes',
    answer: myOffer,
  })
  async get(@Caller() call: Call, @Param({ schema: offerParam }) { offerId }: OfferParam): Promise<object> {
    return myOfferAnswer(await this.inbox.get(call, offerId));
  }

  @Post('me/offers/:offerId/view')
  @Route({ access: 'account', summary: 'Let its sender know that I have seen it', answer: myOffer })
  async view(@Caller() call: Call, @Param({ schema: offerParam }) { offerId }: OfferParam): Promise<object> {
    return myOfferAnswer(await this.inbox.view(call, offerId));
  }

  @Post('offers/:offerId/accept')
  @UseGuards(AcceptRaceGuard)
  @ApiBody({ required: false })
  @Route({ access: 'account', idempotent: true, summary: 'Accept: the first one gets the slot', answer: myOffer })
  async accept(
    @Caller() call: Call,
    @Param({ schema: offerParam }) { offerId }: OfferParam,
    @Body({ schema: acceptOffer }) body: AcceptOffer,
  ): Promise<object> {
    return myOfferAnswer(await this.offers.accept(call, offerId, body ?? {}));
  }

  @Post('offers/:offerId/counter')
  @Route({
    access: 'account',
    idempotent: true,
    summary: 'Propose another rate inside the pay band, once',
    answer: myOffer,
  })
  async counter(
    @Caller() call: Call,
    @Param({ schema: offerParam }) { offerId }: OfferParam,
    @Body({ schema: counterOffer }) body: CounterOffer,
  ): Promise<object> {
    return myOfferAnswer(await this.counters.propose(call, offerId, body));
  }

  @Post('offers/:offerId/decline')
  @Route({ access: 'account', summary: 'Decline: the slot goes to the next candidate', answer: myOffer })
  async decline(
    @Caller() call: Call,
    @Param({ schema: offerParam }) { offerId }: OfferParam,
    @Body({ schema: declineOffer }) { reason }: DeclineOffer,
  ): Promise<object> {
    return myOfferAnswer(await this.offers.decline(call, offerId, reason ?? null));
  }
}
