import type { MessageParams, ScoreId } from '../code';
import type { Market, PeopleColumns } from '../market';

/** A soft term: integer points, 0 up to its weight. Slots and people are indexes into the market. */
export interface ScoreTerm {
  readonly id: ScoreId;
  readonly kind: 'soft';
  /** What its weight counts. */
  readonly unit: string;
  /** What the term rewards, in one sentence. */
  readonly doc: string;
  /** Everything it may read about a person; a test watches that it reads nothing else. */
  readonly reads: readonly (keyof PeopleColumns)[];
  points(market: Market, slot: number, person: number): number;
  /** Parameters for the sentence that explains the points. */
  explain(market: Market, slot: number, person: number): MessageParams;
}

/** `weight` times `part` / `whole`, rounded down; 0 when `part` is not positive. All are integers. */
export function share(weight: number, part: number, whole: number): number {
  return part <= 0 ? 0 : Math.floor((weight * part) / whole);
}
