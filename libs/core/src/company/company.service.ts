import { Injectable } from '@nestjs/common';
import {
  AuditRepository,
  CompanyEdit,
  CompanyRepository,
  MembershipRepository,
  OwnCompany,
  StoredCompany,
  Transactions,
} from '@callboard/database';
import { DomainError, newId } from '@callboard/domain';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { normaliseCreditCode } from './credit-code';

export type { OwnCompany, StoredCompany } from '@callboard/database';

/** What is told of a company to those who may check it: its code and its evidence. */
export interface CompanyProof {
  readonly creditCode?: string;
  readonly evidence?: string;
}

/** States in which a company's facts may still change; afterwards they are what was verified. */
const EDITABLE: readonly StoredCompany['state'][] = ['draft', 'rejected'];

/** Companies as their members see them. */
@Injectable()
export class CompanyService {
  constructor(
    private readonly transactions: Transactions,
    private readonly companies: CompanyRepository,
    private readonly members: MembershipRepository,
    private readonly access: Access,
    private readonly audit: AuditRepository,
    private readonly cycles: LifeCycles,
    private readonly events: Events,
  ) {}

  /** Founds a company as a draft; the caller becomes its owner. */
  async found(call: Call, name: string): Promise<StoredCompany> {
    const id = newId();
    return this.transactions.run(contextOf(call), async (tx) => {
      await this.companies.insert(tx, { id, name });
      await this.members.insert(tx, {
        companyId: id,
        accountId: call.actor.accountId,
        role: 'owner',
        department: null,
      });
      await this.audit.append(tx, [
        { action: 'company.found', subjectType: 'company', subjectId: id, companyId: id, after: { state: 'draft' } },
      ]);
      return (await this.companies.find(tx, id))!;
    });
  }

  /** The caller's companies, by name. */
  async listOwn(call: Call): Promise<OwnCompany[]> {
    return this.transactions.read(contextOf(call), (tx) => this.companies.listOf(tx, call.actor.accountId));
  }

  /** A company for a member; code and evidence only for those who may edit it or read everything. */
  async get(call: Call, companyId: string): Promise<StoredCompany> {
    this.access.company(call.actor, companyId, 'company.read');
    const company = await this.transactions.read(contextOf(call), (tx) => this.companies.find(tx, companyId));
    if (!company) throw new DomainError('notFound');
    const mayCheck = this.access.may(call.actor, companyId, 'company.edit') || call.actor.platformRole !== 'none';
    return mayCheck ? company : { ...company, creditCode: null, evidence: '' };
  }

  /** Changes a draft or a rejected company that still has `version`. */
  async edit(call: Call, companyId: string, version: number, edit: CompanyEdit): Promise<StoredCompany> {
    this.access.company(call.actor, companyId, 'company.edit');
    const checked = { ...edit, ...checkProof(edit) };
    return this.transactions.run(contextOf(call), async (tx) => {
      const company = await this.companies.lock(tx, companyId);
      if (!company) throw new DomainError('notFound');
      if (!EDITABLE.includes(company.state)) {
        throw new DomainError('state.conflict', { subject: 'company', event: 'edit', state: company.state });
      }
      const updated = await this.companies.update(tx, companyId, version, checked);
      if (updated === null) throw new DomainError('version.conflict', { version: company.version });
      const fields = Object.keys(edit).filter((field) => edit[field as keyof CompanyEdit] !== undefined);
      await this.audit.append(tx, [
        {
          action: 'company.edit',
          subjectType: 'company',
          subjectId: companyId,
          companyId,
          after: { fields, version: updated },
        },
      ]);
      return (await this.companies.find(tx, companyId))!;
    });
  }

  /** Asks for verification; code and evidence may come along or be there already, else `company.evidenceMissing`. */
  async submit(call: Call, companyId: string, proof: CompanyProof): Promise<StoredCompany> {
    this.access.company(call.actor, companyId, 'company.edit');
    const checked = checkProof(proof);
    return this.transactions.run(contextOf(call), async (tx) => {
      const company = await this.companies.lock(tx, companyId);
      if (!company) throw new DomainError('notFound');
      if (!(checked.creditCode ?? company.creditCode) || !(checked.evidence ?? company.evidence)) {
        throw new DomainError('company.evidenceMissing');
      }
      await this.cycles.move(tx, 'company', 'submit', companyId, { companyId });
      await this.companies.update(tx, companyId, company.version, checked);
      this.events.live(tx, 'company', companyId, ['admin']);
      return (await this.companies.find(tx, companyId))!;
    });
  }
}

function checkProof(proof: { creditCode?: string | null; evidence?: string }): CompanyProof {
  const given: { creditCode?: string; evidence?: string } = {};
  if (proof.evidence !== undefined) given.evidence = proof.evidence;
  if (proof.creditCode !== undefined && proof.creditCode !== null) {
    const creditCode = normaliseCreditCode(proof.creditCode);
    if (creditCode === null) {
      const pointer = '/creditCode';
      throw new DomainError('request.invalid', { fields: pointer }, [{ pointer, code: 'creditCode.invalid' }]);
    }
    given.creditCode = creditCode;
  }
  return given;
}
