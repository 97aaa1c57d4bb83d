import { ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { AppConfig, CONFIG } from '@callboard/config';
import { loginBody } from '@callboard/contracts/http';
import { LoginService, SessionGrant } from '@callboard/core';
import { DomainError } from '@callboard/domain';
import { RequestContext } from '@callboard/observability';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-local';
import { isSameSite, trustedOrigins } from './csrf';

/** Proves a contact and a password. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy, 'local') {
  constructor(private readonly logins: LoginService) {
    super({ usernameField: 'contact', passwordField: 'password', passReqToCallback: true });
  }

  async validate(request: unknown): Promise<SessionGrant> {
    const { body, ip } = request as FastifyRequest;
    const { contact, password, mode } = loginBody.parse(body);
    return this.logins.login({ contact, password, kind: mode, address: ip, requestId: RequestContext.requestId() });
  }
}

/** Runs the local strategy. A malformed body passes by it, as the handler's schema refuses that with every field named. */
@Injectable()
export class LoginGuard extends AuthGuard('local') {
  private readonly trusted: readonly string[];

  constructor(@Inject(CONFIG) config: AppConfig) {
    super();
    this.trusted = trustedOrigins(config);
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const login = loginBody.safeParse(request.body);
    if (!login.success) return true;
    // Another site must not log its visitors in as somebody else.
    if (login.data.mode === 'browser' && !isSameSite(request, this.trusted)) throw new DomainError('auth.csrf');
    return (await super.canActivate(context)) as boolean;
  }

  override handleRequest<TUser>(error: Error | null, grant: TUser | false): TUser {
    if (error) throw error;
    if (!grant) throw new DomainError('auth.credentials');
    return grant;
  }
}
