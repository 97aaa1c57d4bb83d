import { applyDecorators, HttpCode, SerializeOptions, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiResponse, ApiResponseOptions } from '@nestjs/swagger';
import { problem } from '@callboard/contracts/http';
import { PlatformPermission } from '@callboard/domain';
import { ZodObject, ZodType } from 'zod';

/** Who may call: everybody, anybody logged in (resource checks follow in core), or a holder of a platform permission. */
export type RouteAccess = 'public' | 'account' | PlatformPermission;

/** What is answered where it is not JSON. */
export type MediaType = `text/${string}`;

/** What a handler declares of itself; a handler without it stops the start. */
export interface RouteOptions {
  readonly access: RouteAccess;
  /** One line for the documentation. */
  readonly summary: string;
  /** Schema of the answer; unknown properties are cut off before it leaves. The media type of streams and plain pages. */
  readonly answer: ZodType | MediaType;
  /** 200 when absent. */
  readonly status?: 200 | 201 | 202;
  /** A write that must not happen twice: an Idempotency-Key is required. */
  readonly idempotent?: boolean;
  /** An edit of something versioned: If-Match is required. */
  readonly versioned?: boolean;
  /** The token of METRICS_TOKEN opens it too. */
  readonly scraped?: boolean;
}

export const ROUTE = Symbol('route');

const ETAG = { description: 'The version, in quotes: what If-Match wants', schema: { type: 'string' } } as const;

/** Whether an answer carries the version of what it shows, which then leaves as its ETag too. */
function isVersioned(answer: ZodType): boolean {
  return answer instanceof ZodObject && 'version' in answer.shape;
}

function documented(status: number, answer: ZodType | MediaType): ApiResponseOptions {
  if (typeof answer === 'string') {
    return { status, description: 'OK', content: { [answer]: { schema: { type: 'string' } } } };
  }
  return {
    status,
    description: 'OK',
    standardSchema: answer,
    ...(isVersioned(answer) ? { headers: { ETag: ETAG } } : {}),
  };
}

/** Declares a handler: who may call it, what it answers, whether it may be repeated. */
export function Route(options: RouteOptions): MethodDecorator {
  const status = options.status ?? 200;
  return applyDecorators(
    SetMetadata(ROUTE, options),
    HttpCode(status),
    ApiOperation({ summary: options.summary }),
    ApiResponse({ status: 'default', description: 'A problem (RFC 9457)', standardSchema: problem }),
    ApiResponse(documented(status, options.answer)),
    ...(typeof options.answer === 'string' ? [] : [SerializeOptions({ schema: options.answer })]),
    ...(options.access === 'public' ? [] : [ApiBearerAuth()]),
    ...(options.idempotent ? [ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string' } })] : []),
    ...(options.versioned ? [ApiHeader({ name: 'If-Match', required: true, schema: { type: 'string' } })] : []),
  );
}
