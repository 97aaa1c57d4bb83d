import { ArgumentMetadata, StandardSchemaValidationPipe } from '@nestjs/common';
import { DomainError, ErrorParams, FieldCode, FieldProblem, isFieldCode } from '@callboard/domain';

/** What the parser says of one place; only what is read here. */
interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly code?: string;
  readonly expected?: string;
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly values?: readonly unknown[];
  readonly keys?: readonly string[];
  /** Of a check of ours. */
  readonly params?: ErrorParams;
}

type Finding = Pick<FieldProblem, 'code' | 'params'>;

const MAX_ISSUES = 50;
const MAX_KEYS = 20;
const MAX_OPTIONS = 200;

const WRONG_TYPE: Readonly<Record<string, FieldCode>> = {
  int: 'field.notWhole',
  number: 'field.notNumber',
  string: 'field.notText',
  boolean: 'field.notFlag',
  array: 'field.notList',
  object: 'field.notGroup',
  record: 'field.notGroup',
};

function keysOf(issue: Issue): string[] {
  return (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
}

function pointerOf(keys: readonly string[]): string {
  return keys.map((key) => `/${key.slice(0, 60).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function isMissing(value: unknown, keys: readonly string[]): boolean {
  let at = value;
  for (const key of keys) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, key)) return true;
    at = (at as Record<string, unknown>)[key];
  }
  return at === undefined;
}

function tooSmall(issue: Issue, fen: ErrorParams | null): Finding {
  const min = Number(issue.minimum);
  if (issue.origin === 'string')
    return min <= 1 ? { code: 'field.empty' } : { code: 'field.tooShort', params: { min } };
  if (issue.origin === 'array') return { code: 'field.tooFew', params: { min } };
  return fen
    ? { code: 'field.tooLowFen', params: { ...fen, minFen: min } }
    : { code: 'field.tooSmall', params: { min } };
}

function tooBig(issue: Issue, fen: ErrorParams | null): Finding {
  const max = Number(issue.maximum);
  if (issue.origin === 'string') return { code: 'field.tooLong', params: { max } };
  if (issue.origin === 'array') return { code: 'field.tooMany', params: { max } };
  return fen
    ? { code: 'field.tooHighFen', params: { ...fen, maxFen: max } }
    : { code: 'field.tooBig', params: { max } };
}

function wrongType(issue: Issue, fen: ErrorParams | null): Finding {
  if (issue.expected === 'int' && fen) return { code: 'field.notWholeFen', params: fen };
  return { code: WRONG_TYPE[issue.expected ?? ''] ?? 'field.invalid' };
}

function notListed(issue: Issue): Finding {
  const options = (issue.values ?? []).join(', ');
  return { code: 'field.notListed', ...(options.length <= MAX_OPTIONS ? { params: { options } } : {}) };
}

function findingOf(issue: Issue, keys: readonly string[]): Finding {
  // A check of ours names its code where the parser has a sentence.
  if (isFieldCode(issue.message)) return { code: issue.message, ...(issue.params ? { params: issue.params } : {}) };
  const name = keys.at(-1) ?? '';
  const fen = name.endsWith('Fen') ? { pay: name.startsWith('pay') } : null;
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue, fen);
    case 'too_small':
      return tooSmall(issue, fen);
    case 'too_big':
      return tooBig(issue, fen);
    case 'invalid_format':
      return { code: 'field.format' };
    case 'invalid_value':
      return notListed(issue);
    case 'unrecognized_keys':
      return { code: 'field.unknown' };
    default:
      return { code: 'field.invalid' };
  }
}

function problemsOf(value: unknown, issue: Issue): FieldProblem[] {
  const keys = keysOf(issue);
  if (issue.keys) {
    return issue.keys.slice(0, MAX_KEYS).map((key) => ({ pointer: pointerOf([...keys, key]), code: 'field.unknown' }));
  }
  const finding: Finding = isMissing(value, keys) ? { code: 'field.missing' } : findingOf(issue, keys);
  return [{ pointer: pointerOf(keys), ...finding }];
}

/** The refusal of a value: each wrong field by a JSON pointer and a code of ours, nothing in the parser's words. */
function refusalOf(value: unknown, issues: readonly Issue[]): DomainError {
  const found = issues.slice(0, MAX_ISSUES).flatMap((issue) => problemsOf(value, issue));
  // The parser says twice that a number is too big, the second time with the limit that is meant.
  const fields = [...new Map(found.map((field) => [`${field.pointer} ${field.code}`, field])).values()];
  const pointers = fields.map((field) => field.pointer).filter(Boolean);
  const named = [...new Set(pointers)].join(' ').slice(0, 300);
  return new DomainError('request.invalid', named ? { fields: named } : {}, fields);
}

class RequestValidationPipe extends StandardSchemaValidationPipe {
  protected override async validate<T = unknown>(
    value: unknown,
    schema: NonNullable<ArgumentMetadata['schema']>,
    options?: Record<string, unknown>,
  ) {
    const result = await super.validate<T>(value, schema, options);
    if (result.issues) throw refusalOf(value, result.issues);
    return result;
  }
}

/** Parses what comes in by the handler's schemas; each wrong field is named by a JSON pointer. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new RequestValidationPipe();
}
