import { Injectable } from '@nestjs/common';
import {
  AuditRepository,
  ProductionRecord,
  ProductionRepository,
  ProductionTerms,
  Transactions,
} from '@callboard/database';
import { newId } from '@callboard/domain';
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

  /** Newest first. */
  async list(call: Call, companyId: string, page: PageRequest): Promise<Page<ProductionRecord>> {
    return this.transactions.read(contextOf(call), async (tx) => {
      this.access.company(call.actor, companyId, 'shoot.read');
      return pageById(page, (before, limit) => this.productions.listOfCompany(tx, companyId, before ?? null, limit));
    });
  }
}
