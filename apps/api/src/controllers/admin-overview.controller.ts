import { Controller, Get, Query } from '@nestjs/common';
import { AdminMatchRunsQuery, adminMatchRuns, adminMatchRunsQuery, adminOverview } from '@callboard/contracts/http';
import { Call, OverviewAdmin } from '@callboard/core';
import { z } from 'zod';
import { Caller } from '../http/caller';
import { Route } from '../http/route';
import { matchRunAnswer } from './match-run-answer';

@Controller('api/v1/admin')
export class AdminOverviewController {
  constructor(private readonly admin: OverviewAdmin) {}

  @Get('overview')
  @Route({ access: 'admin.read', summary: 'The market at a glance, and what waits for us', answer: adminOverview })
  async overview(@Caller() call: Call): Promise<z.infer<typeof adminOverview>> {
    const { companiesWaiting, oldestWaitsSince, queuedRuns, runningRuns, ...figures } = await this.admin.overview(call);
    return {
      ...figures,
      at: figures.at.toISOString(),
      companiesWaiting: { count: companiesWaiting, oldestSince: oldestWaitsSince?.toISOString() ?? null },
      matchRuns: { queued: queuedRuns, running: runningRuns },
      bases: [...figures.bases],
      scarcestRoles: [...figures.scarcestRoles],
    };
  }

  @Get('match-runs')
  @Route({ access: 'admin.read', summary: 'Match runs of all shoots, the latest first', answer: adminMatchRuns })
  async matchRuns(
    @Caller() call: Call,
    @Query({ schema: adminMatchRunsQuery }) query: AdminMatchRunsQuery,
  ): Promise<object> {
    const page = await this.admin.matchRuns(call, query);
    return { ...page, items: page.items.map(matchRunAnswer) };
  }
}
