import { Injectable } from '@nestjs/common';
import { CompanyRole, StateOf } from '@callboard/domain';
import { sql, sqlOne, Tx } from '../kernel/tx';

/** A company as it is stored. */
export interface StoredCompany {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string | null;
  readonly evidence: string;
  readonly state: StateOf<'company'>;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
  readonly version: number;
  readonly createdAt: Date;
}

/** A company in a member's list. */
export interface OwnCompany extends StoredCompany {
  readonly role: CompanyRole;
  readonly department: string | null;
}

/** A company in the list of those who verify. */
export interface ReviewedCompany extends StoredCompany {
  readonly members: number;
  readonly shoots: number;
}

/** What an edit may change; an absent field stays. */
export interface CompanyEdit {
  readonly name?: string;
  readonly creditCode?: string | null;
  readonly evidence?: string;
}

const COLUMNS = `c.id, c.name, c.credit_code AS "creditCode", c.evidence, c.state, c.decided_at AS "decidedAt",
  c.decision_reason AS "decisionReason", c.version, c.created_at AS "createdAt"`;

@Injectable()
export class CompanyRepository {
  async insert(tx: Tx, company: { id: string; name: string }): Promise<void> {
    await sql(tx, 'INSERT INTO company (id, name) VALUES ($1, $2)', [company.id, company.name]);
  }

  async find(tx: Tx, companyId: string): Promise<StoredCompany | null> {
    return sqlOne<StoredCompany>(tx, `SELECT ${COLUMNS} FROM company c WHERE c.id = $1`, [companyId]);
  }

  /** {@link find} with the row locked until the transaction ends. */
  async lock(tx: Tx, companyId: string): Promise<StoredCompany | null> {
    return sqlOne<StoredCompany>(tx, `SELECT ${COLUMNS} FROM company c WHERE c.id = $1 FOR UPDATE`, [companyId]);
  }

  /** The companies of an account, by name. */
  async listOf(tx: Tx, accountId: string): Promise<OwnCompany[]> {
    return sql<OwnCompany>(
      tx,
      `SELECT ${COLUMNS}, m.role, m.department FROM membership m JOIN company c ON c.id = m.company_id
       WHERE m.account_id = $1 ORDER BY c.name, c.id`,
      [accountId],
    );
  }

  /** Changes a company that still has `version`; returns the new version, or null when somebody was faster. */
  async update(tx: Tx, companyId: string, version: number, edit: CompanyEdit): Promise<number | null> {
    const row = await sqlOne<{ version: number }>(
      tx,
      `UPDATE company SET name = coalesce($3, name),
              credit_code = CASE WHEN $4::boolean THEN $5 ELSE credit_code END,
              evidence = coalesce($6, evidence), version = version + 1
       WHERE id = $1 AND version = $2 RETURNING version`,
      [
        companyId,
        version,
        edit.name ?? null,
        edit.creditCode !== undefined,
        edit.creditCode ?? null,
        edit.evidence ?? null,
      ],
    );
    return row?.version ?? null;
  }

  /** A page that begins after the company `after`; oldest first, so that whoever waits longest is seen first. */
  async listForReview(
    tx: Tx,
    filter: { state?: StateOf<'company'>; after?: string; limit: number },
  ): Promise<ReviewedCompany[]> {
    return sql<ReviewedCompany>(
      tx,
      `SELECT ${COLUMNS}, (SELECT count(*)::int FROM membership m WHERE m.company_id = c.id) AS members,
              (SELECT count(*)::int FROM shoot s WHERE s.company_id = c.id) AS shoots
       FROM company c
       WHERE ($1::text IS NULL OR c.state = $1)
         AND ($2::uuid IS NULL
           OR (c.created_at, c.id) > (SELECT l.created_at, l.id FROM company l WHERE l.id = $2))
       ORDER BY c.created_at, c.id LIMIT $3`,
      [filter.state ?? null, filter.after ?? null, filter.limit],
    );
  }
}
