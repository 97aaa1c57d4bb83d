import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import {
  Company,
  company,
  EditCompanyBody,
  editCompanyBody,
  FoundCompanyBody,
  foundCompanyBody,
  idParam,
  ownCompanies,
  SubmitCompanyBody,
  submitCompanyBody,
} from '@callboard/contracts/http';
import { Call, CompanyService } from '@callboard/core';
import { Caller, IfMatch } from '../http/caller';
import { Route } from '../http/route';
import { companyAnswer } from './company-answer';

const companyParam = idParam('companyId');
type CompanyParam = { companyId: string };

@Controller('api/v1/companies')
export class CompanyController {
  constructor(private readonly companies: CompanyService) {}

  @Post()
  @Route({
    access: 'account',
    status: 201,
    idempotent: true,
    summary: 'Found a company; it starts as a draft',
    answer: company,
  })
  async found(@Caller() call: Call, @Body({ schema: foundCompanyBody }) body: FoundCompanyBody): Promise<Company> {
    return companyAnswer(await this.companies.found(call, body.name));
  }

  @Get()
  @Route({ access: 'account', summary: 'The companies one belongs to', answer: ownCompanies })
  async list(@Caller() call: Call): Promise<unknown> {
    return { items: await this.companies.listOwn(call) };
  }

  @Get(':companyId')
  @Route({ access: 'account', summary: 'A company, for its members', answer: company })
  async get(@Caller() call: Call, @Param({ schema: companyParam }) { companyId }: CompanyParam): Promise<Company> {
    return companyAnswer(await this.companies.get(call, companyId));
  }

  @Patch(':companyId')
  @Route({ access: 'account', versioned: true, summary: 'Change a draft or rejected company', answer: company })
  async edit(
    @Caller() call: Call,
    @Param({ schema: companyParam }) { companyId }: CompanyParam,
    @IfMatch() version: number,
    @Body({ schema: editCompanyBody }) body: EditCompanyBody,
  ): Promise<Company> {
    return companyAnswer(await this.companies.edit(call, companyId, version, body));
  }

  @Post(':companyId/submission')
  @Route({ access: 'account', summary: 'Ask for verification, with credit code and evidence', answer: company })
  async submit(
    @Caller() call: Call,
    @Param({ schema: companyParam }) { companyId }: CompanyParam,
    @Body({ schema: submitCompanyBody }) body: SubmitCompanyBody,
  ): Promise<Company> {
    return companyAnswer(await this.companies.submit(call, companyId, body));
  }
}
