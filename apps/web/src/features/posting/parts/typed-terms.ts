import type { Posting, PostingPatch } from '../../../app/crew/posting-edit';

type Values = Readonly<Record<string, unknown>>;

/** What the form shows of a posting; who sees it is `asked` only where it can be seen. */
export function formTerms(posting: Posting, asked: boolean): Posting & Pick<PostingPatch, 'visibility'> {
  return { ...posting, ...(asked && { visibility: posting.state === 'private' ? 'private' : 'public' }) };
}

function differing(values: object, terms: object): string[] {
  return Object.keys(values).filter((field) => (values as Values)[field] !== (terms as Values)[field]);
}

/** The values that were changed from what the form was made of. */
export function changedTerms(values: PostingPatch, made: object): PostingPatch {
  return Object.fromEntries(differing(values, made).map((field) => [field, values[field as keyof PostingPatch]]));
}

/** The fields of a form that nobody has typed over, as a newer version has them. */
export function untouched(values: object, made: object, newer: object): Record<string, unknown> {
  const typed = new Set(differing(values, made));
  const free = Object.keys(values).filter((field) => !typed.has(field));
  return Object.fromEntries(free.map((field) => [field, (newer as Values)[field]]));
}

/** Whether a field was typed over here and changed to something else in the newer version. */
export function clashes(values: object, made: object, newer: object): boolean {
  const theirs = new Set(differing(newer, made));
  return differing(values, made).some((field) => theirs.has(field) && differing(values, newer).includes(field));
}
