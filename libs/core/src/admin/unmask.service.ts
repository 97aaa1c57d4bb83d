import { Injectable } from '@nestjs/common';
import { AccountRepository, AuditRepository, PersonVaultRepository, Transactions } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { Access } from '../access/access.service';
import { PersonalKind } from '../account/contact';
import { PersonVault } from '../account/person-vault';
import { requireFresh } from '../account/step-up';
import { Call, contextOf } from '../kernel/actor';

/** Shows one piece of personal data in the clear, for a reason that stays in the trail. */
@Injectable()
export class UnmaskService {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountRepository,
    private readonly vaults: PersonVaultRepository,
    private readonly vault: PersonVault,
    private readonly access: Access,
    private readonly audit: AuditRepository,
  ) {}

  /** The value of that kind, or null when the person gave none; the look is audited either way. */
  async unmask(call: Call, accountId: string, kind: PersonalKind, reason: string): Promise<string | null> {
    this.access.platform(call.actor, 'admin.unmask');
    requireFresh(call.actor);
    return this.transactions.run(contextOf(call), async (tx) => {
      const account = await this.accounts.findSecret(tx, accountId);
      if (!account) throw new DomainError('notFound');
      await this.audit.append(tx, [
        { action: 'account.unmask', subjectType: 'account', subjectId: accountId, after: { kind, reason } },
      ]);
      const [stored] = await this.vaults.find(tx, [account.personId]);
      return (stored && this.vault.open(stored)[kind]) ?? null;
    });
  }
}
