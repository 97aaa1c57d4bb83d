import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import { Call } from '@callboard/core';
import { DomainError } from '@callboard/domain';
import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard once the caller is known. */
    call?: Call;
  }
}

/** The caller and the request's id; routes that are not public always have one. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Call => {
  const { call } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!call) throw new DomainError('auth.required');
  return call;
});

/** The caller where there is one, for public routes that show more to those they know. */
export const MaybeCaller = createParamDecorator((_: unknown, context: ExecutionContext): Call | null => {
  return context.switchToHttp().getRequest<FastifyRequest>().call ?? null;
});

/** The version named by If-Match, as `"<number>"`. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  const match = /^"(\d{1,9})"$/.exec(header ?? '');
  if (!match) throw new DomainError('version.missing');
  return Number(match[1]);
});
