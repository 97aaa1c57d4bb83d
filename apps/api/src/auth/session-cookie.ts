import type { AccessClaims } from '@callboard/core';
import { SESSION_SECONDS } from '@callboard/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ACCESS_SECONDS } from './access-token';

/** `__Host-`: set by this host alone, over a secure connection, for the whole of it. */
export const ACCESS_COOKIE = '__Host-cb-access';
export const REFRESH_COOKIE = '__Host-cb-refresh';
/** Tells our pages, which cannot read the others, that there is a session to ask for. Proves nothing. */
export const HINT_COOKIE = 'cb-in';

const OPTIONS = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

/** Readable by script; without `Secure` where the public address is not, so that every browser keeps it there. */
function hintOptions(publicUrl: string): { path: string; httpOnly: false; secure: boolean; sameSite: 'lax' } {
  return { path: '/', httpOnly: false, secure: publicUrl.startsWith('https:'), sameSite: 'lax' };
}

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

/** Puts a session into a browser: both tokens, and the hint that lives as long as the session. */
export function setSessionCookies(
  reply: FastifyReply,
  tokens: { readonly access: string; readonly refresh: string },
  publicUrl: string,
): void {
  reply.setCookie(ACCESS_COOKIE, tokens.access, { ...OPTIONS, maxAge: ACCESS_SECONDS });
  reply.setCookie(REFRESH_COOKIE, tokens.refresh, { ...OPTIONS, maxAge: SESSION_SECONDS });
  reply.setCookie(HINT_COOKIE, '1', { ...hintOptions(publicUrl), maxAge: SESSION_SECONDS });
}

export function clearSessionCookies(reply: FastifyReply, publicUrl: string): void {
  reply.clearCookie(ACCESS_COOKIE, OPTIONS);
  reply.clearCookie(REFRESH_COOKIE, OPTIONS);
  reply.clearCookie(HINT_COOKIE, hintOptions(publicUrl));
}
