import { DomainError } from '@callboard/domain';
import type { FastifyInstance } from 'fastify';

/** A body larger than this, in bytes, is refused: the largest form, a shoot with all its postings, stays far below. */
export const BODY_LIMIT = 256 * 1024;
/** Characters of an address; the longest of ours, a board search with every filter, has a quarter of it. */
export const URL_LIMIT = 8_000;

/** What the server does with connections, in milliseconds and bytes; each is set, so that no default decides. */
export const SERVER_LIMITS = {
  /** A request has arrived as a whole after this, body included: 256 kB take 2 s at 1 Mbit/s. */
  requestTimeout: 20_000,
  /**
   * Longer than the minute for which proxies keep idle connections, so that it is they who close: the other way round a
   * proxy sends a request into a connection that is just being closed.
   */
  keepAliveTimeout: 75_000,
  /**
   * A socket on which nothing moves is closed. No answer takes as long (a statement ends after 5 s); streams switch it
   * off for themselves and notice a reader who is gone by their heartbeat.
   */
  connectionTimeout: 60_000,
  http: {
    /** Headers come in one or two packets; who sends them letter by letter wants to hold the connection. */
    headersTimeout: 10_000,
    /** How often the two limits above are looked at; Node's own 30 s would let each be overrun by as much. */
    connectionsCheckingInterval: 2_000,
    /** Address and headers together. */
    maxHeaderSize: 16 * 1024,
  },
} as const;

/** Refuses addresses that are longer than any of ours before anything is parsed. */
export function installUrlLimit(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    done(request.url.length > URL_LIMIT ? new DomainError('request.urlTooLong') : undefined);
  });
}
