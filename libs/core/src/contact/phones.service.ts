import { Injectable } from '@nestjs/common';
import { AuditRepository, ContactRepository, PersonVaultRepository, Transactions } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { Access } from '../access/access.service';
import { PersonVault } from '../account/person-vault';
import { Call, contextOf } from '../kernel/actor';
import { Notifier } from '../notification/notifier.service';

/** Opens the phone numbers of people whom a shoot has to reach at once. */
@Injectable()
export class Phones {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly contacts: ContactRepository,
    private readonly vaults: PersonVaultRepository,
    private readonly vault: PersonVault,
    private readonly audit: AuditRepository,
    private readonly notifier: Notifier,
  ) {}

  /**
   * The number of somebody who is booked in the shoot, or whom its running backfill has asked and who has not said no, in
   * E.164; null when she gave none. The look is audited either way, and she is told of it, once a day. Needs the right to
   * send offers for her department; throws `notFound` for everybody else of the world.
   */
  async reveal(call: Call, shootId: string, personId: string): Promise<string | null> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const { companyId } = await this.access.shoot(tx, call.actor, shootId, 'offer.send');
      const reached = await this.contacts.reachable(tx, shootId, personId);
      if (!reached) throw new DomainError('notFound');
      const { department, roleId, today } = reached;
      this.access.company(call.actor, companyId, 'offer.send', department);
      const [stored] = await this.vaults.find(tx, [personId]);
      const phone = (stored && this.vault.open(stored).phone) ?? null;
      const subject = { subjectType: 'person', subjectId: personId, companyId, shootId };
      await this.audit.append(tx, [
        { action: 'contact.reveal', ...subject, after: { kind: 'phone', known: phone !== null } },
      ]);
      if (phone !== null) {
        const params = { shoot: shootId, role: roleId };
        await this.notifier.tell(tx, [
          { personId, template: 'contact.revealed', subject: `${shootId}/${today}`, params },
        ]);
      }
      return phone;
    });
  }
}
