import { Injectable } from '@nestjs/common';
import { CompanyRepository, ReviewedCompany, StoredCompany, Transactions } from '@callboard/database';
import { DomainError, StateOf } from '@callboard/domain';
import { Access } from '../access/access.service';
import { requireFresh } from '../account/step-up';
import { Call, contextOf } from '../kernel/actor';
import { LifeCycles } from '../kernel/lifecycle.service';
import { ShootOpener } from '../shoot/shoot-opener.service';
import { Page, pageById, PageRequest } from '../kernel/page';

/** What those who verify can decide. */
export const COMPANY_DECISIONS = ['verify', 'reject', 'suspend', 'reinstate'] as const;
export type CompanyDecision = (typeof COMPANY_DECISIONS)[number];

/** Decisions that the company is owed a reason for. */
const NEEDS_REASON: readonly CompanyDecision[] = ['reject', 'suspend'];

/** The platform's look at companies. */
@Injectable()
export class CompanyReviewService {
  constructor(
    private readonly transactions: Transactions,
    private readonly companies: CompanyRepository,
    private readonly access: Access,
    private readonly cycles: LifeCycles,
    private readonly opener: ShootOpener,
  ) {}

  /** Companies of a state, those that wait longest first. */
  async list(call: Call, request: PageRequest & { state?: StateOf<'company'> }): Promise<Page<ReviewedCompany>> {
    this.access.platform(call.actor, 'admin.read');
    return this.transactions.read(contextOf(call), (tx) =>
      pageById(request, (after, limit) => this.companies.listForReview(tx, { state: request.state, after, limit })),
    );
  }

  /**
   * Verifies, rejects, suspends or reinstates a company; with its verification its waiting shoots open. Throws `request.invalid` when a reason is owed and missing,
   * `state.conflict` when the company is not where the decision starts.
   */
  async decide(call: Call, companyId: string, decision: CompanyDecision, reason: string): Promise<StoredCompany> {
    const suspends = decision === 'suspend' || decision === 'reinstate';
    this.access.platform(call.actor, suspends ? 'admin.suspend' : 'admin.verify');
    if (suspends) requireFresh(call.actor);
    if (NEEDS_REASON.includes(decision) && reason === '') {
      throw new DomainError('request.invalid', { fields: '/reason' }, [{ pointer: '/reason', code: 'reason.missing' }]);
    }
    return this.transactions.run(contextOf(call), async (tx) => {
      await this.cycles.move(tx, 'company', decision, companyId, {
        companyId,
        patch: { decided_at: 'now', decision_reason: reason === '' ? null : reason },
      });
      if (decision === 'verify') await this.opener.openReviewedShoots(tx, companyId);
      return (await this.companies.find(tx, companyId))!;
    });
  }
}
