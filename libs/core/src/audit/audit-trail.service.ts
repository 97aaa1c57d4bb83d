import { Injectable } from '@nestjs/common';
import { AuditEntry, AuditFilter, AuditRepository, Transactions } from '@callboard/database';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { Page, pageById, PageRequest } from '../kernel/page';

/** What of the trail to look at; every field narrows. */
export type AuditQuery = PageRequest & Omit<AuditFilter, 'after' | 'limit'>;

/** The trail as the platform's own people read it. */
@Injectable()
export class AuditTrailService {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditRepository,
    private readonly access: Access,
  ) {}

  /** Newest lines first. */
  async list(call: Call, query: AuditQuery): Promise<Page<AuditEntry>> {
    this.access.platform(call.actor, 'admin.audit');
    const { subjectType, subjectId, shootId, actorAccountId } = query;
    return this.transactions.read(contextOf(call), (tx) =>
      pageById(query, (after, limit) =>
        this.audit.list(tx, { subjectType, subjectId, shootId, actorAccountId, after, limit }),
      ),
    );
  }
}
