import { Injectable } from '@nestjs/common';
import { newId } from '@callboard/domain';
import { sql, Tx } from '../kernel/tx';

/** One line of the trail: what was done to what; never personal data. */
export interface AuditRecord {
  /** `<subject>.<verb>`, for example `offer.accept`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly companyId?: string | null;
  readonly shootId?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** A stored line of the trail. */
export interface AuditEntry extends Required<AuditRecord> {
  readonly id: string;
  readonly at: Date;
  readonly actorKind: 'account' | 'system';
  readonly actorAccountId: string | null;
  readonly actorName: string | null;
  readonly requestId: string | null;
}

/** What to look for in the trail; every field narrows. */
export interface AuditFilter {
  readonly subjectType?: string;
  readonly subjectId?: string;
  readonly shootId?: string;
  readonly actorAccountId?: string;
  /** The last line of the page before. */
  readonly after?: string;
  readonly limit: number;
}

@Injectable()
export class AuditRepository {
  /** Appends the lines in one statement, with the actor and request of the unit of work. */
  async append(tx: Tx, records: readonly AuditRecord[]): Promise<void> {
    if (records.length === 0) return;
    const { actor, requestId } = tx.context;
    const rows = records.map((record) => ({
      id: newId(),
      action: record.action,
      subject_type: record.subjectType,
      subject_id: record.subjectId,
      company_id: record.companyId ?? null,
      shoot_id: record.shootId ?? null,
      before: record.before ?? null,
      after: record.after ?? null,
    }));
    await sql(
      tx,
      `INSERT INTO audit_entry (id, actor_kind, actor_account_id, request_id, action, subject_type, subject_id,
                                company_id, shoot_id, before, after)
       SELECT r.id, $2, $3, $4, r.action, r.subject_type, r.subject_id, r.company_id, r.shoot_id, r.before, r.after
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, action text, subject_type text, subject_id uuid,
                                               company_id uuid, shoot_id uuid, before jsonb, after jsonb)`,
      [JSON.stringify(rows), actor.kind, actor.kind === 'account' ? actor.accountId : null, requestId],
    );
  }

  /** Newest lines first. */
  async list(tx: Tx, filter: AuditFilter): Promise<AuditEntry[]> {
    return sql<AuditEntry>(
      tx,
      `SELECT a.id, a.at, a.actor_kind AS "actorKind", a.actor_account_id AS "actorAccountId",
              p.display_name AS "actorName", a.action, a.subject_type AS "subjectType", a.subject_id AS "subjectId",
              a.company_id AS "companyId", a.shoot_id AS "shootId", a.before, a.after, a.request_id AS "requestId"
       FROM audit_entry a
       LEFT JOIN account c ON c.id = a.actor_account_id
       LEFT JOIN person p ON p.id = c.person_id
       WHERE ($1::text IS NULL OR a.subject_type = $1) AND ($2::uuid IS NULL OR a.subject_id = $2)
         AND ($3::uuid IS NULL OR a.shoot_id = $3) AND ($4::uuid IS NULL OR a.actor_account_id = $4)
         AND ($5::uuid IS NULL OR (a.at, a.id) < (SELECT l.at, l.id FROM audit_entry l WHERE l.id = $5))
       ORDER BY a.at DESC, a.id DESC LIMIT $6`,
      [
        filter.subjectType ?? null,
        filter.subjectId ?? null,
        filter.shootId ?? null,
        filter.actorAccountId ?? null,
        filter.after ?? null,
        filter.limit,
      ],
    );
  }
}
