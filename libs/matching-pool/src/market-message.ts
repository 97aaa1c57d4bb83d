import type {
  ApplicationInput,
  Market,
  MarketNames,
  MarketTerms,
  MatchingInputCode,
  PersonInput,
  SlotInput,
} from '@callboard/matching';

/** Rows of a market on their way to the thread that lays it out. */
export interface MarketRows {
  readonly people?: readonly PersonInput[];
  readonly slots?: readonly SlotInput[];
  readonly applications?: readonly ApplicationInput[];
}

/** What the thread of a market is told: its terms, then rows, at the end to lay them out. */
export type MarketRequest =
  | { readonly kind: 'marketTerms'; readonly terms: MarketTerms }
  | { readonly kind: 'marketRows'; readonly rows: MarketRows }
  | { readonly kind: 'marketBuild' };

/** What separates names that travel as one text: no name of a market holds it. */
export const NAME_END = '\n';

/** Names as one text each: a thread reads one long text in a fraction of the time of a hundred thousand short ones. */
export type PackedNames = { readonly [list in keyof MarketNames]: string };

/** What the thread answers at the end, or at the first row that is wrong. */
export type MarketReply =
  | { readonly kind: 'market'; readonly market: Omit<Market, 'names'>; readonly names: PackedNames }
  | { readonly kind: 'marketInput'; readonly code: MatchingInputCode; readonly path: string; readonly detail: string }
  | { readonly kind: 'marketFailed'; readonly message: string };

/** Packs names, and unpacks them again. */
export function packNames(names: MarketNames): PackedNames {
  const packed = Object.entries(names).map(([list, values]: [string, readonly string[]]) => [
    list,
    values.join(NAME_END),
  ]);
  return Object.fromEntries(packed) as PackedNames;
}

export function unpackNames(packed: PackedNames): MarketNames {
  const names = Object.entries(packed).map(([list, text]: [string, string]) => [
    list,
    text === '' ? [] : text.split(NAME_END),
  ]);
  return Object.fromEntries(names) as MarketNames;
}
