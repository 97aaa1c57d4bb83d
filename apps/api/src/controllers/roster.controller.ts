import { Controller, Get, Param } from '@nestjs/common';
import { idParam, roster } from '@callboard/contracts/http';
import { Call, Roster, Rosters } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';

/** A roster as it leaves the house. */
export function rosterAnswer({ shoot, grid, people, gaps }: Roster): object {
  const { days, rows, totals, personDays, slots } = grid;
  return { shoot, days, departments: rows, totals, personDays, slots, people, gaps };
}

@Controller('api/v1/shoots')
export class RosterController {
  constructor(private readonly rosters: Rosters) {}

  @Get(':shootId/roster')
  @Route({
    access: 'account',
    summary: 'Who works on which day, filled of needed by department and day, gaps with their reasons',
    answer: roster,
  })
  async get(
    @Caller() call: Call,
    @Param({ schema: idParam('shootId') }) { shootId }: { shootId: string },
  ): Promise<object> {
    return rosterAnswer(await this.rosters.get(call, shootId));
  }
}
