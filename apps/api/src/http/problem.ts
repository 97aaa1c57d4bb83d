import { HttpException } from '@nestjs/common';
import { DomainError, ErrorCode, FieldProblem } from '@callboard/domain';
import { Locale, message, messageOf } from '@callboard/messages';
import { BODY_LIMIT } from './limits';
import { STATUS } from './status';

/** A field that is wrong, with what is wrong in the reader's language. */
export interface FieldDocument extends FieldProblem {
  readonly detail: string;
}

/** RFC 9457 with the product's stable code. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly requestId: string;
  readonly params?: Readonly<Record<string, string | number | boolean>>;
  readonly errors?: readonly FieldDocument[];
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** The document for an error in the reader's language. */
export function problemOf(error: DomainError, requestId: string, locale: Locale): ProblemDocument {
  const text = message(error.code, locale, error.params);
  return {
    type: `urn:callboard:error:${error.code}`,
    title: text,
    status: STATUS[error.code],
    code: error.code,
    detail: text,
    requestId,
    ...(Object.keys(error.params).length > 0 ? { params: error.params } : {}),
    ...(error.fields.length > 0 ? { errors: error.fields.map((field) => fieldDocument(field, locale)) } : {}),
  };
}

function fieldDocument({ pointer, code, params }: FieldProblem, locale: Locale): FieldDocument {
  return { pointer, code, detail: messageOf(code, locale, params), ...(params ? { params } : {}) };
}

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'request.invalid',
  401: 'auth.required',
  403: 'access.denied',
  404: 'notFound',
  405: 'notFound',
  408: 'request.timeout',
  413: 'request.tooLarge',
  414: 'request.urlTooLong',
  415: 'request.unsupportedMedia',
  429: 'rateLimited',
  431: 'request.headersTooLarge',
  503: 'unavailable',
};

/** Any error as one of ours; null when it is a fault of the program. */
export function asDomainError(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status !== 'number' || status >= 500) return null;
  const code = BY_STATUS[status] ?? 'request.invalid';
  return new DomainError(code, code === 'request.tooLarge' ? { megabytes: BODY_LIMIT / 1024 ** 2 } : {});
}

/** The reader's language: the cookie, then Accept-Language; Chinese by default. */
export function localeOf(request: {
  cookies?: Readonly<Record<string, string | undefined>>;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}): Locale {
  const asked = request.cookies?.['cb-lang'];
  if (asked === 'en' || asked === 'zh') return asked;
  const accepted = request.headers['accept-language'];
  return typeof accepted === 'string' && /^\s*en\b/i.test(accepted) ? 'en' : 'zh';
}
