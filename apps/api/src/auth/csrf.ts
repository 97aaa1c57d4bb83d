import type { AppConfig } from '@callboard/config';
import { DomainError } from '@callboard/domain';

/** What of a request tells where it comes from. */
export interface RequestSource {
  readonly method: string;
  /** Host and port under which the request was addressed. */
  readonly host: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Origins whose pages are ours: the public address and the listed ones. */
export function trustedOrigins(config: Pick<AppConfig, 'server'>): readonly string[] {
  return [new URL(config.server.publicUrl).origin, ...config.server.corsOrigins];
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether the request comes from a page of ours as far as the browser tells; programs tell nothing and pass. */
export function isSameSite(request: RequestSource, trusted: readonly string[]): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (typeof origin === 'string') {
    if (trusted.includes(origin)) return true;
    return site !== 'cross-site' && URL.canParse(origin) && new URL(origin).host === request.host;
  }
  return site === undefined || site === 'same-origin' || site === 'none';
}

/**
 * Throws `auth.csrf` when a request that changes something rides on a cookie and another site may have sent it: a form
 * cannot set the header, and a script of another origin may not.
 */
export function assertNotForged(request: RequestSource, trusted: readonly string[]): void {
  if (SAFE_METHODS.has(request.method)) return;
  if (request.headers['x-csrf'] !== '1' || !isSameSite(request, trusted)) throw new DomainError('auth.csrf');
}
