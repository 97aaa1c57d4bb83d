import { DomainError, ErrorCode } from '@callboard/domain';
import { RequestContext } from '@callboard/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { localeOf, PROBLEM_TYPE, problemOf } from './problem';

/** Refuses a request that no controller handles, in the same form as every other refusal. */
export function refuse(request: FastifyRequest, reply: FastifyReply, code: ErrorCode): FastifyReply {
  const problem = problemOf(new DomainError(code), RequestContext.requestId(), localeOf(request));
  return reply.status(problem.status).header('content-type', PROBLEM_TYPE).send(problem);
}
