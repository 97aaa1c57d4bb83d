import { Injectable } from '@nestjs/common';
import {
  AuditRepository,
  CompanyRepository,
  MemberRow,
  MembershipRepository,
  Transactions,
  Tx,
} from '@callboard/database';
import { CompanyRole, DomainError, isDepartmentId } from '@callboard/domain';
import { Access } from '../access/access.service';
import { requireContact } from '../account/contact';
import { requireFresh } from '../account/step-up';
import { ContactDirectory } from '../account/contact-directory.service';
import { Call, contextOf } from '../kernel/actor';
import { Events } from '../kernel/events.service';

export type { MemberRow } from '@callboard/database';

/** A place in a company; a head of department has a department, nobody else has one. */
export interface MemberPlace {
  readonly role: CompanyRole;
  readonly department?: string | null;
}

/** Who belongs to a company. Changes need a password proved within the last five minutes. */
@Injectable()
export class MemberService {
  constructor(
    private readonly transactions: Transactions,
    private readonly members: MembershipRepository,
    private readonly companies: CompanyRepository,
    private readonly access: Access,
    private readonly audit: AuditRepository,
    private readonly directory: ContactDirectory,
    private readonly events: Events,
  ) {}

  /** The members of a company in the order in which they came; never their contacts. */
  async list(call: Call, companyId: string): Promise<MemberRow[]> {
    this.access.company(call.actor, companyId, 'company.read');
    return this.transactions.read(contextOf(call), (tx) => this.members.list(tx, companyId));
  }

  /**
   * Adds the owner of a contact. Throws `account.contactMissing` when nobody has it (which after twenty misses an hour
   * becomes `auth.throttled`), `member.exists`, `member.departmentMissing`.
   */
  async add(call: Call, companyId: string, contact: string, place: MemberPlace): Promise<MemberRow> {
    this.access.company(call.actor, companyId, 'member.manage');
    requireFresh(call.actor);
    const { role, department } = checkPlace(place);
    const accountId = await this.directory.find(call, requireContact(contact));
    return this.transactions.run(contextOf(call), async (tx) => {
      await this.lockCompany(tx, companyId);
      await this.members.insert(tx, { companyId, accountId, role, department });
      await this.record(tx, 'member.add', companyId, accountId, null, { role, department });
      return (await this.members.find(tx, companyId, accountId))!;
    });
  }

  /** Gives a member another place; `member.lastOwner` when nobody would be left to own the company. */
  async change(call: Call, companyId: string, accountId: string, place: MemberPlace): Promise<MemberRow> {
    this.access.company(call.actor, companyId, 'member.manage');
    requireFresh(call.actor);
    const { role, department } = checkPlace(place);
    return this.transactions.run(contextOf(call), async (tx) => {
      const member = await this.lockMember(tx, companyId, accountId);
      if (role !== 'owner') await this.keepAnOwner(tx, companyId, member);
      await this.members.update(tx, companyId, accountId, role, department);
      const before = { role: member.role, department: member.department };
      await this.record(tx, 'member.change', companyId, accountId, before, { role, department });
      this.tell(tx, companyId, member);
      return (await this.members.find(tx, companyId, accountId))!;
    });
  }

  /** Removes a member, or lets the caller leave; the last owner stays. */
  async remove(call: Call, companyId: string, accountId: string): Promise<void> {
    const leaves = accountId === call.actor.accountId;
    this.access.company(call.actor, companyId, leaves ? 'company.read' : 'member.manage');
    if (!leaves) requireFresh(call.actor);
    await this.transactions.run(contextOf(call), async (tx) => {
      const member = await this.lockMember(tx, companyId, accountId);
      await this.keepAnOwner(tx, companyId, member);
      await this.members.remove(tx, companyId, accountId);
      await this.record(
        tx,
        'member.remove',
        companyId,
        accountId,
        { role: member.role, department: member.department },
        null,
      );
      this.tell(tx, companyId, member);
    });
  }

  private async lockCompany(tx: Tx, companyId: string): Promise<void> {
    if (!(await this.companies.lock(tx, companyId))) throw new DomainError('notFound');
  }

  private async lockMember(tx: Tx, companyId: string, accountId: string): Promise<MemberRow> {
    await this.lockCompany(tx, companyId);
    const member = await this.members.find(tx, companyId, accountId);
    if (!member) throw new DomainError('notFound');
    return member;
  }

  private async keepAnOwner(tx: Tx, companyId: string, leaving: MemberRow): Promise<void> {
    if (leaving.role !== 'owner') return;
    if ((await this.members.countOwners(tx, companyId)) < 2) throw new DomainError('member.lastOwner');
  }

  /** Makes the member's open event streams look at their rights at once. */
  private tell(tx: Tx, companyId: string, member: MemberRow): void {
    this.events.live(tx, 'member', companyId, [`person:${member.personId}`]);
  }

  private async record(
    tx: Tx,
    action: string,
    companyId: string,
    accountId: string,
    before: Record<string, unknown> | null,
    after: Record<string, unknown> | null,
  ): Promise<void> {
    await this.audit.append(tx, [{ action, subjectType: 'account', subjectId: accountId, companyId, before, after }]);
  }
}

function checkPlace(place: MemberPlace): { role: CompanyRole; department: string | null } {
  if (place.role !== 'head_of_department') return { role: place.role, department: null };
  if (!isDepartmentId(place.department)) throw new DomainError('member.departmentMissing');
  return { role: place.role, department: place.department };
}
