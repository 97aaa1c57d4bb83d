/** The languages of the interface; Chinese is the source. */
export type Locale = 'zh' | 'en';

type Value = string | number;
type Placeholders<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
type ParamsOf<T extends string> = { readonly [Name in Placeholders<T>]: Value };

/** The English half of an area: the same keys; plurals are functions. */
export type English<Z extends Record<string, string>> = {
  readonly [K in keyof Z]: string | ((params: ParamsOf<Z[K]>) => string);
};

/** The texts of one area of the interface in both languages. */
export interface Area<Z extends Record<string, string>> {
  readonly zh: Z;
  readonly en: English<Z>;
}

/** Gives the text of a key; keys and parameters are typed from the Chinese text. */
export type Translate<Z extends Record<string, string>> = <K extends keyof Z & string>(
  key: K,
  ...params: [Placeholders<Z[K]>] extends [never] ? [] : [params: ParamsOf<Z[K]>]
) => string;

/** Binds the two halves of an area. */
export function area<const Z extends Record<string, string>>(zh: Z, en: English<Z>): Area<Z> {
  return { zh, en };
}

/** Puts values in the place of `{name}`; a name without a value stays as it is, so that it is seen. */
export function fillIn(text: string, params: Readonly<Record<string, Value>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

/** {@link Translate} for an area in one language. */
export function translator<Z extends Record<string, string>>(texts: Area<Z>, locale: Locale): Translate<Z> {
  return (key, ...[params]) => {
    const text = texts[locale][key] as string | ((values: Readonly<Record<string, Value>>) => string);
    const values = (params ?? {}) as Readonly<Record<string, Value>>;
    return typeof text === 'function' ? text(values) : fillIn(text, values);
  };
}

/** English plural: `plural(2, 'day')` is "2 days". */
export function plural(count: Value, one: string, many = `${one}s`): string {
  return `${count} ${Number(count) === 1 ? one : many}`;
}
