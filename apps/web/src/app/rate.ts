/** A band of rates, fen a day. */
export interface Band {
  readonly lowFen: number;
  readonly highFen: number;
}

/** What somebody has typed as a rate: its fen, or what is wrong with it. */
export type Rate =
  | { readonly fen: number; readonly problem: null }
  | { readonly fen: null; readonly problem: 'empty' | 'outside' | 'same' };

/** Reads yuan as typed; `taken` are rates that have been on the table. */
export function rateOf(typed: string, band: Band, taken: readonly number[]): Rate {
  if (!/^\d{1,8}$/.test(typed.trim())) return { fen: null, problem: 'empty' };
  const fen = Number(typed) * 100;
  if (fen < band.lowFen || fen > band.highFen) return { fen: null, problem: 'outside' };
  if (taken.includes(fen)) return { fen: null, problem: 'same' };
  return { fen, problem: null };
}

/** The rate a step away from what is typed, in yuan, kept inside the band; whole yuan even where the band is not. */
export function stepped(typed: string, band: Band, by: number): string {
  const [low, high] = [Math.ceil(band.lowFen / 100), Math.floor(band.highFen / 100)];
  const at = /^\d{1,8}$/.test(typed.trim()) ? Number(typed) : low;
  return String(Math.min(high, Math.max(low, at + by)));
}
