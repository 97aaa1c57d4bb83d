import { Injectable } from '@nestjs/common';
import { CompanyRole } from '@callboard/domain';
import { sql, sqlOne, Tx } from '../kernel/tx';

/** Somebody's place in a company. */
export interface MemberRow {
  readonly accountId: string;
  readonly personId: string;
  readonly displayName: string;
  readonly handle: string;
  readonly role: CompanyRole;
  readonly department: string | null;
  readonly createdAt: Date;
}

const SELECT = `SELECT m.account_id AS "accountId", p.id AS "personId", p.display_name AS "displayName", p.handle,
    m.role, m.department, m.created_at AS "createdAt"
  FROM membership m JOIN account a ON a.id = m.account_id JOIN person p ON p.id = a.person_id`;

@Injectable()
export class MembershipRepository {
  /** Adds a member; `member.exists` when the account is one already. */
  async insert(
    tx: Tx,
    member: { companyId: string; accountId: string; role: CompanyRole; department: string | null },
  ): Promise<void> {
    await sql(tx, 'INSERT INTO membership (company_id, account_id, role, department) VALUES ($1, $2, $3, $4)', [
      member.companyId,
      member.accountId,
      member.role,
      member.department,
    ]);
  }

  async list(tx: Tx, companyId: string): Promise<MemberRow[]> {
    return sql<MemberRow>(tx, `${SELECT} WHERE m.company_id = $1 ORDER BY m.created_at, m.account_id`, [companyId]);
  }

  async find(tx: Tx, companyId: string, accountId: string): Promise<MemberRow | null> {
    return sqlOne<MemberRow>(tx, `${SELECT} WHERE m.company_id = $1 AND m.account_id = $2`, [companyId, accountId]);
  }

  async update(
    tx: Tx,
    companyId: string,
    accountId: string,
    role: CompanyRole,
    department: string | null,
  ): Promise<void> {
    await sql(tx, 'UPDATE membership SET role = $3, department = $4 WHERE company_id = $1 AND account_id = $2', [
      companyId,
      accountId,
      role,
      department,
    ]);
  }

  async remove(tx: Tx, companyId: string, accountId: string): Promise<void> {
    await sql(tx, 'DELETE FROM membership WHERE company_id = $1 AND account_id = $2', [companyId, accountId]);
  }

  async countOwners(tx: Tx, companyId: string): Promise<number> {
    const row = await sqlOne<{ owners: number }>(
      tx,
      `SELECT count(*)::int AS owners FROM membership WHERE company_id = $1 AND role = 'owner'`,
      [companyId],
    );
    return row?.owners ?? 0;
  }
}
