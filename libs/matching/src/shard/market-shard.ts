import type { Market } from '../market/market';
import type { People } from '../market/rank-index';
import { makePoolByPerson, PairFinder, PairPool, PairRows, pairsByPerson } from '../solve/pair-pool';
import type { Problem } from '../solve/problem';
import { Sweeper } from '../solve/sweep';
import { provePart } from '../solve/threads';
import { Thresholds } from '../solve/thresholds';
import { ownPlan } from './own-plan';
import type { ShardAnswer, ShardRequest } from './shard-message';

/**
 * One shard of a market that is solved by several machines: some of its people with all of its slots. Answers what the
 * one who leads the solve asks; the answers depend on nothing but the market, the shard and the requests since the
 * last that `isFresh`, so that whoever takes a shard over asks itself these again and goes on.
 */
export class MarketShard {
  private readonly everybody: People;
  private readonly sweeper: Sweeper;
  private readonly heard: Thresholds;
  private best: Float64Array;
  private price: Int32Array | null = null;
  private pool: PairPool | null = null;

  /**
   * @param market the shard's people with all slots of the market
   * @param problem made with the groups of the whole market (`makeProblem`)
   * @param from index in the whole market of the shard's first person; the others follow in order
   */
  constructor(
    private readonly market: Market,
    private readonly problem: Problem,
    private readonly from: number,
  ) {
    this.everybody = [0, market.people.count];
    this.sweeper = new Sweeper(problem);
    this.heard = new Thresholds(problem.groups);
    this.best = new Float64Array(market.people.count);
  }

  /** Throws when a sweep comes before any pairs, or a plan before any sweep: the requests were not asked in order. */
  answer(request: ShardRequest): ShardAnswer {
    switch (request.kind) {
      case 'pool':
        return this.find(request.floor);
      case 'prove': {
        const { sum, kept, looked } = provePart(this.market, this.problem, { ...request, sides: null }, this.everybody);
        return this.keep(kept, sum, looked);
      }
      case 'sweep':
        return this.sweep(request.price);
      case 'plan':
        if (!this.pool || !this.price) throw new Error('a shard is asked for a plan before any sweep');
        return {
          kind: 'plan',
          ...ownPlan({ problem: this.problem, pool: this.pool, price: this.price }, this.best, this.from, request),
        };
    }
  }

  private find(floor: Int32Array): ShardAnswer {
    const { market, problem } = this;
    const finder = new PairFinder(market, problem);
    const pairs = pairsByPerson(finder.find(0, problem.groups.count, floor), market.people.count);
    const { personStart, personGroup, personPoints } = pairs;
    const count = Int32Array.from({ length: market.people.count }, (_, k) => personStart[k + 1]! - personStart[k]!);
    return this.keep({ count, other: personGroup, points: personPoints }, 0, finder.looked);
  }

  private keep(kept: PairRows, sum: number, looked: number): ShardAnswer {
    this.pool = makePoolByPerson([kept], this.problem.groups.count);
    this.price = null;
    return { kind: 'pairs', sum, kept, looked };
  }

  private sweep(price: Int32Array): ShardAnswer {
    const { pool, heard, best } = this;
    if (!pool) throw new Error('a shard is asked to sweep before it has any pairs');
    heard.clear();
    const sum = this.sweeper.sweep(pool, price, this.everybody, { heard, best });
    this.price = price;
    return { kind: 'swept', sum, heard: heard.values.slice(), wanted: heard.wanted.slice(), best: best.slice() };
  }
}
