import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  createProduction,
  idParam,
  production,
  productionPage,
  productionsQuery,
  updateProduction,
} from '@callboard/contracts/http';
import { Call, ProductionService } from '@callboard/core';
import { z } from 'zod';
import { Caller } from '../http/caller';
import { Route } from '../http/route';

const companyParam = idParam('companyId');
type CompanyParam = z.infer<typeof companyParam>;
const productionParam = idParam('productionId');
type ProductionParam = z.infer<typeof productionParam>;
type Production = z.infer<typeof production>;
type Stored = Awaited<ReturnType<ProductionService['create']>>;

function answer(stored: Stored): Production {
  return { ...stored, createdAt: stored.createdAt.toISOString() };
}

@Controller('api/v1')
export class ProductionController {
  constructor(private readonly productions: ProductionService) {}

  @Post('companies/:companyId/productions')
  @Route({ access: 'account', status: 201, idempotent: true, summary: 'Create a production', answer: production })
  async create(
    @Caller() call: Call,
    @Param({ schema: companyParam }) { companyId }: CompanyParam,
    @Body({ schema: createProduction }) body: z.infer<typeof createProduction>,
  ): Promise<Production> {
    return answer(await this.productions.create(call, companyId, { ...body, filingNumber: body.filingNumber ?? null }));
  }

  @Get('companies/:companyId/productions')
  @Route({ access: 'account', summary: "A company's productions, newest first", answer: productionPage })
  async list(
    @Caller() call: Call,
    @Param({ schema: companyParam }) { companyId }: CompanyParam,
    @Query({ schema: productionsQuery }) query: z.infer<typeof productionsQuery>,
  ): Promise<z.infer<typeof productionPage>> {
    const page = await this.productions.list(call, companyId, query);
    return { ...page, items: page.items.map(answer) };
  }

  @Patch('productions/:productionId')
  @Route({ access: 'account', summary: 'Edit a production; its shoots keep their titles', answer: production })
  async update(
    @Caller() call: Call,
    @Param({ schema: productionParam }) { productionId }: ProductionParam,
    @Body({ schema: updateProduction }) body: z.infer<typeof updateProduction>,
  ): Promise<Production> {
    return answer(await this.productions.update(call, productionId, body));
  }
}
