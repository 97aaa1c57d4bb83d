import type { Market } from '../market/market';
import type { People } from '../market/rank-index';
import { makePool, makePoolByPerson, PairFinder, PairPool, PairRows, pairsByPerson } from './pair-pool';
import type { Claims, PlanTask } from '../shard/shard-message';
import type { Problem } from './problem';
import { keepWithinReach, Reach } from './within-reach';
import { SideCharges, SidePrices } from './side-charges';
import { hasSideRules } from './side-rules';
import { Sweeper, SweepOutput } from './sweep';
import { Thresholds } from './thresholds';

/** What a proof is told. */
export interface ProofTask extends Reach {
  /** A pair of a group that cannot be worth more than this cannot be in anybody's best schedule. */
  readonly floor: Int32Array;
  /** Prices of what rules across the slots of a shoot make scarce; null in a market without such rules. */
  readonly sides: SidePrices | null;
}

/** What a proof gives. */
export interface Proof {
  /** Sum of all people's best schedules over all pairs that there are. */
  readonly sum: number;
  /** The pairs within reach of them. */
  readonly pool: PairPool;
}

/** The same of some people; pairs by person. */
export interface ProofPart {
  readonly sum: number;
  readonly kept: PairRows;
  /** Entries of the index and pairs that were looked at. */
  readonly looked: number;
}

/** Groups of slots for each part of the people, so that what a proof holds at a time does not grow with the market. */
const GROUPS_OF_PART = 20_000;

/** The parts in which a proof goes through the people; as many for any number of threads. */
export function partsOfProof({ groups }: Problem, people: number): People[] {
  const parts = Math.max(1, Math.ceil(groups.count / GROUPS_OF_PART));
  const cut = (part: number): number => Math.floor((part * people) / parts);
  return Array.from({ length: parts }, (_, part) => [cut(part), cut(part + 1)]);
}

/** The proof of some people. */
export function provePart(market: Market, problem: Problem, task: ProofTask, some: People): ProofPart {
  const finder = new PairFinder(market, problem, some);
  const found = finder.find(0, problem.groups.count, task.floor);
  let pairs = pairsByPerson(found, market.people.count);
  if (task.sides !== null) {
    const personCharge = new Int32Array(pairs.personGroup.length);
    new SideCharges(market, problem.groups, task.sides).fill(pairs, personCharge);
    pairs = { ...pairs, personCharge };
  }
  return { ...keepWithinReach(problem, pairs, task, some), looked: finder.looked + found.other.length };
}

/**
 * The heavy parts of a solve, which need no more than a market, prices and each other: done here by one thread, or
 * by several that share memory (`@callboard/matching-pool`). Whoever does them, the answers are the same to the bit.
 */
export interface SolveThreads {
  /** All pairs that can be worth more than the floor of their group, complete down to it. */
  pool(floor: Int32Array): PairPool;
  /** Sum of all people's best schedules at prices; `output` is filled anew, and `often` of the pool goes on. */
  sweep(pool: PairPool, price: Int32Array): number;
  /** The sum over all pairs, and those of them that matter near the prices. */
  prove(task: ProofTask): Proof;
  /**
   * Where people are in shards: what each shard would have its own people do, by the prices of the last sweep. Left out
   * where one memory holds everybody.
   */
  search?(task: PlanTask): readonly Claims[];
  readonly output: SweepOutput;
  /** Entries of the index, and pairs of proofs, that were looked at. */
  readonly looked: number;
}

/** Everything in the calling thread. */
export class OneThread implements SolveThreads {
  readonly output: SweepOutput;
  private readonly finder: PairFinder;
  private readonly sweeper: Sweeper;
  private provenPairs = 0;
  private readonly charged: boolean;

  constructor(
    private readonly market: Market,
    private readonly problem: Problem,
  ) {
    this.finder = new PairFinder(market, problem);
    this.sweeper = new Sweeper(problem);
    this.charged = hasSideRules(market);
    this.output = { heard: new Thresholds(problem.groups), best: new Float64Array(market.people.count) };
  }

  get looked(): number {
    return this.finder.looked + this.provenPairs;
  }

  pool(floor: Int32Array): PairPool {
    const found = this.finder.find(0, this.problem.groups.count, floor);
    return makePool([found], this.market.people.count, this.charged);
  }

  sweep(pool: PairPool, price: Int32Array): number {
    this.output.heard.clear();
    return this.sweeper.sweep(pool, price, [0, this.market.people.count], this.output);
  }

  prove(task: ProofTask): Proof {
    const { market, problem } = this;
    const proofs = partsOfProof(problem, market.people.count).map((some) => provePart(market, problem, task, some));
    for (const { looked } of proofs) this.provenPairs += looked;
    const sum = proofs.reduce((all, proof) => all + proof.sum, 0);
    const kept = proofs.map((proof) => proof.kept);
    return { sum, pool: makePoolByPerson(kept, problem.groups.count, this.charged) };
  }
}
