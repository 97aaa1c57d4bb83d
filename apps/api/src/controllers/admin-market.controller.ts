import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  idParam,
  marketGaps,
  MarketGapsQuery,
  marketGapsQuery,
  marketRun,
  marketRuns,
  MarketRunsQuery,
  marketRunsQuery,
} from '@callboard/contracts/http';
import { Call, MarketRuns } from '@callboard/core';
import { baseIds } from '@callboard/domain';
import { Caller } from '../http/caller';
import { Route } from '../http/route';

/** Places of a page where no other number is asked for. */
const USUAL = 25;

type Run = Awaited<ReturnType<MarketRuns['get']>>;

interface StoredSegment {
  readonly role: string;
  readonly base: number;
}

/** A run with its instants as text; what it has come to so far apart from what it found. */
function marketRunAnswer({ result, requestedBy: _, ...run }: Run): object {
  const done = run.state === 'done';
  const segments = (result?.['segments'] ?? []) as readonly StoredSegment[];
  const named = segments.map(({ role, base, ...rest }) => ({ ...rest, roleId: role, baseId: baseIds[base]! }));
  return {
    ...run,
    soFar: done ? null : result,
    result: done && result ? { ...result, segments: named } : null,
    snapshotAt: run.snapshotAt?.toISOString() ?? null,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}

@Controller('api/v1/admin/market-runs')
export class AdminMarketController {
  constructor(private readonly runs: MarketRuns) {}

  @Post()
  @Route({
    access: 'admin.match',
    status: 202,
    idempotent: true,
    summary: 'Match all open places of all shoots; watch it on the topic run:<id>',
    answer: marketRun,
  })
  async request(@Caller() call: Call): Promise<object> {
    return marketRunAnswer(await this.runs.request(call));
  }

  @Get()
  @Route({ access: 'admin.read', summary: 'Runs of the whole market, the latest first', answer: marketRuns })
  async list(@Caller() call: Call, @Query({ schema: marketRunsQuery }) query: MarketRunsQuery): Promise<object> {
    const page = await this.runs.list(call, query);
    return { ...page, items: page.items.map(marketRunAnswer) };
  }

  @Get(':runId')
  @Route({ access: 'admin.read', summary: 'How far a run is, what it found and proves', answer: marketRun })
  async get(@Caller() call: Call, @Param({ schema: idParam('runId') }) { runId }: { runId: string }): Promise<object> {
    return marketRunAnswer(await this.runs.get(call, runId));
  }

  @Get(':runId/open-places')
  @Route({
    access: 'admin.read',
    summary: 'Places that a run left open, where one more person is worth most first',
    answer: marketGaps,
  })
  async gaps(
    @Caller() call: Call,
    @Param({ schema: idParam('runId') }) { runId }: { runId: string },
    @Query({ schema: marketGapsQuery }) { rule, offset = 0, limit = USUAL }: MarketGapsQuery,
  ): Promise<object> {
    const items = await this.runs.gaps(call, runId, { rule, offset, limit: limit + 1 });
    return { items: items.slice(0, limit), nextOffset: items.length > limit ? offset + limit : null };
  }
}
