import type { BilingualText } from '@callboard/domain';

/** The languages of the product. Chinese comes first. */
export type Locale = keyof BilingualText;

export const locales: readonly Locale[] = ['zh', 'en'];

/** What a placeholder takes: a figure, a word, a flag. */
export type ParamValue = string | number | boolean;

/** Values by the name of their placeholder. */
export type Params = Readonly<Record<string, ParamValue | undefined>>;

/** A template without its optional parts. */
type Mandatory<S extends string> = S extends `${infer Before}[${string}]${infer After}`
  ? Mandatory<`${Before}${After}`>
  : S;

/** The names of a template's placeholders. */
type Names<S extends string> = S extends `${string}{${infer Inside}}${infer Rest}`
  ? (Inside extends `${infer Name}:${string}` ? Name : Inside) | Names<Rest>
  : never;

/** The parameters of a template: those in optional parts may be left out; none where it has no placeholder. */
export type ParamsOf<S extends string> = [Names<S>] extends [never]
  ? Readonly<Record<string, never>>
  : { readonly [K in Names<Mandatory<S>>]: ParamValue } & {
      readonly [K in Exclude<Names<S>, Names<Mandatory<S>>>]?: ParamValue;
    };

const PLACEHOLDER = /\{(\w+)(?::([^|{}]*)\|([^|{}]*))?\}/g;
const OPTIONAL_PART = /\[([^[\]]*)\]/g;

/** The names of all placeholders in a template, sorted, without repeats. */
export function placeholders(template: string): string[] {
  return [...new Set([...template.matchAll(PLACEHOLDER)].map((match) => match[1]!))].sort();
}

/** The names of the placeholders that a template cannot do without. */
export function mandatoryPlaceholders(template: string): string[] {
  return placeholders(template.replace(OPTIONAL_PART, ''));
}

/**
 * Fills a template. `{name}` is replaced by the value; `{name:one|other}` by the first word when the value is `true` or
 * 1, else by the second; a part in `[...]` is dropped when a value that it needs is missing. A mandatory value that is
 * missing throws, as the sentence would be wrong. Values are not read as templates.
 */
export function fill(
  template: string,
  params: Params,
  show: (name: string, value: ParamValue) => string = (_name, value) => String(value),
): string {
  const known = (name: string): boolean => params[name] !== undefined;
  const chosen = template.replace(OPTIONAL_PART, (_match, part: string) =>
    placeholders(part).every(known) ? part : '',
  );
  return chosen.replace(PLACEHOLDER, (_match, name: string, one?: string, other?: string) => {
    const value = params[name];
    if (value === undefined) throw new RangeError(`The text "${template}" needs a value for ${name}.`);
    if (one === undefined || other === undefined) return show(name, value);
    return value === true || value === 1 ? one : other;
  });
}
