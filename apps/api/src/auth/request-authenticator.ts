import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { AppConfig, CONFIG } from '@callboard/config';
import { AccessClaims, Actor, SessionService } from '@callboard/core';
import { isDomainError } from '@callboard/domain';
import type { FastifyRequest } from 'fastify';
import { ACCESS_ALGORITHM, ACCESS_AUDIENCE, ACCESS_ISSUER, ACCESS_SECONDS, claimsOf } from './access-token';
import { isSameSite, trustedOrigins } from './csrf';
import { credentialOf } from './session-cookie';

/** Who stands behind a request that no controller handles, such as one for the queue board. */
@Injectable()
export class RequestAuthenticator {
  private readonly trusted: readonly string[];

  constructor(
    private readonly jwt: JwtService,
    private readonly sessions: SessionService,
    @Inject(CONFIG) config: AppConfig,
  ) {
    this.trusted = trustedOrigins(config);
  }

  /** The actor, or null for anybody without a session that holds. */
  async actorOf(request: FastifyRequest): Promise<Actor | null> {
    const credential = credentialOf(request);
    if (!credential) return null;
    // Such pages cannot set our header against forgery, but browsers name the origin of whatever changes something.
    if (credential.kind === 'browser' && !isSameSite(request, this.trusted)) return null;
    const claims = this.claims(credential.token);
    if (!claims || claims.kind !== credential.kind) return null;
    try {
      return await this.sessions.authenticate(claims);
    } catch (error) {
      if (isDomainError(error, 'auth.session') || isDomainError(error, 'auth.suspended')) return null;
      throw error;
    }
  }

  private claims(token: string): AccessClaims | null {
    try {
      const payload = this.jwt.verify<Record<string, unknown>>(token, {
        algorithms: [ACCESS_ALGORITHM],
        issuer: ACCESS_ISSUER,
        audience: ACCESS_AUDIENCE,
        maxAge: ACCESS_SECONDS,
      });
      return claimsOf(payload);
    } catch {
      return null;
    }
  }
}
