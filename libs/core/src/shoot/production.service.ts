import { Injectable } from '@nestjs/common';
import {
  AuditRepository,
  ProductionRecord,
  ProductionRepository,
  ProductionTerms,
  Transactions,
} from '@callboard/database';
import { DomainError, newId } from '@callboard/domain';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { Page, pageById, PageRequest } from '../kernel/page';

/** The titles of a company. */
@Injectable()
export class ProductionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly productions: ProductionRepository,
    private readonly audit: AuditRepository,
  ) {}

  async create(call: Call, companyId: string, terms: ProductionTerms): Promise<ProductionRecord> {
    return this.transactions.run(contextOf(call), async (tx) => {
      this.access.company(call.actor, companyId, 'shoot.edit');
      const id = newId();
      await this.productions.insert(tx, id, companyId, terms);
      await this.audit.append(tx, [
        {
          action: 'production.create',
          subjectType: 'production',
          subjectId: id,
          companyId,
          after: { genre: terms.genre },
        },
      ]);
      return (await this.productions.findOfCompany(tx, companyId, id))!;
    });
  }

  /** Edits a production; its shoots keep the titles they have. An edit that changes nothing writes nothing. */
  async update(call: Call, productionId: string, patch: Partial<ProductionTerms>): Promise<ProductionRecord> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const before = await this.productions.lock(tx, productionId);
      if (!before) throw new DomainError('notFound');
      const { companyId } = before;
      this.access.company(call.actor, companyId, 'shoot.edit');
      const fields = (Object.keys(patch) as (keyof ProductionTerms)[]).filter((key) => patch[key] !== before[key]);
      if (fields.length === 0) return before;
      const after = { ...before, ...patch };
      await this.productions.update(tx, productionId, after);
      await this.audit.append(tx, [
        {
          action: 'production.edit',
          subjectType: 'production',
          subjectId: productionId,
          companyId,
          after: { fields },
        },
      ]);
      return after;
    });
  }

  /** Newest first. */
  async list(call: Call, companyId: string, page: PageRequest): Promise<Page<ProductionRecord>> {
    return this.transactions.read(contextOf(call), async (tx) => {
      this.access.company(call.actor, companyId, 'shoot.read');
      return pageById(page, (before, limit) => this.productions.listOfCompany(tx, companyId, before ?? null, limit));
    });
  }
}
