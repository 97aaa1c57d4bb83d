import { DomainError } from '@callboard/domain';
import { requestIdFrom } from '@callboard/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { localeOf, PROBLEM_TYPE, problemOf } from './problem';

/**
 * Answers what the router refuses before any hook has run: a path that cannot be decoded, a part of it that is far too
 * long. Nothing lives there, and that is said in the same form as every other refusal.
 */
export function answerUnroutable(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const requestId = requestIdFrom(request.headers);
  const problem = problemOf(new DomainError('notFound'), requestId, localeOf(request));
  reply
    .status(problem.status)
    .header('content-type', PROBLEM_TYPE)
    .header('x-content-type-options', 'nosniff')
    .header('x-request-id', requestId)
    .send(problem);
}
