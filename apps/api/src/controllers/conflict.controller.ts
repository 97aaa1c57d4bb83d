import { Controller, Get, Param } from '@nestjs/common';
import { conflicts, idParam } from '@callboard/contracts/http';
import { Call, Conflict, Conflicts } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';

function conflictAnswer(row: Conflict): object {
  const { personId, displayName, handle, homeBase, facts } = row;
  const { missingDays = null, reason = null, byName = null, at, until, challenged = false, why = null } = facts;
  return {
    ...row,
    person: { personId, displayName, handle, homeBase },
    facts: {
      ...{ missingDays, reason, byName, challenged, why },
      at: at?.toISOString() ?? null,
      until: until?.toISOString() ?? null,
    },
  };
}

@Controller('api/v1/shoots')
export class ConflictController {
  constructor(private readonly conflicts: Conflicts) {}

  @Get(':shootId/conflicts')
  @Route({
    access: 'account',
    summary: 'What stands between a shoot and its people: what, why, who decides, and what can be done',
    answer: conflicts,
  })
  async ofShoot(
    @Caller() call: Call,
    @Param({ schema: idParam('shootId') }) { shootId }: { shootId: string },
  ): Promise<object> {
    return { items: (await this.conflicts.ofShoot(call, shootId)).map(conflictAnswer) };
  }
}
