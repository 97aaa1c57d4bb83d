import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  CounterAnswerBody,
  counterAnswer,
  DirectOffer,
  directOffer,
  done,
  idParam,
  OffersQuery,
  offersQuery,
  SendOffers,
  sendOffers,
  sendOutcome,
  sentOffer,
  shootOffers,
  WithdrawOffer,
  withdrawOffer,
} from '@callboard/contracts/http';
import { Call, CounterAnswers, CounterAnswerWish, Offers } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';
import { sentAnswer, shootOfferAnswer } from './offer-answer';

const shootParam = idParam('shootId');
type ShootParam = { shootId: string };

@Controller('api/v1')
export class OfferController {
  constructor(
    private readonly offers: Offers,
    private readonly counters: CounterAnswers,
  ) {}

  @Post('shoots/:shootId/offers/send')
  @Route({
    access: 'account',
    idempotent: true,
    summary: 'Send the live proposals, all or those named, in one action',
    answer: sendOutcome,
  })
  async send(
    @Caller() call: Call,
    @Param({ schema: shootParam }) { shootId }: ShootParam,
    @Body({ schema: sendOffers }) body: SendOffers,
  ): Promise<object> {
    const { sent, skipped } = await this.offers.send(call, shootId, body);
    return { sent: sent.map(sentAnswer), skipped };
  }

  @Post('shoots/:shootId/offers')
  @Route({
    access: 'account',
    status: 201,
    idempotent: true,
    summary: 'Offer a slot to a person of your own choice',
    answer: sentOffer,
  })
  async direct(
    @Caller() call: Call,
    @Param({ schema: shootParam }) { shootId }: ShootParam,
    @Body({ schema: directOffer }) body: DirectOffer,
  ): Promise<object> {
    return sentAnswer(await this.offers.direct(call, shootId, body));
  }

  @Get('shoots/:shootId/offers')
  @Route({ access: 'account', summary: 'Offers of a shoot, the latest first', answer: shootOffers })
  async list(
    @Caller() call: Call,
    @Param({ schema: shootParam }) { shootId }: ShootParam,
    @Query({ schema: offersQuery }) query: OffersQuery,
  ): Promise<object> {
    const page = await this.offers.list(call, shootId, query);
    return { ...page, items: page.items.map(shootOfferAnswer) };
  }

  @Post('offers/:offerId/counter/answer')
  @Route({
    access: 'account',
    idempotent: true,
    summary: 'Agree to the rate that a person proposes, propose one of your own, or keep the first one',
    answer: done,
  })
  async answerCounter(
    @Caller() call: Call,
    @Param({ schema: idParam('offerId') }) { offerId }: { offerId: string },
    @Body({ schema: counterAnswer }) body: CounterAnswerBody,
  ): Promise<{ ok: true }> {
    // The schema has seen to it that a rate is named with the answer that has one.
    await this.counters.answer(call, offerId, body as CounterAnswerWish);
    return { ok: true };
  }

  @Post('offers/:offerId/withdraw')
  @Route({ access: 'account', summary: 'Withdraw an offer that has not been answered', answer: done })
  async withdraw(
    @Caller() call: Call,
    @Param({ schema: idParam('offerId') }) { offerId }: { offerId: string },
    @Body({ schema: withdrawOffer }) { reason }: WithdrawOffer,
  ): Promise<{ ok: true }> {
    await this.offers.withdraw(call, offerId, reason);
    return { ok: true };
  }
}
