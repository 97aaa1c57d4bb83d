import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { backfills, backfillStrip, BeginBackfill, beginBackfill, idParam } from '@callboard/contracts/http';
import { Backfills, Call } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';
import { backfillAnswer, stripAnswer } from './backfill-answer';

const shootParam = idParam('shootId');
type ShootParam = { shootId: string };
const backfillParam = idParam('backfillId');
type BackfillParam = { backfillId: string };

@Controller('api/v1')
export class BackfillController {
  constructor(private readonly backfills: Backfills) {}

  @Get('shoots/:shootId/backfills')
  @Route({ access: 'account', summary: 'Places of a shoot that are being refilled, or were today', answer: backfills })
  async list(@Caller() call: Call, @Param({ schema: shootParam }) { shootId }: ShootParam): Promise<object> {
    return { items: (await this.backfills.list(call, shootId)).map(backfillAnswer) };
  }

  @Post('shoots/:shootId/backfills')
  @Route({
    access: 'account',
    status: 201,
    idempotent: true,
    summary: 'Begin to refill an open place: reserves first, then the ranking in rounds',
    answer: backfillStrip,
  })
  async begin(
    @Caller() call: Call,
    @Param({ schema: shootParam }) { shootId }: ShootParam,
    @Body({ schema: beginBackfill }) { slotId }: BeginBackfill,
  ): Promise<object> {
    return stripAnswer(await this.backfills.begin(call, shootId, slotId));
  }

  @Get('backfills/:backfillId')
  @Route({ access: 'account', summary: 'The refilling of a place with everybody who was asked', answer: backfillStrip })
  async get(@Caller() call: Call, @Param({ schema: backfillParam }) { backfillId }: BackfillParam): Promise<object> {
    return stripAnswer(await this.backfills.get(call, backfillId));
  }

  @Post('backfills/:backfillId/pause')
  @Route({ access: 'account', summary: 'Ask nobody more for now', answer: backfillStrip })
  async pause(@Caller() call: Call, @Param({ schema: backfillParam }) { backfillId }: BackfillParam): Promise<object> {
    return stripAnswer(await this.backfills.steer(call, backfillId, 'pause'));
  }

  @Post('backfills/:backfillId/resume')
  @Route({ access: 'account', summary: 'Go on asking', answer: backfillStrip })
  async resume(@Caller() call: Call, @Param({ schema: backfillParam }) { backfillId }: BackfillParam): Promise<object> {
    return stripAnswer(await this.backfills.steer(call, backfillId, 'resume'));
  }

  @Post('backfills/:backfillId/skip')
  @Route({ access: 'account', idempotent: true, summary: 'Begin the next round now', answer: backfillStrip })
  async skip(@Caller() call: Call, @Param({ schema: backfillParam }) { backfillId }: BackfillParam): Promise<object> {
    return stripAnswer(await this.backfills.steer(call, backfillId, 'skip'));
  }

  @Post('backfills/:backfillId/widen')
  @Route({ access: 'account', idempotent: true, summary: 'Ask twice as many at once, now', answer: backfillStrip })
  async widen(@Caller() call: Call, @Param({ schema: backfillParam }) { backfillId }: BackfillParam): Promise<object> {
    return stripAnswer(await this.backfills.steer(call, backfillId, 'widen'));
  }

  @Post('backfills/:backfillId/take-over')
  @Route({ access: 'account', summary: 'Go on by hand: nobody more is asked by itself', answer: backfillStrip })
  async takeOver(
    @Caller() call: Call,
    @Param({ schema: backfillParam }) { backfillId }: BackfillParam,
  ): Promise<object> {
    return stripAnswer(await this.backfills.steer(call, backfillId, 'takeOver'));
  }
}
