import type { PairRows } from '../solve/pair-pool';

/** What the shards of a market are asked at a step, all of them the same; columns are by group or unit of the market. */
export type ShardRequest =
  /** All pairs that can be worth more than the floor of their group. */
  | { readonly kind: 'pool'; readonly floor: Int32Array }
  /** The sum over all pairs at prices, and the pairs within reach of them. */
  | { readonly kind: 'prove'; readonly price: Int32Array; readonly floor: Int32Array; readonly reach: Int32Array }
  /** The best schedules at prices among the pairs at hand. */
  | { readonly kind: 'sweep'; readonly price: Int32Array }
  /** A better plan for the shard's own people, by the prices and schedules of the last sweep. */
  | ({ readonly kind: 'plan' } & PlanTask);

/** What a search for a plan by shards is told. */
export interface PlanTask {
  /**
   * The person who holds each unit in the present plan, -1 where it is open, and her points; null when there is no plan
   * yet. Units that people of other shards hold are theirs; each shard may use the open ones.
   */
  readonly held: { readonly person: Int32Array; readonly points: Int32Array } | null;
  /** Rounds and turns at most, as in an `Epoch`. */
  readonly rounds: number;
  readonly shakes: number;
  /** Searches of different numbers shake in different ways. */
  readonly number: number;
}

/** Jobs that the people of a shard would have: the group, the person (of the market) and her points. */
export interface Claims {
  readonly group: Int32Array;
  readonly person: Int32Array;
  readonly points: Int32Array;
}

/** What a shard answers, to the bit the same whoever works it out, and whenever. */
export type ShardAnswer =
  /** To `pool` and `prove`: pairs by person of the shard; `sum` is 0 for a pool. */
  | { readonly kind: 'pairs'; readonly sum: number; readonly kept: PairRows; readonly looked: number }
  | {
      readonly kind: 'swept';
      readonly sum: number;
      /** Columns of `Thresholds`. */
      readonly heard: Int32Array;
      readonly wanted: Int32Array;
      /** Parts of the best schedule of each person of the shard. */
      readonly best: Float64Array;
    }
  | ({ readonly kind: 'plan'; readonly work: number } & Claims);

/** Whether a request begins anew: what a shard answers later depends on nothing before it. */
export function isFresh(request: ShardRequest): boolean {
  return request.kind === 'pool' || request.kind === 'prove';
}
