import { Injectable } from '@nestjs/common';
import { PlatformRole, StateOf } from '@callboard/domain';
import { sql, sqlOne, Tx } from '../kernel/tx';

/** What goes with a person who can log in. */
export interface NewAccount {
  readonly accountId: string;
  readonly personId: string;
  readonly handle: string;
  readonly displayName: string;
  readonly passwordHash: string;
  readonly locale: 'zh' | 'en';
  /** `none` when absent. */
  readonly platformRole?: PlatformRole;
  /** Demo people are told apart so that a real installation can be rid of them. */
  readonly demo?: boolean;
}

/** An account as a log-in sees it. */
export interface AccountSecret {
  readonly id: string;
  readonly personId: string;
  readonly passwordHash: string;
  readonly state: StateOf<'account'>;
  readonly tokenVersion: number;
}

/** What somebody says of the own account. */
export interface AccountSettings {
  readonly locale: 'zh' | 'en';
  readonly displayName: string;
}

const SECRET_COLUMNS = `a.id, a.person_id AS "personId", a.password_hash AS "passwordHash", a.state,
  a.token_version AS "tokenVersion"`;

@Injectable()
export class AccountRepository {
  /** Adds persons and their accounts, in two statements however many there are. */
  async insertMany(tx: Tx, accounts: readonly NewAccount[]): Promise<void> {
    await sql(
      tx,
      `INSERT INTO person (id, handle, display_name, demo)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::boolean[])`,
      [
        accounts.map((a) => a.personId),
        accounts.map((a) => a.handle),
        accounts.map((a) => a.displayName),
        accounts.map((a) => a.demo ?? false),
      ],
    );
    await sql(
      tx,
      `INSERT INTO account (id, person_id, password_hash, locale, platform_role)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[])`,
      [
        accounts.map((a) => a.accountId),
        accounts.map((a) => a.personId),
        accounts.map((a) => a.passwordHash),
        accounts.map((a) => a.locale),
        accounts.map((a) => a.platformRole ?? 'none'),
      ],
    );
  }

  /** The account whose person has this contact. */
  async findByContact(tx: Tx, kind: string, lookup: Buffer): Promise<AccountSecret | null> {
    return sqlOne<AccountSecret>(
      tx,
      `SELECT ${SECRET_COLUMNS} FROM person_contact c JOIN account a ON a.person_id = c.person_id
       WHERE c.kind = $1 AND c.lookup = $2`,
      [kind, lookup],
    );
  }

  async findSecret(tx: Tx, accountId: string): Promise<AccountSecret | null> {
    return sqlOne<AccountSecret>(tx, `SELECT ${SECRET_COLUMNS} FROM account a WHERE a.id = $1`, [accountId]);
  }

  /** {@link findSecret} with the row locked until the transaction ends. */
  async lockSecret(tx: Tx, accountId: string): Promise<AccountSecret | null> {
    return sqlOne<AccountSecret>(tx, `SELECT ${SECRET_COLUMNS} FROM account a WHERE a.id = $1 FOR UPDATE`, [accountId]);
  }

  /** The name and the language of an account, with its row and its person's locked. */
  async lockSettings(tx: Tx, accountId: string): Promise<AccountSettings | null> {
    return sqlOne<AccountSettings>(
      tx,
      `SELECT a.locale, p.display_name AS "displayName" FROM account a JOIN person p ON p.id = a.person_id
       WHERE a.id = $1 FOR UPDATE`,
      [accountId],
    );
  }

  async saveSettings(tx: Tx, accountId: string, settings: AccountSettings): Promise<void> {
    await sql(
      tx,
      `WITH owner AS (UPDATE account SET locale = $2 WHERE id = $1 RETURNING person_id)
       UPDATE person p SET display_name = $3 FROM owner WHERE p.id = owner.person_id`,
      [accountId, settings.locale, settings.displayName],
    );
  }

  /** Stores the same password under stronger parameters; does nothing when the password has changed meanwhile. */
  async rehash(tx: Tx, accountId: string, before: string, after: string): Promise<void> {
    await sql(tx, 'UPDATE account SET password_hash = $3 WHERE id = $1 AND password_hash = $2', [
      accountId,
      before,
      after,
    ]);
  }

  /** Sets another password; every token made before is void. Returns the new token version. */
  async changePassword(tx: Tx, accountId: string, passwordHash: string): Promise<number> {
    const row = await sqlOne<{ tokenVersion: number }>(
      tx,
      `UPDATE account SET password_hash = $2, token_version = token_version + 1 WHERE id = $1
       RETURNING token_version AS "tokenVersion"`,
      [accountId, passwordHash],
    );
    return row!.tokenVersion;
  }
}
