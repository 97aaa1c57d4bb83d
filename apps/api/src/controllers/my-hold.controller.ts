import { Controller, Get, Param, Post } from '@nestjs/common';
import { done, idParam, myHolds } from '@callboard/contracts/http';
import { Call, MyHolds } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';
import { myHoldAnswer } from './hold-answer';

@Controller('api/v1/me/holds')
export class MyHoldController {
  constructor(private readonly holds: MyHolds) {}

  @Get()
  @Route({
    access: 'account',
    summary: 'Live holds on my days with rank, clocks and who challenges, in order of the days and of their rank',
    answer: myHolds,
  })
  async list(@Caller() call: Call): Promise<object> {
    return { items: (await this.holds.list(call)).map(myHoldAnswer) };
  }

  @Post(':holdId/release')
  @Route({ access: 'account', summary: 'Take my days back', answer: done })
  async release(
    @Caller() call: Call,
    @Param({ schema: idParam('holdId') }) { holdId }: { holdId: string },
  ): Promise<{ ok: true }> {
    await this.holds.release(call, holdId);
    return { ok: true };
  }
}
