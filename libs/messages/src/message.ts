import type { BilingualText, ErrorCode, ErrorParams } from '@callboard/domain';
import { errorTexts } from './error-text';
import { fieldTexts } from './field-text';
import { closingTexts, dayTexts, relaxTexts, ruleTexts, scoreTexts } from './match-text';
import { showParam } from './show';
import { fill, Locale, mandatoryPlaceholders, Params, ParamsOf } from './text';

const typedTexts = {
  ...ruleTexts,
  ...scoreTexts,
  ...relaxTexts,
  ...dayTexts,
  ...closingTexts,
  ...fieldTexts,
} as const;

type TypedTexts = typeof typedTexts;
/** Codes whose parameters are known from their text: rules, score terms, relaxations, other days, closing reasons, fields. */
export type TypedCode = keyof TypedTexts;
/** Every code that has a text. */
export type MessageCode = TypedCode | ErrorCode;

/** Parameters of a code; those of an error are free, as none is mandatory. */
export type MessageParamsOf<C extends MessageCode> = C extends TypedCode ? ParamsOf<TypedTexts[C]['zh']> : ErrorParams;

/** All texts by code. */
export const texts: Readonly<Record<MessageCode, BilingualText>> = { ...typedTexts, ...errorTexts };

/** All codes that have a text. */
export const messageCodes = Object.keys(texts) as readonly MessageCode[];

/** Whether `value` is a code that has a text. */
export function isMessageCode(value: unknown): value is MessageCode {
  return typeof value === 'string' && Object.prototype.hasOwnProperty.call(texts, value);
}

/**
 * The text of a code in a language. Names, days and amounts in the parameters are shown as people read them (see
 * {@link showParam}); parts of the text whose parameter is missing are left out. Throws RangeError when a mandatory
 * parameter is missing, which the types prevent.
 */
export function message<C extends MessageCode>(
  code: C,
  locale: Locale,
  ...[params]: Record<never, never> extends MessageParamsOf<C>
    ? [params?: MessageParamsOf<C>]
    : [params: MessageParamsOf<C>]
): string {
  return render(code, locale, (params ?? {}) as Params);
}

/**
 * {@link message} for a code and parameters that come from storage or the engine, where the compiler cannot check them:
 * an unknown code gives the text of `internal`, a mandatory parameter that is missing shows as an ellipsis.
 */
export function messageOf(code: string, locale: Locale, params: Params = {}): string {
  if (!isMessageCode(code)) return render('internal', locale, {});
  const missing = mandatoryPlaceholders(texts[code][locale]).filter((name) => params[name] === undefined);
  return render(code, locale, { ...params, ...Object.fromEntries(missing.map((name) => [name, '…'])) });
}

function render(code: MessageCode, locale: Locale, params: Params): string {
  return fill(texts[code][locale], params, (name, value) => showParam(name, value, locale, params));
}
