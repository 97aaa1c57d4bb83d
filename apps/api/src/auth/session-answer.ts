import { Inject, Injectable } from '@nestjs/common';
import { AppConfig, CONFIG } from '@callboard/config';
import { SessionTokens } from '@callboard/contracts/http';
import { SessionGrant } from '@callboard/core';
import type { FastifyReply } from 'fastify';
import { ACCESS_SECONDS, AccessTokens } from './access-token';
import { clearSessionCookies, setSessionCookies } from './session-cookie';

/** Hands a session over: to a browser in cookies that its scripts cannot read, to a program in the answer. */
@Injectable()
export class SessionAnswer {
  private readonly publicUrl: string;

  constructor(
    private readonly tokens: AccessTokens,
    @Inject(CONFIG) config: AppConfig,
  ) {
    this.publicUrl = config.server.publicUrl;
  }

  give(reply: FastifyReply, grant: SessionGrant): SessionTokens {
    const accessToken = this.tokens.sign(grant);
    reply.header('cache-control', 'no-store');
    if (grant.kind === 'bearer') {
      return { mode: 'bearer', expiresIn: ACCESS_SECONDS, accessToken, refreshToken: grant.refreshToken };
    }
    setSessionCookies(reply, { access: accessToken, refresh: grant.refreshToken }, this.publicUrl);
    return { mode: 'browser', expiresIn: ACCESS_SECONDS };
  }

  /** Takes a session that has ended out of a browser. */
  end(reply: FastifyReply): void {
    clearSessionCookies(reply, this.publicUrl);
  }
}
