import type { Market } from '../market/market';
import type { People } from '../market/rank-index';
import { makePoolByPerson, PairPool } from '../solve/pair-pool';
import type { Problem } from '../solve/problem';
import { hasSideRules } from '../solve/side-rules';
import type { SweepOutput } from '../solve/sweep';
import type { Proof, ProofTask, SolveThreads } from '../solve/threads';
import { Thresholds } from '../solve/thresholds';
import type { Claims, PlanTask, ShardAnswer, ShardRequest } from './shard-message';

/** Asks every shard the same and waits for all; the answers are in order of the shards. */
export type AskShards = (request: ShardRequest) => readonly ShardAnswer[];

/** So many shards of about as many people each, one behind the other. */
export function cutShards(people: number, shards: number): People[] {
  const cut = (shard: number): number => Math.floor((shard * people) / shards);
  return Array.from({ length: shards }, (_, shard) => [cut(shard), cut(shard + 1)]);
}

type Answer<K extends ShardAnswer['kind']> = ShardAnswer & { readonly kind: K };

/**
 * The heavy parts of a solve over shards of people, which may be on other machines. Prices go down and thresholds and
 * sums come up; both are put together in an order that does not depend on who answered when. The sum of the shards'
 * parts is the bound of the whole market.
 */
export class ShardedThreads implements SolveThreads {
  readonly output: SweepOutput;
  looked = 0;
  private readonly others: Thresholds;

  /**
   * @param shards first and behind the last person of each, as `cutShards` makes them
   * @throws RangeError for a market with rules across the slots of a shoot: their charges are by pair
   */
  constructor(
    private readonly market: Market,
    private readonly problem: Problem,
    private readonly shards: readonly People[],
    private readonly ask: AskShards,
  ) {
    if (hasSideRules(market))
      throw new RangeError('a market with labour caps or trainee rules is not solved by shards');
    this.output = { heard: new Thresholds(problem.groups), best: new Float64Array(market.people.count) };
    this.others = new Thresholds(problem.groups);
  }

  pool(floor: Int32Array): PairPool {
    return this.pairs({ kind: 'pool', floor }).pool;
  }

  prove({ price, floor, reach }: ProofTask): Proof {
    return this.pairs({ kind: 'prove', price, floor, reach });
  }

  sweep(_pool: PairPool, price: Int32Array): number {
    const { heard, best } = this.output;
    heard.clear();
    let sum = 0;
    this.all({ kind: 'sweep', price }, 'swept').forEach((answer, shard) => {
      sum += answer.sum;
      this.others.values.set(answer.heard);
      this.others.wanted.set(answer.wanted);
      heard.merge(this.others);
      best.set(answer.best, this.shards[shard]![0]);
    });
    return sum;
  }

  search(task: PlanTask): Claims[] {
    const answers = this.all({ kind: 'plan', ...task }, 'plan');
    for (const { work } of answers) this.looked += work;
    return answers;
  }

  private pairs(request: ShardRequest): Proof {
    const answers = this.all(request, 'pairs');
    let sum = 0;
    for (const answer of answers) {
      sum += answer.sum;
      this.looked += answer.looked;
    }
    const kept = answers.map((answer) => answer.kept);
    return { sum, pool: makePoolByPerson(kept, this.problem.groups.count) };
  }

  private all<K extends ShardAnswer['kind']>(request: ShardRequest, kind: K): Answer<K>[] {
    const answers = this.ask(request);
    if (answers.length !== this.shards.length) {
      throw new Error(`${answers.length} of ${this.shards.length} shards have answered`);
    }
    return answers.map((answer) => {
      if (answer.kind !== kind) throw new Error(`a shard answers ${answer.kind} to ${request.kind}`);
      return answer as Answer<K>;
    });
  }
}
