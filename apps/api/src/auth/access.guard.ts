import { ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { AppConfig, CONFIG } from '@callboard/config';
import { Actor } from '@callboard/core';
import { DomainError, isDomainError, PlatformPermission, platformMay } from '@callboard/domain';
import { RequestContext } from '@callboard/observability';
import type { FastifyRequest } from 'fastify';
import { ROUTE, RouteOptions } from '../http/route';
import { assertNotForged, trustedOrigins } from './csrf';
import { isScraper } from './scrape-token';
import { credentialOf } from './session-cookie';

/**
 * Stands before every handler and denies unless the handler's declaration allows. Sets `request.call`; what the caller
 * may do with the thing that is named core decides.
 */
@Injectable()
export class AccessGuard extends AuthGuard('jwt') {
  private readonly trusted: readonly string[];

  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(CONFIG) private readonly config: AppConfig,
  ) {
    super();
    this.trusted = trustedOrigins(config);
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = this.reflector.get<RouteOptions | undefined>(ROUTE, context.getHandler());
    if (!route) throw new DomainError('internal');
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (route.scraped && isScraper(request, this.config.secrets.metricsToken)) return true;
    if (route.access === 'public') await this.recognise(context, request);
    else await this.admit(context, request, route.access);
    return true;
  }

  override handleRequest<TUser>(error: Error | null, actor: TUser | false): TUser {
    if (error) throw error;
    if (!actor) throw new DomainError('auth.session');
    return actor;
  }

  private async admit(
    context: ExecutionContext,
    request: FastifyRequest,
    access: 'account' | PlatformPermission,
  ): Promise<void> {
    const actor = await this.authenticate(context, request);
    if (!actor) throw new DomainError('auth.required');
    if (access === 'account' || platformMay(actor.platformRole, access)) return;
    throw new DomainError(actor.platformRole === 'none' ? 'notFound' : 'access.denied', { permission: access });
  }

  /** On a public route a session that does not hold is no session. */
  private async recognise(context: ExecutionContext, request: FastifyRequest): Promise<void> {
    try {
      await this.authenticate(context, request);
    } catch (error) {
      const harmless =
        isDomainError(error, 'auth.session') ||
        isDomainError(error, 'auth.suspended') ||
        isDomainError(error, 'auth.csrf');
      if (!harmless) throw error;
    }
  }

  private async authenticate(context: ExecutionContext, request: FastifyRequest): Promise<Actor | null> {
    const credential = credentialOf(request);
    if (!credential) return null;
    if (credential.kind === 'browser') assertNotForged(request, this.trusted);
    await super.canActivate(context);
    const actor = (request as unknown as { user: Actor }).user;
    request.call = { actor, requestId: RequestContext.requestId() };
    RequestContext.setActor(actor.accountId);
    return actor;
  }
}
