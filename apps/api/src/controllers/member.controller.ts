import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import {
  AddMemberBody,
  addMemberBody,
  ChangeMemberBody,
  changeMemberBody,
  done,
  idParam,
  Member,
  member,
  members,
} from '@callboard/contracts/http';
import { Call, MemberService } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';
import { memberAnswer } from './company-answer';

const companyParam = idParam('companyId');
const memberParam = idParam('companyId', 'accountId');
type MemberParam = { companyId: string; accountId: string };

@Controller('api/v1/companies/:companyId/members')
export class MemberController {
  constructor(private readonly service: MemberService) {}

  @Get()
  @Route({ access: 'account', summary: 'Who belongs to a company', answer: members })
  async list(
    @Caller() call: Call,
    @Param({ schema: companyParam }) { companyId }: { companyId: string },
  ): Promise<{ items: Member[] }> {
    return { items: (await this.service.list(call, companyId)).map(memberAnswer) };
  }

  @Post()
  @Route({
    access: 'account',
    status: 201,
    summary: 'Add the owner of a contact; needs a fresh password',
    answer: member,
  })
  async add(
    @Caller() call: Call,
    @Param({ schema: companyParam }) { companyId }: { companyId: string },
    @Body({ schema: addMemberBody }) { contact, ...place }: AddMemberBody,
  ): Promise<Member> {
    return memberAnswer(await this.service.add(call, companyId, contact, place));
  }

  @Put(':accountId')
  @Route({ access: 'account', summary: 'Give a member another role; needs a fresh password', answer: member })
  async change(
    @Caller() call: Call,
    @Param({ schema: memberParam }) { companyId, accountId }: MemberParam,
    @Body({ schema: changeMemberBody }) place: ChangeMemberBody,
  ): Promise<Member> {
    return memberAnswer(await this.service.change(call, companyId, accountId, place));
  }

  @Delete(':accountId')
  @Route({ access: 'account', summary: 'Remove a member, or leave', answer: done })
  async remove(
    @Caller() call: Call,
    @Param({ schema: memberParam }) { companyId, accountId }: MemberParam,
  ): Promise<{ ok: true }> {
    await this.service.remove(call, companyId, accountId);
    return { ok: true };
  }
}
