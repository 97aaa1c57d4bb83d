import { Injectable } from '@nestjs/common';
import { AccountRepository, Transactions } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { Call, contextOf } from '../kernel/actor';
import { Contact } from './contact';
import { PersonVault } from './person-vault';
import { Throttle } from './throttle.service';

/** Finds accounts by contacts that the caller already knows. */
@Injectable()
export class ContactDirectory {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountRepository,
    private readonly vault: PersonVault,
    private readonly throttle: Throttle,
  ) {}

  /**
   * The account that has the contact. Misses are counted by caller, so that nobody can find out by trial who is here;
   * throws `account.contactMissing`, or `auth.throttled` after twenty misses an hour.
   */
  async find(call: Call, contact: Contact): Promise<string> {
    const buckets = [this.throttle.bucket('invite', call.actor.accountId)];
    await this.throttle.admit(buckets);
    const lookup = this.vault.lookup(contact.kind, contact.value);
    return this.transactions.run(contextOf(call), async (tx) => {
      const account = await this.accounts.findByContact(tx, contact.kind, lookup);
      if (!account || account.state === 'suspended') throw new DomainError('account.contactMissing');
      await this.throttle.succeed(tx, buckets);
      return account.id;
    });
  }
}
