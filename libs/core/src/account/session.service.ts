import { Injectable } from '@nestjs/common';
import {
  AccountSecret,
  AuditRepository,
  LockedSession,
  SessionCaller,
  SessionKind,
  SessionRepository,
  SessionView,
  systemContext,
  Transactions,
  Tx,
} from '@callboard/database';
import { DomainError, newId } from '@callboard/domain';
import { Actor, Call, contextOf } from '../kernel/actor';
import { RefreshToken, RefreshTokens } from './refresh-token';

/** A session ends after this many seconds, however often it is refreshed: 30 days. */
export const SESSION_SECONDS = 30 * 24 * 3_600;
/** For this many seconds the direct predecessor of a refresh token is still answered, with the same successor. */
const GRACE_SECONDS = 10;

/** What an access token says of its session. */
export interface AccessClaims {
  readonly sessionId: string;
  readonly accountId: string;
  readonly tokenVersion: number;
  /** How it came: a browser's token is worth nothing in an Authorization header, and the reverse. */
  readonly kind: SessionKind;
}

/** An open session for whoever makes its tokens. */
export interface SessionGrant extends AccessClaims {
  readonly refreshToken: string;
}

/** Sessions: opened by a log-in, looked up at each request, refreshed by rotation, ended at once. */
@Injectable()
export class SessionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: SessionRepository,
    private readonly audit: AuditRepository,
    private readonly tokens: RefreshTokens,
  ) {}

  /** Opens a session in the caller's transaction. */
  async open(tx: Tx, account: AccountSecret, kind: SessionKind): Promise<SessionGrant> {
    const sessionId = newId();
    const token = this.tokens.first(sessionId);
    await this.sessions.insert(tx, {
      id: sessionId,
      accountId: account.id,
      kind,
      tokenVersion: account.tokenVersion,
      refreshHash: token.hash,
      lifeSeconds: SESSION_SECONDS,
    });
    await this.record(tx, 'session.open', sessionId, { kind });
    return { sessionId, accountId: account.id, tokenVersion: account.tokenVersion, kind, refreshToken: token.text };
  }

  /**
   * Who calls with these claims, in one statement. Throws `auth.suspended` when the account is, `auth.session` when the
   * session has ended or is not the claims' own.
   */
  async authenticate(claims: AccessClaims): Promise<Actor> {
    const caller = await this.find(claims.sessionId);
    if (!caller || caller.accountId !== claims.accountId || caller.kind !== claims.kind) {
      throw new DomainError('auth.session');
    }
    if (caller.accountState === 'suspended') throw new DomainError('auth.suspended');
    if (!isLive(caller) || claims.tokenVersion !== caller.accountTokenVersion) throw new DomainError('auth.session');
    return actorFrom(caller);
  }

  /** The actor of a session as it stands now, for streams that outlive their request; null when it has ended. */
  async actorOf(sessionId: string): Promise<Actor | null> {
    const caller = await this.find(sessionId);
    return caller && caller.accountState === 'active' && isLive(caller) ? actorFrom(caller) : null;
  }

  /** What the caller sees of the own account. */
  async view(call: Call): Promise<SessionView> {
    const view = await this.transactions.read(contextOf(call), (tx) => this.sessions.view(tx, call.actor.accountId));
    if (!view) throw new DomainError('auth.session');
    return view;
  }

  /**
   * Gives the successor of a refresh token. A used one ends the session, save the direct predecessor within ten
   * seconds: that gets the same successor again, so that tabs side by side and a lost answer do no harm. Not audited,
   * as it changes nobody's rights. Throws `auth.session` or `auth.suspended`.
   */
  async refresh(text: string, kind: SessionKind, requestId: string): Promise<SessionGrant> {
    const token = this.tokens.read(text);
    if (!token) throw new DomainError('auth.session');
    const outcome = await this.transactions.run(systemContext(requestId), async (tx) => {
      const session = await this.sessions.lock(tx, token.sessionId);
      if (!session || session.kind !== kind) return null;
      if (session.accountState === 'suspended') return 'suspended';
      if (!isLive(session)) return null;
      return this.rotate(tx, session, token);
    });
    if (outcome === 'suspended') throw new DomainError('auth.suspended');
    if (outcome === null) throw new DomainError('auth.session');
    return outcome;
  }

  /** Ends the caller's session. */
  async close(call: Call): Promise<void> {
    await this.transactions.run(contextOf(call), async (tx) => {
      if (await this.sessions.revoke(tx, call.actor.sessionId)) {
        await this.record(tx, 'session.close', call.actor.sessionId, {});
      }
    });
  }

  /** Ends every session of the caller's account but the present one. */
  async endOthers(tx: Tx, call: Call): Promise<void> {
    await this.sessions.revokeAll(tx, call.actor.accountId, call.actor.sessionId);
  }

  /** Notes that the caller's session has just proved the password. */
  async confirm(tx: Tx, call: Call, tokenVersion: number): Promise<void> {
    await this.sessions.confirm(tx, call.actor.sessionId, tokenVersion);
    await this.record(tx, 'session.confirm', call.actor.sessionId, {});
  }

  /** Gives the caller's session a first token anew, under the account's present token version. */
  async renew(tx: Tx, call: Call, tokenVersion: number): Promise<SessionGrant> {
    const { sessionId, accountId } = call.actor;
    const session = await this.sessions.lock(tx, sessionId);
    if (!session?.open) throw new DomainError('auth.session');
    const token = this.tokens.first(sessionId);
    await this.sessions.rotate(tx, sessionId, token.hash);
    await this.sessions.confirm(tx, sessionId, tokenVersion);
    return { sessionId, accountId, tokenVersion, kind: session.kind, refreshToken: token.text };
  }

  private async rotate(tx: Tx, session: LockedSession, token: RefreshToken): Promise<SessionGrant | null> {
    const next = this.tokens.successor(token);
    const grant: SessionGrant = {
      sessionId: session.id,
      accountId: session.accountId,
      tokenVersion: session.tokenVersion,
      kind: session.kind,
      refreshToken: next.text,
    };
    if (token.hash.equals(session.refreshHash)) {
      await this.sessions.rotate(tx, session.id, next.hash);
      return grant;
    }
    const repeated =
      session.previousRefreshHash?.equals(token.hash) &&
      session.refreshHash.equals(next.hash) &&
      session.secondsSinceRotation <= GRACE_SECONDS;
    if (repeated) return grant;
    await this.sessions.revoke(tx, session.id);
    await this.record(tx, 'session.revoke', session.id, { reason: 'replay' });
    return null;
  }

  private find(sessionId: string): Promise<SessionCaller | null> {
    return this.transactions.read(systemContext(), (tx) => this.sessions.findCaller(tx, sessionId));
  }

  private async record(tx: Tx, action: string, sessionId: string, after: Record<string, unknown>): Promise<void> {
    await this.audit.append(tx, [{ action, subjectType: 'session', subjectId: sessionId, after }]);
  }
}

function isLive(session: { open: boolean; tokenVersion: number; accountTokenVersion: number }): boolean {
  return session.open && session.tokenVersion === session.accountTokenVersion;
}

function actorFrom(caller: SessionCaller): Actor {
  const { accountId, personId, sessionId, platformRole, memberships, authenticatedAt, locale } = caller;
  return { accountId, personId, sessionId, platformRole, memberships, authenticatedAt, locale };
}
