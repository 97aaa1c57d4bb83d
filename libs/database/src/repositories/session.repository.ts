import { Injectable } from '@nestjs/common';
import { Membership, PlatformRole, StateOf } from '@callboard/domain';
import { prepared } from '../kernel/prepared';
import { sql, sqlOne, Tx } from '../kernel/tx';

/** How a session travels: in cookies, or as tokens in the hands of a program. */
export type SessionKind = 'browser' | 'bearer';

export interface NewSession {
  readonly id: string;
  readonly accountId: string;
  readonly kind: SessionKind;
  readonly tokenVersion: number;
  readonly refreshHash: Buffer;
  /** Seconds until it ends whatever happens. */
  readonly lifeSeconds: number;
}

/** A session with everything a request needs to know of its caller. */
export interface SessionCaller {
  readonly sessionId: string;
  readonly kind: SessionKind;
  readonly accountId: string;
  readonly personId: string;
  /** Neither revoked nor at its end. */
  readonly open: boolean;
  /** The account's, when the session was opened or last confirmed. */
  readonly tokenVersion: number;
  readonly accountTokenVersion: number;
  readonly accountState: StateOf<'account'>;
  readonly platformRole: PlatformRole;
  readonly locale: 'zh' | 'en';
  readonly authenticatedAt: Date;
  readonly memberships: readonly Membership[];
}

/** A session as the rotation of its refresh token sees it. */
export interface LockedSession {
  readonly id: string;
  readonly accountId: string;
  readonly kind: SessionKind;
  readonly open: boolean;
  readonly tokenVersion: number;
  readonly accountTokenVersion: number;
  readonly accountState: StateOf<'account'>;
  readonly refreshHash: Buffer;
  readonly previousRefreshHash: Buffer | null;
  /** By the database's clock. */
  readonly secondsSinceRotation: number;
}

/** What the account sees of itself. */
export interface SessionView {
  readonly displayName: string;
  readonly handle: string;
  readonly companies: readonly {
    readonly companyId: string;
    readonly name: string;
    readonly state: StateOf<'company'>;
    readonly role: Membership['role'];
    readonly department: string | null;
  }[];
}

const CALLER = prepared(
  'session caller',
  `SELECT s.id AS "sessionId", s.kind, s.account_id AS "accountId", a.person_id AS "personId",
              (s.revoked_at IS NULL AND s.expires_at > now()) AS open, s.token_version AS "tokenVersion",
              a.token_version AS "accountTokenVersion", a.state AS "accountState", a.platform_role AS "platformRole",
              a.locale, s.authenticated_at AS "authenticatedAt",
              coalesce((SELECT jsonb_agg(jsonb_build_object('companyId', m.company_id, 'role', m.role,
                                                            'department', m.department) ORDER BY m.company_id)
                        FROM membership m WHERE m.account_id = a.id), '[]') AS memberships
       FROM session s JOIN account a ON a.id = s.account_id WHERE s.id = $1`,
);

@Injectable()
export class SessionRepository {
  async insert(tx: Tx, session: NewSession): Promise<void> {
    await sql(
      tx,
      `INSERT INTO session (id, account_id, kind, token_version, refresh_hash, expires_at)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))`,
      [session.id, session.accountId, session.kind, session.tokenVersion, session.refreshHash, session.lifeSeconds],
    );
  }

  /** The caller of a session with account, rights and state, in one statement; null when there is no such session. */
  async findCaller(tx: Tx, sessionId: string): Promise<SessionCaller | null> {
    return sqlOne<SessionCaller>(tx, CALLER, [sessionId]);
  }

  /** Locks a session for the rotation of its refresh token. */
  async lock(tx: Tx, sessionId: string): Promise<LockedSession | null> {
    return sqlOne<LockedSession>(
      tx,
      `SELECT s.id, s.account_id AS "accountId", s.kind, (s.revoked_at IS NULL AND s.expires_at > now()) AS open,
              s.token_version AS "tokenVersion", a.token_version AS "accountTokenVersion", a.state AS "accountState",
              s.refresh_hash AS "refreshHash", s.previous_refresh_hash AS "previousRefreshHash",
              extract(epoch FROM clock_timestamp() - s.rotated_at)::float8 AS "secondsSinceRotation"
       FROM session s JOIN account a ON a.id = s.account_id WHERE s.id = $1 FOR UPDATE OF s`,
      [sessionId],
    );
  }

  /** Puts the successor in the place of the present refresh token, which becomes the predecessor. */
  async rotate(tx: Tx, sessionId: string, refreshHash: Buffer): Promise<void> {
    await sql(
      tx,
      `UPDATE session SET previous_refresh_hash = refresh_hash, refresh_hash = $2, rotated_at = clock_timestamp()
       WHERE id = $1`,
      [sessionId, refreshHash],
    );
  }

  /** Ends a session; false when it had ended before. */
  async revoke(tx: Tx, sessionId: string): Promise<boolean> {
    const rows = await sql(
      tx,
      'UPDATE session SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL RETURNING id',
      [sessionId],
    );
    return rows.length === 1;
  }

  /** Ends every session of the account except one; returns how many. */
  async revokeAll(tx: Tx, accountId: string, except: string | null = null): Promise<number> {
    const rows = await sql(
      tx,
      `UPDATE session SET revoked_at = now()
       WHERE account_id = $1 AND revoked_at IS NULL AND ($2::uuid IS NULL OR id <> $2) RETURNING id`,
      [accountId, except],
    );
    return rows.length;
  }

  /** Notes that the session proved the password just now, under this token version of the account. */
  async confirm(tx: Tx, sessionId: string, tokenVersion: number): Promise<void> {
    await sql(tx, 'UPDATE session SET authenticated_at = now(), token_version = $2 WHERE id = $1', [
      sessionId,
      tokenVersion,
    ]);
  }

  async view(tx: Tx, accountId: string): Promise<SessionView | null> {
    return sqlOne<SessionView>(
      tx,
      `SELECT p.display_name AS "displayName", p.handle,
              coalesce((SELECT jsonb_agg(jsonb_build_object('companyId', c.id, 'name', c.name, 'state', c.state,
                                                            'role', m.role, 'department', m.department)
                                         ORDER BY c.name, c.id)
                        FROM membership m JOIN company c ON c.id = m.company_id
                        WHERE m.account_id = a.id), '[]') AS companies
       FROM account a JOIN person p ON p.id = a.person_id WHERE a.id = $1`,
      [accountId],
    );
  }

  /** Removes sessions that ended more than `days` ago; returns how many. */
  async sweep(tx: Tx, days: number): Promise<number> {
    const rows = await sql(
      tx,
      `DELETE FROM session WHERE id IN (
         SELECT id FROM session WHERE expires_at < now() - make_interval(days => $1) ORDER BY expires_at LIMIT 5000)
       RETURNING id`,
      [days],
    );
    return rows.length;
  }
}
