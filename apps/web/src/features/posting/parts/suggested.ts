export interface Suggestion {
  /** What the form begins with instead of what is stored. */
  readonly values: { readonly payHighFen?: number; readonly minLevel?: number };
  /** The field that the link leads to; `days` are the first of the day fields. */
  readonly field: 'payHighFen' | 'minLevel' | 'prepDays' | null;
}

/** A whole number of the address; nothing for anything else. */
function wholeOf(params: URLSearchParams, name: string): number | null {
  const text = params.get(name);
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** What a link from the fill proposes to loosen: `?pay=65000` (fen a day), `?level=2`, `?field=days` or `?field=minLevel`. */
export function suggestionOf(params: URLSearchParams, levels: readonly number[]): Suggestion {
  const pay = wholeOf(params, 'pay');
  if (pay !== null) return { values: { payHighFen: pay }, field: 'payHighFen' };
  const level = wholeOf(params, 'level');
  if (level !== null && levels.includes(level)) return { values: { minLevel: level }, field: 'minLevel' };
  const field = params.get('field');
  if (field === 'days') return { values: {}, field: 'prepDays' };
  return { values: {}, field: field === 'minLevel' || level !== null ? 'minLevel' : null };
}
