import { ArgumentsHost, Catch, ExceptionFilter, Logger } from '@nestjs/common';
import { DomainError } from '@callboard/domain';
import { RequestContext } from '@callboard/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asDomainError, localeOf, PROBLEM_TYPE, problemOf } from './problem';

/** The one place where an error becomes an answer. Faults of the program are logged and say nothing of themselves. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('api');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    const known = asDomainError(error);
    if (!known) this.logger.error({ msg: 'unexpected error', err: error });
    const problem = problemOf(known ?? new DomainError('internal'), RequestContext.requestId(), localeOf(request));
    if (problem.status === 503) reply.header('retry-after', '1');
    const seconds = known?.params.seconds;
    if (problem.status === 429 && typeof seconds === 'number') reply.header('retry-after', String(seconds));
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
    reply.status(problem.status).header('content-type', PROBLEM_TYPE).send(problem);
  }
}
