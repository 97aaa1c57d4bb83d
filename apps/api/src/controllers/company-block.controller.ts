import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import {
  blockedPeople,
  blockedPerson,
  BlockPersonBody,
  blockPersonBody,
  BlocksQuery,
  blocksQuery,
  done,
  idParam,
} from '@callboard/contracts/http';
import { Call, CompanyBlocks } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';
import { blockedPersonAnswer } from './block-answer';

const companyParam = idParam('companyId');
type CompanyParam = { companyId: string };
const pairParam = idParam('companyId', 'personId');
type PairParam = { companyId: string; personId: string };

@Controller('api/v1/companies/:companyId/blocks')
export class CompanyBlockController {
  constructor(private readonly blocks: CompanyBlocks) {}

  @Get()
  @Route({ access: 'account', summary: 'People whom the company has blocked, the latest first', answer: blockedPeople })
  async list(
    @Caller() call: Call,
    @Param({ schema: companyParam }) { companyId }: CompanyParam,
    @Query({ schema: blocksQuery }) query: BlocksQuery,
  ): Promise<object> {
    const page = await this.blocks.list(call, companyId, query);
    return { ...page, items: page.items.map(blockedPersonAnswer) };
  }

  @Post()
  @Route({
    access: 'account',
    summary: 'Block a person, who does not hear of it; again is the same block',
    answer: blockedPerson,
  })
  async make(
    @Caller() call: Call,
    @Param({ schema: companyParam }) { companyId }: CompanyParam,
    @Body({ schema: blockPersonBody }) { personId, note }: BlockPersonBody,
  ): Promise<object> {
    return blockedPersonAnswer(await this.blocks.make(call, companyId, personId, note));
  }

  @Delete(':personId')
  @Route({ access: 'account', summary: 'Take the block of a person back', answer: done })
  async end(
    @Caller() call: Call,
    @Param({ schema: pairParam }) { companyId, personId }: PairParam,
  ): Promise<{ ok: true }> {
    await this.blocks.end(call, companyId, personId);
    return { ok: true };
  }
}
