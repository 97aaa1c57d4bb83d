import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  adminGapOverrides,
  gapOverrides,
  GapOverridesQuery,
  gapOverridesQuery,
  idParam,
} from '@callboard/contracts/http';
import { Call, GapOverrideLog } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';

/** A line of the log with its instants as text. */
function lineAnswer<T extends { readonly createdAt: Date; readonly consentedAt: Date | null }>(line: T): object {
  return {
    ...line,
    createdAt: line.createdAt.toISOString(),
    consentedAt: line.consentedAt?.toISOString() ?? null,
  };
}

@Controller('api/v1')
export class GapOverrideController {
  constructor(private readonly log: GapOverrideLog) {}

  @Get('shoots/:shootId/gap-overrides')
  @Route({
    access: 'account',
    summary: 'Earned rest that offers of a shoot leave out: who allowed it, why, and who agreed',
    answer: gapOverrides,
  })
  async ofShoot(
    @Caller() call: Call,
    @Param({ schema: idParam('shootId') }) { shootId }: { shootId: string },
    @Query({ schema: gapOverridesQuery }) query: GapOverridesQuery,
  ): Promise<object> {
    const page = await this.log.ofShoot(call, shootId, query);
    return { ...page, items: page.items.map(lineAnswer) };
  }

  @Get('admin/gap-overrides')
  @Route({
    access: 'admin.read',
    summary: 'Earned rest that was given up, in all companies, the latest first',
    answer: adminGapOverrides,
  })
  async all(@Caller() call: Call, @Query({ schema: gapOverridesQuery }) query: GapOverridesQuery): Promise<object> {
    const page = await this.log.all(call, query);
    return { ...page, items: page.items.map(lineAnswer) };
  }
}
