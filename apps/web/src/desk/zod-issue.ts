import { fieldTexts, fillText } from '@callboard/messages';
import type { ProblemError } from '../api/problem';
import { formatters } from '../messages/format';
import type { Locale } from '../messages/text';

/** What a schema says of one place; only what is read here. */
export interface Issue {
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly code?: string | undefined;
  readonly expected?: string;
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly params?: unknown;
}

type Code = keyof typeof fieldTexts;
type Params = Readonly<Record<string, string | number | boolean>>;
interface Finding {
  readonly code: Code;
  readonly params?: Params;
}

const WRONG_TYPE: Readonly<Record<string, Code>> = {
  int: 'field.notWhole',
  number: 'field.notNumber',
  string: 'field.notText',
  boolean: 'field.notFlag',
};

function outOfRange(issue: Issue, field: string): Finding {
  const [min, max] = [Number(issue.minimum), Number(issue.maximum)];
  const small = issue.code === 'too_small';
  if (issue.origin === 'string') {
    if (!small) return { code: 'field.tooLong', params: { max } };
    return min <= 1 ? { code: 'field.empty' } : { code: 'field.tooShort', params: { min } };
  }
  if (field.endsWith('Fen')) {
    const pay = field.startsWith('pay');
    return small
      ? { code: 'field.tooLowFen', params: { pay, minFen: min } }
      : { code: 'field.tooHighFen', params: { pay, maxFen: max } };
  }
  return small ? { code: 'field.tooSmall', params: { min } } : { code: 'field.tooBig', params: { max } };
}

function findingOf(issue: Issue, field: string, value: unknown): Finding {
  if (issue.message in fieldTexts) {
    return { code: issue.message as Code, ...(issue.params ? { params: issue.params as Params } : {}) };
  }
  if (value === undefined || value === null) return { code: 'field.missing' };
  if (issue.code === 'too_small' || issue.code === 'too_big') return outOfRange(issue, field);
  if (issue.code === 'invalid_type') return { code: WRONG_TYPE[issue.expected ?? ''] ?? 'field.invalid' };
  if (issue.code === 'invalid_format') return { code: 'field.format' };
  if (issue.code === 'invalid_value') return { code: 'field.notListed' };
  return { code: 'field.invalid' };
}

function sentence({ code, params = {} }: Finding, locale: Locale): string {
  const show = (name: string, value: string | number | boolean): string =>
    name.endsWith('Fen') && typeof value === 'number' ? formatters(locale).yuan(value) : String(value);
  try {
    return fillText(fieldTexts[code][locale], params, show);
  } catch {
    return fieldTexts['field.invalid'][locale];
  }
}

/** The first thing that is wrong with each field, in words, by the name of the field. */
export function fieldErrors(issues: readonly Issue[], values: object, locale: Locale): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of issues) {
    const field = String(issue.path[0] ?? '');
    if (field === '' || field in errors) continue;
    errors[field] = sentence(findingOf(issue, field, (values as Record<string, unknown>)[field]), locale);
  }
  return errors;
}

/** What a refusal says of single fields, by the name of the field; pointers into things that are no field are left out. */
export function problemFields(problem: ProblemError, fields: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { pointer, detail } of problem.errors) {
    const field = pointer.split('/')[1]?.replace(/~1/g, '/').replace(/~0/g, '~') ?? '';
    if (fields.includes(field) && !(field in found)) found[field] = detail;
  }
  return found;
}
