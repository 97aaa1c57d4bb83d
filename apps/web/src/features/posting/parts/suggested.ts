export interface Suggestion {
  /** What the form begins with instead of what is stored. */
  readonly values: { readonly payHighFen?: number; readonly minLevel?: number; readonly shiftDays?: number };
  /** The field that the link leads to; `days` are the first of the day fields. */
  readonly field: 'payHighFen' | 'minLevel' | 'prepDays' | 'shiftDays' | null;
}

/** A whole number of the address; nothing for anything else. */
function wholeOf(params: URLSearchParams, name: string): number | null {
  const text = params.get(name);
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** How far a posting may be shifted either way, in days. */
const MOST_SHIFT = 30;

/** Days later, or earlier below zero. */
function shiftOf(params: URLSearchParams): number | null {
  const text = params.get('shift');
  return text !== null && /^-?\d{1,2}$/.test(text) && Math.abs(Number(text)) <= MOST_SHIFT ? Number(text) : null;
}

/**
 * What a link proposes to change: `?pay=65000` (fen a day), `?level=2`, `?shift=-1` (days later), `?field=days` or
 * `?field=minLevel`.
 */
export function suggestionOf(params: URLSearchParams, levels: readonly number[]): Suggestion {
  const pay = wholeOf(params, 'pay');
  if (pay !== null) return { values: { payHighFen: pay }, field: 'payHighFen' };
  const level = wholeOf(params, 'level');
  if (level !== null && levels.includes(level)) return { values: { minLevel: level }, field: 'minLevel' };
  const shiftDays = shiftOf(params);
  if (shiftDays !== null) return { values: { shiftDays }, field: 'shiftDays' };
  const field = params.get('field');
  if (field === 'days') return { values: {}, field: 'prepDays' };
  return { values: {}, field: field === 'minLevel' || level !== null ? 'minLevel' : null };
}
