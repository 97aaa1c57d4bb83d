/** What an API says of one field of a request. */
export interface PointerProblem {
  /** JSON pointer into the body: `/roles/2/level`. */
  readonly pointer: string;
  readonly detail: string;
}

/** A refusal, as far as a form can use it. */
export interface FormProblem {
  readonly code: string;
  readonly message: string;
  readonly errors: readonly PointerProblem[];
}

/** One field and the sentence about it. */
export interface FieldFault<Field extends string> {
  readonly field: Field;
  readonly text: string;
}

/** What is wrong with a form: by field, and what no field can show. */
export interface FormFaults<Field extends string> {
  readonly faults: readonly FieldFault<Field>[];
  /** Whether something is wrong that none of the fields shows. */
  readonly rest: boolean;
}

const unescape = (part: string): string => part.replace(/~1/g, '/').replace(/~0/g, '~');

/** The field of a form that a JSON pointer falls in; the longest name wins, null when there is none. */
export function fieldAt<Field extends string>(pointer: string, fields: readonly Field[]): Field | null {
  const path = pointer.split('/').slice(1).map(unescape).join('.');
  const found = fields.filter((field) => path === field || path.startsWith(`${field}.`));
  return found.sort((a, b) => b.length - a.length)[0] ?? null;
}

/**
 * Sorts a refusal by the fields of a form.
 * @param fields names of the fields; `address.city` for a field inside an object
 * @param byCode the field that a code without pointers is about
 */
export function faultsOf<Field extends string>(
  problem: FormProblem | null,
  fields: readonly Field[],
  byCode: Readonly<Record<string, Field>> = {},
): FormFaults<Field> {
  if (!problem) return { faults: [], rest: false };
  const named = byCode[problem.code];
  if (problem.errors.length === 0)
    return named ? { faults: [{ field: named, text: problem.message }], rest: false } : { faults: [], rest: true };
  const faults: FieldFault<Field>[] = [];
  let rest = false;
  for (const { pointer, detail } of problem.errors) {
    const field = fieldAt(pointer, fields);
    if (!field) rest = true;
    // One sentence a field: the first says what to mend first.
    else if (!faults.some((fault) => fault.field === field)) faults.push({ field, text: detail });
  }
  return { faults, rest };
}

/** The sentence about a field, if there is one. */
export function faultAt<Field extends string>(faults: readonly FieldFault<Field>[], field: Field): string | undefined {
  return faults.find((fault) => fault.field === field)?.text;
}
