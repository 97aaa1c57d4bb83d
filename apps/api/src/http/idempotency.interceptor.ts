import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Idempotency, KeptAnswer } from '@callboard/core';
import { DomainError } from '@callboard/domain';
import { RequestContext } from '@callboard/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { firstValueFrom, from, Observable } from 'rxjs';
import { localeOf, PROBLEM_TYPE, problemOf } from './problem';
import { ROUTE, RouteOptions } from './route';

const KEY_PATTERN = /^[\x21-\x7e]{8,128}$/;

/** Whether a refusal may pass by itself, or by logging in again: it is not kept, so that the same key can be tried again. */
function passes(error: DomainError, status: number): boolean {
  return status >= 500 || status === 429 || error.code.startsWith('auth.');
}

/** Runs handlers that must not happen twice under the caller's Idempotency-Key. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly idempotency: Idempotency,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = this.reflector.get<RouteOptions | undefined>(ROUTE, context.getHandler());
    if (!route?.idempotent) return next.handle();
    return from(this.keyed(context, next, route.status ?? 200));
  }

  private async keyed(context: ExecutionContext, next: CallHandler, status: number): Promise<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || !KEY_PATTERN.test(key)) throw new DomainError('idempotency.key');
    if (!request.call) throw new DomainError('auth.required');
    const answer = await this.idempotency.run(
      request.call,
      { key, fingerprint: `${request.method} ${request.url} ${JSON.stringify(request.body ?? null)}` },
      async (): Promise<KeptAnswer> => ({ status, body: await firstValueFrom(next.handle()) }),
      (error) => {
        const problem = problemOf(error, RequestContext.requestId(), localeOf(request));
        return passes(error, problem.status) ? null : { status: problem.status, body: problem };
      },
    );
    reply.status(answer.status);
    if (answer.status >= 400) reply.header('content-type', PROBLEM_TYPE);
    return answer.body;
  }
}
