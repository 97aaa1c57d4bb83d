import { Injectable } from '@nestjs/common';
import { AccountListing, AccountSearchRepository, PersonVaultRepository, Transactions, Tx } from '@callboard/database';
import { DomainError, StateOf } from '@callboard/domain';
import { Access } from '../access/access.service';
import { maskContact, parseContact, PersonalKind } from '../account/contact';
import { PersonVault } from '../account/person-vault';
import { Call, contextOf } from '../kernel/actor';
import { Page, pageById, PageRequest } from '../kernel/page';

/** An account with its contacts masked. */
export interface AdminAccount extends AccountListing {
  readonly contacts: readonly { readonly kind: PersonalKind; readonly masked: string }[];
}

/** What accounts to look for. */
export interface AdminAccountQuery extends PageRequest {
  /** Part of a name or a handle, or a whole e-mail address or phone number. */
  readonly q?: string;
  readonly state?: StateOf<'account'>;
}

/** The platform's look at accounts. */
@Injectable()
export class AccountAdminService {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountSearchRepository,
    private readonly vaults: PersonVaultRepository,
    private readonly vault: PersonVault,
    private readonly access: Access,
  ) {}

  /** Newest accounts first. A whole contact finds its owner through the index; contacts come back masked. */
  async list(call: Call, query: AdminAccountQuery): Promise<Page<AdminAccount>> {
    this.access.platform(call.actor, 'admin.read');
    const { q, state } = query;
    const contact = q === undefined ? null : parseContact(q);
    const exact = contact && { kind: contact.kind, lookup: this.vault.lookup(contact.kind, contact.value) };
    return this.transactions.read(contextOf(call), async (tx) => {
      const page = await pageById(query, (after, limit) =>
        this.accounts.list(tx, { text: exact ? undefined : q, contact: exact ?? undefined, state, after, limit }),
      );
      return { ...page, items: await this.withContacts(tx, page.items) };
    });
  }

  async get(call: Call, accountId: string): Promise<AdminAccount> {
    this.access.platform(call.actor, 'admin.read');
    return this.transactions.read(contextOf(call), async (tx) => {
      const account = await this.accounts.find(tx, accountId);
      if (!account) throw new DomainError('notFound');
      return (await this.withContacts(tx, [account]))[0]!;
    });
  }

  private async withContacts(tx: Tx, accounts: readonly AccountListing[]): Promise<AdminAccount[]> {
    const vaults = await this.vaults.find(
      tx,
      accounts.map((account) => account.personId),
    );
    const opened = new Map(vaults.map((vault) => [vault.personId, this.vault.open(vault)]));
    return accounts.map((account) => ({
      ...account,
      contacts: Object.entries(opened.get(account.personId) ?? {}).map(([kind, value]) => ({
        kind: kind as PersonalKind,
        masked: maskContact(kind as PersonalKind, value),
      })),
    }));
  }
}
