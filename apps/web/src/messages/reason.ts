import { levelNames, type Level } from '@callboard/domain';
import { fillText, matchTexts } from '@callboard/messages';
import { formatters } from './format';
import type { Locale } from './text';

type Value = string | number | boolean;
type Params = Readonly<Record<string, Value>>;

function shown(name: string, value: Value, locale: Locale): string {
  if (/level$/i.test(name) && typeof value === 'number') return levelNames[value as Level]?.[locale] ?? String(value);
  if (name.endsWith('Fen') && typeof value === 'number') return formatters(locale).yuan(value);
  if (/^(first|last)/.test(name) && typeof value === 'string') return formatters(locale).day(value);
  return String(value);
}

/** The text of a code of the match; a code that this build does not know, or whose figures are missing, gives ''. */
function textOf(code: string, params: Params, locale: Locale): string {
  const text = (matchTexts as Readonly<Record<string, { zh: string; en: string } | undefined>>)[code];
  if (!text) return '';
  try {
    return fillText(text[locale], params, (name, value) => shown(name, value, locale));
  } catch {
    return '';
  }
}

/** One soft term of a match in words: what speaks for the person, without its points. */
export function reasonText(term: { readonly id: string; readonly params: Params }, locale: Locale): string {
  const { points: _points, ...params } = term.params;
  return textOf(`score.${term.id.replace(/^score\./, '')}`, params, locale);
}

/** What a hard rule of the match says: with parameters by how much it keeps somebody out, without them its name. */
export function ruleText(rule: string, locale: Locale, params: Params = {}): string {
  const { role: _role, ...known } = params;
  return textOf(`rule.${rule.replace(/^rule\./, '')}`, known, locale);
}

/** What one change would bring, by its code: `relax.pay`, `days.moveLater`. */
export function changeText(
  change: { readonly code: string; readonly people: number; readonly params: Params },
  locale: Locale,
): string {
  return textOf(change.code, { ...change.params, people: change.people }, locale);
}

/** What loosening a rule would bring: `日薪提高到 ¥650，多 14 人`. */
export function relaxText(
  relaxation: { readonly rule: string; readonly people: number; readonly params: Params },
  locale: Locale,
): string {
  const { rule, people, params } = relaxation;
  return textOf(`relax.${rule.replace(/^rule\./, '')}`, { ...params, people }, locale);
}
