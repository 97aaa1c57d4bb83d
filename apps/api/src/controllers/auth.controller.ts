import { Body, Controller, Get, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import { AppConfig, CONFIG } from '@callboard/config';
import {
  done,
  loginBody,
  LoginBody,
  PasswordBody,
  passwordBody,
  RefreshBody,
  refreshBody,
  RegisterBody,
  registerBody,
  session,
  Session,
  SessionTokens,
  sessionTokens,
  StepUpBody,
  stepUpBody,
} from '@callboard/contracts/http';
import { Call, LoginService, RegistrationService, SessionGrant, SessionService } from '@callboard/core';
import { DomainError, isDomainError } from '@callboard/domain';
import { RequestContext } from '@callboard/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assertNotForged, trustedOrigins } from '../auth/csrf';
import { LoginGuard } from '../auth/local.strategy';
import { SessionAnswer } from '../auth/session-answer';
import { REFRESH_COOKIE } from '../auth/session-cookie';
import { Caller } from '../http/caller';
import { Route } from '../http/route';
import { sessionView } from './session-view';

const DONE = { ok: true } as const;

@Controller('api/v1/auth')
export class AuthController {
  private readonly trusted: readonly string[];

  constructor(
    @Inject(CONFIG) config: AppConfig,
    private readonly registrations: RegistrationService,
    private readonly logins: LoginService,
    private readonly sessions: SessionService,
    private readonly answer: SessionAnswer,
  ) {
    this.trusted = trustedOrigins(config);
  }

  @Post('register')
  @Route({
    access: 'public',
    status: 201,
    summary: 'Make an account; the answer is the same when somebody has the contact already. Log in next.',
    answer: done,
  })
  async register(
    @Body({ schema: registerBody }) body: RegisterBody,
    @Req() request: FastifyRequest,
  ): Promise<typeof DONE> {
    await this.registrations.register({ ...body, address: request.ip, requestId: RequestContext.requestId() });
    return DONE;
  }

  @Post('login')
  @UseGuards(LoginGuard)
  @Route({ access: 'public', summary: 'Log in by e-mail or phone and password', answer: sessionTokens })
  login(
    @Body({ schema: loginBody }) _body: LoginBody,
    @Req() request: FastifyRequest & { user?: SessionGrant },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): SessionTokens {
    if (!request.user) throw new DomainError('auth.credentials');
    return this.answer.give(reply, request.user);
  }

  @Post('refresh')
  @Route({ access: 'public', summary: 'A new access token; the refresh token is used up', answer: sessionTokens })
  async refresh(
    @Body({ schema: refreshBody }) body: RefreshBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionTokens> {
    if (body.refreshToken !== undefined) {
      return this.answer.give(
        reply,
        await this.sessions.refresh(body.refreshToken, 'bearer', RequestContext.requestId()),
      );
    }
    const cookie = request.cookies[REFRESH_COOKIE];
    if (cookie) assertNotForged(request, this.trusted);
    try {
      if (!cookie) throw new DomainError('auth.required');
      return this.answer.give(reply, await this.sessions.refresh(cookie, 'browser', RequestContext.requestId()));
    } catch (error) {
      if (isDomainError(error) && error.code.startsWith('auth.')) this.answer.end(reply);
      throw error;
    }
  }

  @Post('logout')
  @Route({ access: 'account', summary: 'End this session at once', answer: done })
  async logout(@Caller() call: Call, @Res({ passthrough: true }) reply: FastifyReply): Promise<typeof DONE> {
    await this.sessions.close(call);
    this.answer.end(reply);
    return DONE;
  }

  @Get('session')
  @Route({ access: 'account', summary: 'Who is logged in, and their companies', answer: session })
  async session(@Caller() call: Call): Promise<Session> {
    return sessionView(call.actor, await this.sessions.view(call));
  }

  @Post('password')
  @Route({ access: 'account', summary: 'Change the password; every other session ends', answer: sessionTokens })
  async password(
    @Caller() call: Call,
    @Body({ schema: passwordBody }) body: PasswordBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionTokens> {
    return this.answer.give(reply, await this.logins.changePassword(call, body.current, body.next));
  }

  @Post('step-up')
  @Route({
    access: 'account',
    summary: 'Prove the password again; weighty steps are allowed for five minutes',
    answer: done,
  })
  async stepUp(@Caller() call: Call, @Body({ schema: stepUpBody }) body: StepUpBody): Promise<typeof DONE> {
    await this.logins.confirm(call, body.password);
    return DONE;
  }
}
