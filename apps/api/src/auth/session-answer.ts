import { Injectable } from '@nestjs/common';
import { SessionTokens } from '@callboard/contracts/http';
import { SessionGrant } from '@callboard/core';
import type { FastifyReply } from 'fastify';
import { ACCESS_SECONDS, AccessTokens } from './access-token';
import { setSessionCookies } from './session-cookie';

/** Hands a session over: to a browser in cookies that its scripts cannot read, to a program in the answer. */
@Injectable()
export class SessionAnswer {
  constructor(private readonly tokens: AccessTokens) {}

  give(reply: FastifyReply, grant: SessionGrant): SessionTokens {
    const accessToken = this.tokens.sign(grant);
    reply.header('cache-control', 'no-store');
    if (grant.kind === 'bearer') {
      return { mode: 'bearer', expiresIn: ACCESS_SECONDS, accessToken, refreshToken: grant.refreshToken };
    }
    setSessionCookies(reply, accessToken, grant.refreshToken);
    return { mode: 'browser', expiresIn: ACCESS_SECONDS };
  }
}
