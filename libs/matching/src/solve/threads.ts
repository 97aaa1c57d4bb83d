import type { Market } from '../market/market';
import { FoundPairs, makePool, PairFinder, PairPool } from './pair-pool';
import type { Problem } from './problem';
import { Sweeper, SweepOutput } from './sweep';
import { Thresholds } from './thresholds';

/**
 * The two heavy parts of a solve, which need no more than a market, prices and each other: done here by one thread, or
 * by several that share memory (`@callboard/matching-pool`). Whoever does them, the answers are the same to the bit.
 */
export interface SolveThreads {
  /** All pairs that can be worth more than the floor of their group, complete down to it. */
  pool(floor: Int32Array): PairPool;
  /** Sum of all people's best schedules at prices; `output` is filled anew. */
  sweep(pool: PairPool, price: Int32Array): number;
  readonly output: SweepOutput;
  /** Entries of the index that were looked at. */
  readonly looked: number;
}

/** Everything in the calling thread. */
export class OneThread implements SolveThreads {
  readonly output: SweepOutput;
  private readonly finder: PairFinder;
  private readonly sweeper: Sweeper;

  constructor(
    private readonly market: Market,
    private readonly problem: Problem,
  ) {
    this.finder = new PairFinder(market, problem);
    this.sweeper = new Sweeper(problem);
    this.output = { heard: new Thresholds(problem.groups), best: new Float64Array(market.people.count) };
  }

  get looked(): number {
    return this.finder.looked;
  }

  pool(floor: Int32Array): PairPool {
    const found: FoundPairs = this.finder.find(0, this.problem.groups.count, floor);
    return makePool([found], this.market.people.count, floor);
  }

  sweep(pool: PairPool, price: Int32Array): number {
    this.output.heard.clear();
    return this.sweeper.sweep(pool, price, [0, this.market.people.count], this.output);
  }
}
