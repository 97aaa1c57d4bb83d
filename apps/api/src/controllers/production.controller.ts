import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { createProduction, idParam, production, productionPage, productionsQuery } from '@callboard/contracts/http';
import { Call, ProductionService } from '@callboard/core';
import { z } from 'zod';
import { Caller } from '../http/caller';
import { Route } from '../http/route';

const companyParam = idParam('companyId');
type CompanyParam = z.infer<typeof companyParam>;
type Production = z.infer<typeof production>;
type Stored = Awaited<ReturnType<ProductionService['create']>>;

function answer(stored: Stored): Production {
  return { ...stored, createdAt: stored.createdAt.toISOString() };
}

@Controller('api/v1/companies/:companyId/productions')
export class ProductionController {
  constructor(private readonly productions: ProductionService) {}

  @Post()
  @Route({ access: 'account', status: 201, idempotent: true, summary: 'Create a production', answer: production })
  async create(
    @Caller() call: Call,
    @Param({ schema: companyParam }) { companyId }: CompanyParam,
    @Body({ schema: createProduction }) body: z.infer<typeof createProduction>,
  ): Promise<Production> {
    return answer(await this.productions.create(call, companyId, { ...body, filingNumber: body.filingNumber ?? null }));
  }

  @Get()
  @Route({ access: 'account', summary: "A company's productions, newest first", answer: productionPage })
  async list(
    @Caller() call: Call,
    @Param({ schema: companyParam }) { companyId }: CompanyParam,
    @Query({ schema: productionsQuery }) query: z.infer<typeof productionsQuery>,
  ): Promise<z.infer<typeof productionPage>> {
    const page = await this.productions.list(call, companyId, query);
    return { ...page, items: page.items.map(answer) };
  }
}
