import { applyDecorators, HttpCode, SerializeOptions, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { problem } from '@callboard/contracts/http';
import { PlatformPermission } from '@callboard/domain';
import type { ZodType } from 'zod';

/** Who may call: everybody, anybody logged in (resource checks follow in core), or a holder of a platform permission. */
export type RouteAccess = 'public' | 'account' | PlatformPermission;

/** What a handler declares of itself; a handler without it stops the start. */
export interface RouteOptions {
  readonly access: RouteAccess;
  /** One line for the documentation. */
  readonly summary: string;
  /** Schema of the answer; unknown properties are cut off before it leaves. Null for streams and plain pages. */
  readonly answer: ZodType | null;
  /** 200 when absent. */
  readonly status?: 200 | 201 | 202;
  /** A write that must not happen twice: an Idempotency-Key is required. */
  readonly idempotent?: boolean;
  /** An edit of something versioned: If-Match is required. */
  readonly versioned?: boolean;
}

export const ROUTE = Symbol('route');

/** Declares a handler: who may call it, what it answers, whether it may be repeated. */
export function Route(options: RouteOptions): MethodDecorator {
  const status = options.status ?? 200;
  return applyDecorators(
    SetMetadata(ROUTE, options),
    HttpCode(status),
    ApiOperation({ summary: options.summary }),
    ApiResponse({ status: 'default', description: 'A problem (RFC 9457)', standardSchema: problem }),
    ...(options.answer
      ? [
          ApiResponse({ status, description: 'OK', standardSchema: options.answer }),
          SerializeOptions({ schema: options.answer }),
        ]
      : [ApiResponse({ status, description: 'OK' })]),
    ...(options.access === 'public' ? [] : [ApiBearerAuth()]),
    ...(options.idempotent ? [ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string' } })] : []),
    ...(options.versioned ? [ApiHeader({ name: 'If-Match', required: true, schema: { type: 'string' } })] : []),
  );
}
