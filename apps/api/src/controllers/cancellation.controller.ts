import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  idParam,
  myCancellations,
  shootCancellations,
  shootCancellingCost,
  StretchQuery,
  stretchQuery,
} from '@callboard/contracts/http';
import { Call, Cancellations, DayWish, ShootCancellationRow } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';

/** Why a person cannot come may be her health: it stays between her and her record. */
function shootAnswer({ personId, displayName, handle, homeBase, createdAt, ...row }: ShootCancellationRow): object {
  return {
    ...row,
    reason: row.kind === 'company' ? row.reason : null,
    person: { personId, displayName, handle, homeBase },
    createdAt: createdAt.toISOString(),
  };
}

@Controller('api/v1')
export class CancellationController {
  constructor(private readonly cancellations: Cancellations) {}

  @Get('shoots/:shootId/cancellations')
  @Route({
    access: 'account',
    summary: 'Bookings of a shoot that were called off, and what the company owes for them',
    answer: shootCancellations,
  })
  async ofShoot(
    @Caller() call: Call,
    @Param({ schema: idParam('shootId') }) { shootId }: { shootId: string },
  ): Promise<object> {
    const rows = await this.cancellations.ofShoot(call, shootId);
    return { items: rows.map(shootAnswer), owedFen: rows.reduce((sum, { owedFen }) => sum + owedFen, 0) };
  }

  @Get('shoots/:shootId/cancelling-cost')
  @Route({
    access: 'account',
    summary: 'What the company would owe, and to how many people, if it cancelled the shoot now',
    answer: shootCancellingCost,
  })
  async cost(
    @Caller() call: Call,
    @Param({ schema: idParam('shootId') }) { shootId }: { shootId: string },
  ): Promise<object> {
    const { asOf, ...cost } = await this.cancellations.ifShootIsCancelled(call, shootId);
    return { ...cost, asOf: asOf.toISOString() };
  }

  @Get('me/cancellations')
  @Route({
    access: 'account',
    summary: 'Bookings of mine that were called off in the days asked for, and what I am owed for them',
    answer: myCancellations,
  })
  async mine(@Caller() call: Call, @Query({ schema: stretchQuery }) query: StretchQuery): Promise<object> {
    const rows = await this.cancellations.mine(call, query as DayWish);
    return { items: rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })) };
  }
}
