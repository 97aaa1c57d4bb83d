import { StandardSchemaValidationPipe } from '@nestjs/common';
import { DomainError, FieldProblem } from '@callboard/domain';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly code?: string;
  readonly keys?: readonly string[];
}

function pointerOf(issue: Issue): string {
  const keys = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
  return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function problemsOf(issue: Issue): FieldProblem[] {
  const code =
    issue.message.includes('.') && !issue.message.includes(' ') ? issue.message : `field.${issue.code ?? 'invalid'}`;
  const base = { pointer: pointerOf(issue), code, detail: issue.message.slice(0, 200) };
  if (!issue.keys) return [base];
  return issue.keys.slice(0, 20).map((key) => ({ ...base, pointer: `${base.pointer}/${key.slice(0, 60)}` }));
}

/** Parses what comes in by the handler's schemas; each wrong field is named by a JSON pointer. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => {
      const fields = (issues as readonly Issue[]).slice(0, 50).flatMap(problemsOf);
      return new DomainError(
        'request.invalid',
        {
          fields: fields
            .map((f) => f.pointer)
            .join(' ')
            .slice(0, 300),
        },
        fields,
      );
    },
  });
}
