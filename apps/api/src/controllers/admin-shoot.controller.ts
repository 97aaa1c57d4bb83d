import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  AdminPeopleQuery,
  adminPeople,
  adminPeopleQuery,
  adminPersonDays,
  adminShoots,
  AdminShootsQuery,
  adminShootsQuery,
  idParam,
  roster,
  StretchQuery,
  stretchQuery,
} from '@callboard/contracts/http';
import { Call, DayWish, PersonAdmin, Rosters, ShootAdmin } from '@callboard/core';
import type { Day } from '@callboard/domain';
import { Caller } from '../http/caller';
import { Route } from '../http/route';
import { rosterAnswer } from './roster.controller';

@Controller('api/v1/admin')
export class AdminShootController {
  constructor(
    private readonly shoots: ShootAdmin,
    private readonly people: PersonAdmin,
    private readonly rosters: Rosters,
  ) {}

  @Get('shoots')
  @Route({
    access: 'admin.read',
    summary: 'All shoots, the latest first, with how far they are filled',
    answer: adminShoots,
  })
  async list(@Caller() call: Call, @Query({ schema: adminShootsQuery }) query: AdminShootsQuery): Promise<object> {
    const page = await this.shoots.list(call, query);
    return {
      ...page,
      items: page.items.map((row) => ({
        ...row,
        fillPercent: row.slots === 0 ? 0 : Math.floor((row.booked * 100) / row.slots),
      })),
    };
  }

  @Get('shoots/:shootId/roster')
  @Route({ access: 'admin.read', summary: 'The roster of any shoot', answer: roster })
  async roster(
    @Caller() call: Call,
    @Param({ schema: idParam('shootId') }) { shootId }: { shootId: string },
  ): Promise<object> {
    return rosterAnswer(await this.rosters.get(call, shootId));
  }

  @Get('people')
  @Route({ access: 'admin.read', summary: 'People by name or handle, with what they do on a day', answer: adminPeople })
  async find(@Caller() call: Call, @Query({ schema: adminPeopleQuery }) query: AdminPeopleQuery): Promise<object> {
    return this.people.find(call, query.q, query.day as Day | undefined);
  }

  @Get('people/:personId/days')
  @Route({ access: 'admin.read', summary: 'What a person does on each day', answer: adminPersonDays })
  async days(
    @Caller() call: Call,
    @Param({ schema: idParam('personId') }) { personId }: { personId: string },
    @Query({ schema: stretchQuery }) query: StretchQuery,
  ): Promise<object> {
    return this.people.days(call, personId, query as DayWish);
  }
}
