import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { DomainError, newId } from '@callboard/domain';
import { requestIdFrom } from '@callboard/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NOT_KEPT } from './caching';
import { URL_LIMIT } from './limits';
import { localeOf, PROBLEM_TYPE, problemOf } from './problem';
import type { Protect } from './security-headers';

/**
 * Answers what the router refuses before any hook has run: a path that cannot be decoded, a part of it that is far too
 * long. Nothing lives there, and that is said in the same form as every other refusal.
 */
export function answerUnroutable(protect: Protect) {
  return (_error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    const requestId = requestIdFrom(request.headers);
    const error = new DomainError(request.url.length > URL_LIMIT ? 'request.urlTooLong' : 'notFound');
    const problem = problemOf(error, requestId, localeOf(request));
    protect(reply.raw);
    reply
      .status(problem.status)
      .header('content-type', PROBLEM_TYPE)
      .header('x-request-id', requestId)
      .header('cache-control', NOT_KEPT)
      .send(problem);
  };
}

const CLIENT_ERRORS: Readonly<Record<string, DomainError>> = {
  ERR_HTTP_REQUEST_TIMEOUT: new DomainError('request.timeout'),
  HPE_HEADER_OVERFLOW: new DomainError('request.headersTooLarge'),
};

/**
 * Answers bytes that are no request: headers that are too large or come too slowly, or something that is not HTTP. There
 * is no request yet, so there is no language to choose; the connection is closed behind the answer.
 */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const known = CLIENT_ERRORS[error.code ?? ''] ?? new DomainError('request.invalid');
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const requestId = newId();
  const problem = problemOf(known, requestId, 'zh');
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff',
    `cache-control: ${NOT_KEPT}`,
    `x-request-id: ${requestId}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
