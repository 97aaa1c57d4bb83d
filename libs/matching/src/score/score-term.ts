import type { MessageParams, ScoreId } from '../code';
import type { PeopleColumns } from '../market/columns';
import type { Market } from '../market/market';

/**
 * What a term's points depend on, which tells the index how much of a score it can work out beforehand:
 * `person` the person alone; `place` the slot, her level and her home base; `pair` the slot and the person; `listed` 0
 * but for people who stand in a list of the posting or the team; `plan` also what else a plan gives her, so that the
 * points of one slot are those of a plan with that slot alone.
 */
export type TermScope = 'person' | 'place' | 'pair' | 'listed' | 'plan';

/** A soft term: integer points, 0 up to its weight. Slots and people are indexes into the market. */
export interface ScoreTerm {
  readonly id: ScoreId;
  readonly kind: 'soft';
  readonly scope: TermScope;
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
