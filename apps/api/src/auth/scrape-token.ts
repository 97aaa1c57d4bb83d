import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { credentialOf } from './session-cookie';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether a request carries the scraper's token; how long the answer takes says nothing of how near a guess is. */
export function isScraper(request: Pick<FastifyRequest, 'headers' | 'cookies'>, token: string | undefined): boolean {
  const given = credentialOf(request);
  if (token === undefined || given?.kind !== 'bearer') return false;
  return timingSafeEqual(digest(given.token), digest(token));
}
