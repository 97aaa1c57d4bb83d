import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import {
  BlockCompanyBody,
  blockCompanyBody,
  blockedCompanies,
  blockedCompany,
  BlocksQuery,
  blocksQuery,
  done,
  idParam,
} from '@callboard/contracts/http';
import { Call, MyBlocks } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';
import { blockedCompanyAnswer } from './block-answer';

@Controller('api/v1/me/blocks')
export class MyBlockController {
  constructor(private readonly blocks: MyBlocks) {}

  @Get()
  @Route({ access: 'account', summary: 'Companies that I have blocked, the latest first', answer: blockedCompanies })
  async list(@Caller() call: Call, @Query({ schema: blocksQuery }) query: BlocksQuery): Promise<object> {
    const page = await this.blocks.list(call, query);
    return { ...page, items: page.items.map(blockedCompanyAnswer) };
  }

  @Post()
  @Route({
    access: 'account',
    summary: 'Block a company, which does not hear of it; again is the same block',
    answer: blockedCompany,
  })
  async make(
    @Caller() call: Call,
    @Body({ schema: blockCompanyBody }) { companyId, note }: BlockCompanyBody,
  ): Promise<object> {
    return blockedCompanyAnswer(await this.blocks.make(call, companyId, note));
  }

  @Delete(':companyId')
  @Route({ access: 'account', summary: 'Take the block of a company back', answer: done })
  async end(
    @Caller() call: Call,
    @Param({ schema: idParam('companyId') }) { companyId }: { companyId: string },
  ): Promise<{ ok: true }> {
    await this.blocks.end(call, companyId);
    return { ok: true };
  }
}
