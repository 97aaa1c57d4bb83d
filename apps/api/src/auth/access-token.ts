import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { AccessClaims } from '@callboard/core';
import { isId } from '@callboard/domain';

/** Life of an access token in seconds. */
export const ACCESS_SECONDS = 15 * 60;
/** The one algorithm; a token that names another is refused before its signature is looked at. */
export const ACCESS_ALGORITHM = 'HS256';
export const ACCESS_ISSUER = 'callboard';
export const ACCESS_AUDIENCE = 'callboard-api';

/** What an access token carries besides issuer, audience and times. */
export interface AccessPayload {
  readonly sub: string;
  readonly sid: string;
  /** Token version of the account. */
  readonly tv: number;
  readonly typ: 'access';
  /** How the session travels. */
  readonly via: AccessClaims['kind'];
}

@Injectable()
export class AccessTokens {
  constructor(private readonly jwt: JwtService) {}

  /** A token that says who calls, for a quarter of an hour, and nothing about what they may do. */
  sign(claims: AccessClaims): string {
    const payload: AccessPayload = {
      sub: claims.accountId,
      sid: claims.sessionId,
      tv: claims.tokenVersion,
      typ: 'access',
      via: claims.kind,
    };
    return this.jwt.sign(payload, {
      algorithm: ACCESS_ALGORITHM,
      issuer: ACCESS_ISSUER,
      audience: ACCESS_AUDIENCE,
      expiresIn: ACCESS_SECONDS,
    });
  }
}

/**
 * The claims of a payload whose signature, issuer, audience and times hold; null unless it is a whole access token of
 * at most a quarter of an hour.
 */
export function claimsOf(payload: Readonly<Record<string, unknown>>): AccessClaims | null {
  const { sub, sid, tv, typ, via, iat, exp } = payload;
  if (typ !== 'access' || !isId(sub) || !isId(sid) || !Number.isSafeInteger(tv)) return null;
  if (via !== 'browser' && via !== 'bearer') return null;
  if (typeof iat !== 'number' || typeof exp !== 'number' || exp - iat > ACCESS_SECONDS) return null;
  return { accountId: sub, sessionId: sid, tokenVersion: tv as number, kind: via };
}
