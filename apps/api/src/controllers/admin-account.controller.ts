import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import {
  AccountQuery,
  accountQuery,
  AdminAccount as AdminAccountAnswer,
  adminAccount,
  adminAccounts,
  done,
  idParam,
  SuspensionBody,
  suspensionBody,
  UnmaskBody,
  unmaskBody,
  unmasked,
} from '@callboard/contracts/http';
import { AccountAdminService, AdminAccount, Call, SuspensionService, UnmaskService } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';

const accountParam = idParam('accountId');
type AccountParam = { accountId: string };

function answerOf(account: AdminAccount): AdminAccountAnswer {
  return {
    ...account,
    createdAt: account.createdAt.toISOString(),
    contacts: [...account.contacts],
    companies: [...account.companies],
  };
}

@Controller('api/v1/admin/accounts')
export class AdminAccountController {
  constructor(
    private readonly accounts: AccountAdminService,
    private readonly suspensions: SuspensionService,
    private readonly unmasking: UnmaskService,
  ) {}

  @Get()
  @Route({
    access: 'admin.read',
    summary: 'Find accounts by name, handle or whole contact; contacts are masked',
    answer: adminAccounts,
  })
  async list(@Caller() call: Call, @Query({ schema: accountQuery }) query: AccountQuery): Promise<unknown> {
    const page = await this.accounts.list(call, query);
    return { ...page, items: page.items.map(answerOf) };
  }

  @Get(':accountId')
  @Route({ access: 'admin.read', summary: 'An account; contacts are masked', answer: adminAccount })
  async get(
    @Caller() call: Call,
    @Param({ schema: accountParam }) { accountId }: AccountParam,
  ): Promise<AdminAccountAnswer> {
    return answerOf(await this.accounts.get(call, accountId));
  }

  @Post(':accountId/suspension')
  @Route({ access: 'admin.suspend', summary: 'Shut an account out at once; needs a fresh password', answer: done })
  async suspend(
    @Caller() call: Call,
    @Param({ schema: accountParam }) { accountId }: AccountParam,
    @Body({ schema: suspensionBody }) { reason }: SuspensionBody,
  ): Promise<{ ok: true }> {
    await this.suspensions.suspend(call, accountId, reason);
    return { ok: true };
  }

  @Delete(':accountId/suspension')
  @Route({ access: 'admin.suspend', summary: 'Let an account log in again; needs a fresh password', answer: done })
  async reinstate(
    @Caller() call: Call,
    @Param({ schema: accountParam }) { accountId }: AccountParam,
  ): Promise<{ ok: true }> {
    await this.suspensions.reinstate(call, accountId);
    return { ok: true };
  }

  @Post(':accountId/unmask')
  @Route({ access: 'admin.unmask', summary: 'See one contact in the clear, for a reason; audited', answer: unmasked })
  async unmask(
    @Caller() call: Call,
    @Param({ schema: accountParam }) { accountId }: AccountParam,
    @Body({ schema: unmaskBody }) { kind, reason }: UnmaskBody,
  ): Promise<{ kind: UnmaskBody['kind']; value: string | null }> {
    return { kind, value: await this.unmasking.unmask(call, accountId, kind, reason) };
  }
}
