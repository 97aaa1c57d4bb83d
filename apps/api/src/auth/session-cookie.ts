import type { AccessClaims } from '@callboard/core';
import { SESSION_SECONDS } from '@callboard/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ACCESS_SECONDS } from './access-token';

/** `__Host-`: set by this host alone, over a secure connection, for the whole of it. */
export const ACCESS_COOKIE = '__Host-cb-access';
export const REFRESH_COOKIE = '__Host-cb-refresh';

const OPTIONS = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

/** An access token and how it came. */
export interface Credential {
  readonly token: string;
  readonly kind: AccessClaims['kind'];
}

/** The access token of a request: a bearer's goes before a cookie's. */
export function credentialOf(request: Pick<FastifyRequest, 'headers' | 'cookies'>): Credential | null {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '');
  if (bearer) return { token: bearer[1]!, kind: 'bearer' };
  const cookie = request.cookies[ACCESS_COOKIE];
  return cookie ? { token: cookie, kind: 'browser' } : null;
}

export function setSessionCookies(reply: FastifyReply, accessToken: string, refreshToken: string): void {
  reply.setCookie(ACCESS_COOKIE, accessToken, { ...OPTIONS, maxAge: ACCESS_SECONDS });
  reply.setCookie(REFRESH_COOKIE, refreshToken, { ...OPTIONS, maxAge: SESSION_SECONDS });
}

export function clearSessionCookies(reply: FastifyReply): void {
  reply.clearCookie(ACCESS_COOKIE, OPTIONS);
  reply.clearCookie(REFRESH_COOKIE, OPTIONS);
}
