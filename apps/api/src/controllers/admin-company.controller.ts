import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  Company,
  company,
  CompanyDecisionBody,
  companyDecisionBody,
  idParam,
  reviewedCompanies,
  ReviewQuery,
  reviewQuery,
} from '@callboard/contracts/http';
import { Call, CompanyReviewService } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';
import { companyAnswer } from './company-answer';

const companyParam = idParam('companyId');

@Controller('api/v1/admin/companies')
export class AdminCompanyController {
  constructor(private readonly reviews: CompanyReviewService) {}

  @Get()
  @Route({
    access: 'admin.read',
    summary: 'Companies by state, those that wait longest first',
    answer: reviewedCompanies,
  })
  async list(@Caller() call: Call, @Query({ schema: reviewQuery }) query: ReviewQuery): Promise<unknown> {
    const page = await this.reviews.list(call, query);
    return { ...page, items: page.items.map((row) => ({ ...row, ...companyAnswer(row) })) };
  }

  @Post(':companyId/decision')
  @Route({ access: 'admin.verify', summary: 'Verify, reject, suspend or reinstate a company', answer: company })
  async decide(
    @Caller() call: Call,
    @Param({ schema: companyParam }) { companyId }: { companyId: string },
    @Body({ schema: companyDecisionBody }) { decision, reason }: CompanyDecisionBody,
  ): Promise<Company> {
    return companyAnswer(await this.reviews.decide(call, companyId, decision, reason));
  }
}
