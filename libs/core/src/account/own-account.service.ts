import { Injectable } from '@nestjs/common';
import { AccountRepository, AccountSettings, AuditRepository, Transactions } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { Call, contextOf } from '../kernel/actor';
import { Events } from '../kernel/events.service';

/** What somebody changes of the own account. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountRepository,
    private readonly audit: AuditRepository,
    private readonly events: Events,
  ) {}

  /** Edits the caller's name and language and returns both; an edit that changes nothing writes nothing. */
  async edit(call: Call, patch: Partial<AccountSettings>): Promise<AccountSettings> {
    const { accountId, personId } = call.actor;
    return this.transactions.run(contextOf(call), async (tx) => {
      const before = await this.accounts.lockSettings(tx, accountId);
      if (!before) throw new DomainError('auth.session');
      const fields = (Object.keys(patch) as (keyof AccountSettings)[]).filter((key) => patch[key] !== before[key]);
      if (fields.length === 0) return before;
      const after = { ...before, ...patch };
      await this.accounts.saveSettings(tx, accountId, after);
      await this.audit.append(tx, [
        { action: 'account.edit', subjectType: 'account', subjectId: accountId, after: { fields } },
      ]);
      this.events.live(tx, 'account', accountId, [`person:${personId}`]);
      return after;
    });
  }
}
