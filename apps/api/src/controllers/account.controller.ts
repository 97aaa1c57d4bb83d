import { Body, Controller, Patch } from '@nestjs/common';
import { AccountBody, accountBody, session, Session } from '@callboard/contracts/http';
import { Call, OwnAccount, SessionService } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';
import { sessionView } from './session-view';

@Controller('api/v1/auth/account')
export class AccountController {
  constructor(
    private readonly accounts: OwnAccount,
    private readonly sessions: SessionService,
  ) {}

  @Patch()
  @Route({ access: 'account', summary: 'Change my name or my language', answer: session })
  async edit(@Caller() call: Call, @Body({ schema: accountBody }) body: AccountBody): Promise<Session> {
    const { locale } = await this.accounts.edit(call, body);
    return sessionView(call.actor, await this.sessions.view(call), locale);
  }
}
