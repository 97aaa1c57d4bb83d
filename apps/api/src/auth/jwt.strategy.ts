import { createSecretKey } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { AppConfig, CONFIG } from '@callboard/config';
import { Actor, SessionService } from '@callboard/core';
import type { FastifyRequest } from 'fastify';
import { Strategy, StrategyOptionsWithRequest } from 'passport-jwt';
import { ACCESS_ALGORITHM, ACCESS_AUDIENCE, ACCESS_ISSUER, ACCESS_SECONDS, claimsOf } from './access-token';
import { credentialOf } from './session-cookie';

// passport-jwt is typed for Express; all it does with a request is to hand it back.
const fastifyRequest = (request: unknown): FastifyRequest => request as FastifyRequest;

/** Proves an access token and looks its session up, at every request. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    @Inject(CONFIG) config: AppConfig,
    private readonly sessions: SessionService,
  ) {
    // A key object: given a text, the library tries at each request whether it is a public key, which takes half a millisecond.
    const key = createSecretKey(Buffer.from(config.secrets.tokenSecret));
    const options: StrategyOptionsWithRequest = {
      secretOrKeyProvider: (_request, _token, done) => done(null, key as unknown as Buffer),
      jwtFromRequest: (request) => credentialOf(fastifyRequest(request))?.token ?? null,
      algorithms: [ACCESS_ALGORITHM],
      issuer: ACCESS_ISSUER,
      audience: ACCESS_AUDIENCE,
      ignoreExpiration: false,
      jsonWebTokenOptions: { maxAge: ACCESS_SECONDS },
      passReqToCallback: true,
    };
    super(options);
  }

  /** The actor, or false for a token that is not one of ours for this way of travelling. */
  async validate(request: unknown, payload: Readonly<Record<string, unknown>>): Promise<Actor | false> {
    const claims = claimsOf(payload);
    if (!claims || claims.kind !== credentialOf(fastifyRequest(request))?.kind) return false;
    return this.sessions.authenticate(claims);
  }
}
