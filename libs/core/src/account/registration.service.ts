import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccountRepository, AuditRepository, PersonVaultRepository, Transactions } from '@callboard/database';
import { DomainError, isDomainError, newId } from '@callboard/domain';
import { Contact, requireContact } from './contact';
import { PasswordHasher } from './password-hasher.service';
import { PersonVault } from './person-vault';
import { Throttle } from './throttle.service';
import { throttleAddress } from './throttle-rule';

/** A registration as it arrives. */
export interface Registration {
  /** E-mail address or phone number. */
  readonly contact: string;
  readonly password: string;
  readonly displayName: string;
  readonly locale: 'zh' | 'en';
  readonly address: string;
  readonly requestId: string;
}

const HANDLE_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A handle nobody has: ten characters that are not mistaken for each other, 50 bits. */
export function newHandle(): string {
  return Array.from(randomBytes(10), (byte) => HANDLE_ALPHABET[byte & 31]).join('');
}

/** New accounts. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountRepository,
    private readonly vaults: PersonVaultRepository,
    private readonly audit: AuditRepository,
    private readonly hasher: PasswordHasher,
    private readonly throttle: Throttle,
    private readonly vault: PersonVault,
  ) {}

  /**
   * Makes person, account and sealed contact. When somebody has the contact already, nothing is made and nothing is
   * said: the same work is done, undone, and answered alike, so that nobody learns who has an account. Logging in
   * follows by itself; there the contact's owner is recognised by the password. Throws `account.phone`,
   * `account.password`, `request.invalid`, `auth.throttled`.
   */
  async register(registration: Registration): Promise<void> {
    const contact = requireContact(registration.contact);
    this.hasher.assertAcceptable(registration.password);
    await this.throttle.admit([this.throttle.bucket('register', throttleAddress(registration.address))]);
    const passwordHash = await this.hasher.inTurn(() => this.hasher.hash(registration.password));
    try {
      await this.create(registration, contact, passwordHash);
    } catch (error) {
      if (!isDomainError(error, 'account.contactTaken')) throw error;
    }
  }

  private async create(registration: Registration, contact: Contact, passwordHash: string): Promise<void> {
    const { displayName, locale, requestId } = registration;
    const [accountId, personId] = [newId(), newId()];
    await this.transactions.run({ actor: { kind: 'account', accountId }, requestId }, async (tx) => {
      await this.accounts.insertMany(tx, [
        { accountId, personId, handle: newHandle(), displayName, passwordHash, locale },
      ]);
      await this.audit.append(tx, [
        { action: 'account.register', subjectType: 'account', subjectId: accountId, after: { by: contact.kind } },
      ]);
      const taken = await this.vaults.isTaken(tx, contact.kind, this.vault.lookup(contact.kind, contact.value));
      // A contact that is taken costs the same statements, which are then undone; a race is left to the constraint.
      const value = taken ? randomBytes(16).toString('hex') : contact.value;
      const sealed = this.vault.sealMany([{ personId, [contact.kind]: value }]);
      await this.vaults.insertMany(tx, sealed.keys, sealed.contacts);
      if (taken) throw new DomainError('account.contactTaken');
    });
  }
}
