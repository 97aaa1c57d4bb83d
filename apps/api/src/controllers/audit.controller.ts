import { Controller, Get, Query } from '@nestjs/common';
import { auditEntries, AuditQuery, auditQuery } from '@callboard/contracts/http';
import { AuditTrailService, Call } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';

@Controller('api/v1/admin/audit')
export class AuditController {
  constructor(private readonly trail: AuditTrailService) {}

  @Get()
  @Route({ access: 'admin.audit', summary: 'Who did what to what, newest first', answer: auditEntries })
  async list(@Caller() call: Call, @Query({ schema: auditQuery }) query: AuditQuery): Promise<unknown> {
    const page = await this.trail.list(call, query);
    return { ...page, items: page.items.map((entry) => ({ ...entry, at: entry.at.toISOString() })) };
  }
}
