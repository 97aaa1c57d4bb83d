import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  ConvertHold,
  convertHold,
  done,
  HoldsQuery,
  holdsQuery,
  idParam,
  PlaceHold,
  placedHold,
  placeHold,
  sentOffer,
  shootHolds,
} from '@callboard/contracts/http';
import { Call, Holds } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';
import { placedHoldAnswer, shootHoldAnswer } from './hold-answer';
import { sentAnswer } from './offer-answer';

const shootParam = idParam('shootId');
type ShootParam = { shootId: string };
const holdParam = idParam('holdId');
type HoldParam = { holdId: string };

@Controller('api/v1')
export class HoldController {
  constructor(private readonly holds: Holds) {}

  @Post('shoots/:shootId/holds')
  @Route({
    access: 'account',
    status: 201,
    idempotent: true,
    summary: "Hold a person's days for a slot, behind the holds that are there",
    answer: placedHold,
  })
  async place(
    @Caller() call: Call,
    @Param({ schema: shootParam }) { shootId }: ShootParam,
    @Body({ schema: placeHold }) body: PlaceHold,
  ): Promise<object> {
    return placedHoldAnswer(await this.holds.place(call, shootId, body));
  }

  @Get('shoots/:shootId/holds')
  @Route({ access: 'account', summary: 'Holds of a shoot with rank and clocks, the latest first', answer: shootHolds })
  async list(
    @Caller() call: Call,
    @Param({ schema: shootParam }) { shootId }: ShootParam,
    @Query({ schema: holdsQuery }) query: HoldsQuery,
  ): Promise<object> {
    const page = await this.holds.list(call, shootId, query);
    return { ...page, items: page.items.map(shootHoldAnswer) };
  }

  @Post('holds/:holdId/convert')
  @Route({
    access: 'account',
    status: 201,
    idempotent: true,
    summary: 'Send the firm offer that the hold stood for',
    answer: sentOffer,
  })
  async convert(
    @Caller() call: Call,
    @Param({ schema: holdParam }) { holdId }: HoldParam,
    @Body({ schema: convertHold }) body: ConvertHold,
  ): Promise<object> {
    return sentAnswer(await this.holds.convert(call, holdId, body));
  }

  @Post('holds/:holdId/release')
  @Route({ access: 'account', summary: 'Give the days back', answer: done })
  async release(@Caller() call: Call, @Param({ schema: holdParam }) { holdId }: HoldParam): Promise<{ ok: true }> {
    await this.holds.release(call, holdId);
    return { ok: true };
  }
}
