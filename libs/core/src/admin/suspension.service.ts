import { Injectable } from '@nestjs/common';
import { AccountRepository, SessionRepository, Transactions } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { Access } from '../access/access.service';
import { requireFresh } from '../account/step-up';
import { Call, contextOf } from '../kernel/actor';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';

/** Shuts accounts out and lets them in again. */
@Injectable()
export class SuspensionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly access: Access,
    private readonly cycles: LifeCycles,
    private readonly events: Events,
  ) {}

  /** Suspends an account: its sessions end and its next request is refused. Nobody suspends the own account. */
  async suspend(call: Call, accountId: string, reason: string): Promise<void> {
    this.admit(call, accountId);
    await this.transactions.run(contextOf(call), async (tx) => {
      const account = await this.accounts.lockSecret(tx, accountId);
      if (!account) throw new DomainError('notFound');
      const patch = { token_version: account.tokenVersion + 1 };
      await this.cycles.move(tx, 'account', 'suspend', accountId, { patch, reason });
      await this.sessions.revokeAll(tx, accountId);
      // Makes open event streams look at their rights at once.
      this.events.live(tx, 'account', accountId, [`person:${account.personId}`]);
    });
  }

  /** Lets a suspended account log in again. */
  async reinstate(call: Call, accountId: string): Promise<void> {
    this.admit(call, accountId);
    await this.transactions.run(contextOf(call), async (tx) => {
      await this.cycles.move(tx, 'account', 'reinstate', accountId);
    });
  }

  private admit(call: Call, accountId: string): void {
    this.access.platform(call.actor, 'admin.suspend');
    requireFresh(call.actor);
    if (accountId === call.actor.accountId) throw new DomainError('account.self');
  }
}
