import { Controller, Get, Param, Post } from '@nestjs/common';
import { idParam, matchRun, matchRuns } from '@callboard/contracts/http';
import { Call, MatchRuns } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';
import { matchRunAnswer } from './match-run-answer';

@Controller('api/v1')
export class MatchController {
  constructor(private readonly runs: MatchRuns) {}

  @Post('shoots/:shootId/match-runs')
  @Route({
    access: 'account',
    status: 202,
    idempotent: true,
    summary: 'Fill the open slots: queues a match run; watch it on the topic run:<id>',
    answer: matchRun,
  })
  async request(
    @Caller() call: Call,
    @Param({ schema: idParam('shootId') }) { shootId }: { shootId: string },
  ): Promise<object> {
    return matchRunAnswer(await this.runs.request(call, shootId));
  }

  @Get('shoots/:shootId/match-runs')
  @Route({ access: 'account', summary: 'The latest match runs of a shoot', answer: matchRuns })
  async list(
    @Caller() call: Call,
    @Param({ schema: idParam('shootId') }) { shootId }: { shootId: string },
  ): Promise<object> {
    return { items: (await this.runs.list(call, shootId)).map(matchRunAnswer) };
  }

  @Get('match-runs/:runId')
  @Route({ access: 'account', summary: 'A match run: how far it is, what it found and proved', answer: matchRun })
  async get(@Caller() call: Call, @Param({ schema: idParam('runId') }) { runId }: { runId: string }): Promise<object> {
    return matchRunAnswer(await this.runs.get(call, runId));
  }
}
