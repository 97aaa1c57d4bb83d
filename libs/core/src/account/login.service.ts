import { Injectable } from '@nestjs/common';
import {
  AccountRepository,
  AccountSecret,
  AuditRepository,
  SessionKind,
  systemContext,
  Transactions,
  Tx,
} from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { Call, contextOf } from '../kernel/actor';
import { parseContact } from './contact';
import { PasswordHasher } from './password-hasher.service';
import { PersonVault } from './person-vault';
import { SessionGrant, SessionService } from './session.service';
import { Bucket, Throttle } from './throttle.service';
import { throttleAddress } from './throttle-rule';

/** A log-in as it arrives. */
export interface LoginAttempt {
  readonly contact: string;
  readonly password: string;
  readonly kind: SessionKind;
  /** The client's address as far as it can be trusted. */
  readonly address: string;
  readonly requestId: string;
}

/** Who proves what: log-in by contact and password, and the password once more for weighty steps. */
@Injectable()
export class LoginService {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountRepository,
    private readonly audit: AuditRepository,
    private readonly sessions: SessionService,
    private readonly hasher: PasswordHasher,
    private readonly throttle: Throttle,
    private readonly vault: PersonVault,
  ) {}

  /**
   * Opens a session. An unknown contact and a wrong password are refused alike (`auth.credentials`), in words and in
   * time; `auth.throttled` after too many failures; `auth.suspended` only once the password proved right.
   */
  async login(attempt: LoginAttempt): Promise<SessionGrant> {
    return this.hasher.inTurn(async () => {
      const account = await this.find(attempt.contact);
      const buckets = [
        this.throttle.bucket('account', account?.id ?? parseContact(attempt.contact)?.value ?? attempt.contact),
        this.throttle.bucket('address', throttleAddress(attempt.address)),
      ];
      await this.throttle.admit(buckets);
      const proved = await this.hasher.verify(account?.passwordHash ?? null, attempt.password);
      if (!account || !proved) throw new DomainError('auth.credentials');
      const rehash = this.hasher.isOutdated(account.passwordHash) ? await this.hasher.hash(attempt.password) : null;
      return this.admitProved(account, attempt, buckets, rehash);
    });
  }

  /** Proves the password again, so that weighty steps are allowed for some minutes. */
  async confirm(call: Call, password: string): Promise<void> {
    await this.proveCaller(call, password, async (tx, account) => {
      await this.sessions.confirm(tx, call, account.tokenVersion);
    });
  }

  /** Changes the caller's password; every other session ends and tokens made before are void. */
  async changePassword(call: Call, current: string, next: string): Promise<SessionGrant> {
    this.hasher.assertAcceptable(next);
    const nextHash = await this.hasher.inTurn(() => this.hasher.hash(next));
    return this.proveCaller(call, current, async (tx, account) => {
      const tokenVersion = await this.accounts.changePassword(tx, account.id, nextHash);
      await this.sessions.endOthers(tx, call);
      await this.audit.append(tx, [
        { action: 'account.changePassword', subjectType: 'account', subjectId: account.id, after: { tokenVersion } },
      ]);
      return this.sessions.renew(tx, call, tokenVersion);
    });
  }

  private async find(text: string): Promise<AccountSecret | null> {
    const contact = parseContact(text);
    // What cannot be a contact is looked up all the same, so that it takes as long.
    const lookup = this.vault.lookup(contact?.kind ?? 'email', contact?.value ?? '');
    return this.transactions.read(systemContext(), (tx) =>
      this.accounts.findByContact(tx, contact?.kind ?? 'email', lookup),
    );
  }

  private async admitProved(
    account: AccountSecret,
    attempt: LoginAttempt,
    buckets: readonly Bucket[],
    rehash: string | null,
  ): Promise<SessionGrant> {
    const context = { actor: { kind: 'account', accountId: account.id }, requestId: attempt.requestId } as const;
    const grant = await this.transactions.run(context, async (tx) => {
      await this.throttle.succeed(tx, buckets);
      // The hash may have been proved a moment before another request changed the password or the state.
      const present = await this.accounts.lockSecret(tx, account.id);
      if (!present || present.passwordHash !== account.passwordHash) return null;
      if (present.state === 'suspended') return 'suspended';
      if (rehash !== null) await this.accounts.rehash(tx, account.id, account.passwordHash, rehash);
      return this.sessions.open(tx, present, attempt.kind);
    });
    if (grant === 'suspended') throw new DomainError('auth.suspended');
    if (grant === null) throw new DomainError('auth.credentials');
    return grant;
  }

  private async proveCaller<T>(
    call: Call,
    password: string,
    work: (tx: Tx, account: AccountSecret) => Promise<T>,
  ): Promise<T> {
    return this.hasher.inTurn(async () => {
      const { accountId } = call.actor;
      const account = await this.transactions.read(contextOf(call), (tx) => this.accounts.findSecret(tx, accountId));
      const buckets = [this.throttle.bucket('account', accountId)];
      await this.throttle.admit(buckets);
      if (!(await this.hasher.verify(account?.passwordHash ?? null, password)))
        throw new DomainError('auth.credentials');
      return this.transactions.run(contextOf(call), async (tx) => {
        await this.throttle.succeed(tx, buckets);
        const present = await this.accounts.lockSecret(tx, accountId);
        if (!present || present.passwordHash !== account?.passwordHash) throw new DomainError('auth.credentials');
        return work(tx, present);
      });
    });
  }
}
