import { Injectable } from '@nestjs/common';
import { PlatformRole, StateOf } from '@callboard/domain';
import { sql, sqlOne, Tx } from '../kernel/tx';
import { containing } from './like';

/** An account as the platform's own people see it, contacts apart. */
export interface AccountListing {
  readonly id: string;
  readonly personId: string;
  readonly handle: string;
  readonly displayName: string;
  readonly platformRole: PlatformRole;
  readonly state: StateOf<'account'>;
  readonly locale: 'zh' | 'en';
  readonly createdAt: Date;
  readonly companies: readonly { readonly id: string; readonly name: string; readonly role: string }[];
}

/** What to look for; every field narrows. */
export interface AccountFilter {
  /** Part of the name or of the handle. */
  readonly text?: string;
  /** Exactly this contact. */
  readonly contact?: { readonly kind: string; readonly lookup: Buffer };
  readonly state?: StateOf<'account'>;
  /** The last account of the page before. */
  readonly after?: string;
  readonly limit: number;
}

const COLUMNS = `a.id, a.person_id AS "personId", p.handle, p.display_name AS "displayName",
  a.platform_role AS "platformRole", a.state, a.locale, a.created_at AS "createdAt",
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'role', m.role) ORDER BY c.name, c.id)
            FROM membership m JOIN company c ON c.id = m.company_id WHERE m.account_id = a.id), '[]') AS companies`;

@Injectable()
export class AccountSearchRepository {
  /** Newest accounts first. */
  async list(tx: Tx, filter: AccountFilter): Promise<AccountListing[]> {
    const pattern = filter.text === undefined ? null : containing(filter.text);
    return sql<AccountListing>(
      tx,
      `SELECT ${COLUMNS} FROM account a JOIN person p ON p.id = a.person_id
       WHERE ($1::text IS NULL OR p.display_name ILIKE $1 OR p.handle ILIKE $1)
         AND ($2::text IS NULL OR EXISTS (
           SELECT FROM person_contact k WHERE k.person_id = p.id AND k.kind = $2 AND k.lookup = $3))
         AND ($4::text IS NULL OR a.state = $4)
         AND ($5::uuid IS NULL
           OR (a.created_at, a.id) < (SELECT l.created_at, l.id FROM account l WHERE l.id = $5))
       ORDER BY a.created_at DESC, a.id DESC LIMIT $6`,
      [
        pattern,
        filter.contact?.kind ?? null,
        filter.contact?.lookup ?? null,
        filter.state ?? null,
        filter.after ?? null,
        filter.limit,
      ],
    );
  }

  async find(tx: Tx, accountId: string): Promise<AccountListing | null> {
    return sqlOne<AccountListing>(
      tx,
      `SELECT ${COLUMNS} FROM account a JOIN person p ON p.id = a.person_id WHERE a.id = $1`,
      [accountId],
    );
  }
}
