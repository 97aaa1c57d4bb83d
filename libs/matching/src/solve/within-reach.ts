import { GrowingInts } from '../market/growing';
import type { People } from '../market/rank-index';
import { POINT_PARTS } from '../plan';
import type { PairRows, SweptPairs } from './pair-pool';
import type { Problem } from './problem';
import { Sweeper } from './sweep';

/** Prices, and how much a schedule may fall short of its person's best for their sake, in parts by group. */
export interface Reach {
  readonly price: Int32Array;
  readonly reach: Int32Array;
}

/**
 * Sums up people's best schedules over all their pairs, and keeps of these the ones that a schedule has which falls
 * short of the best by no more than the reach, since the others cannot matter to the person until prices have moved by
 * as much; and those that are worth no less than half the reach below the price, however much better she does
 * elsewhere: without them a group does not hear how many would come if she did not, its price falls too low, and the
 * next proof gives back what the bound seemed to gain.
 */
class WithinReach {
  sum = 0;
  readonly groups = new GrowingInts();
  readonly points = new GrowingInts();
  private readonly sweeper: Sweeper;
  /** Parts that a job can add to the chain of others. */
  private readonly link: number;

  constructor(
    private readonly problem: Problem,
    private readonly pairs: SweptPairs,
    private readonly at: Reach,
  ) {
    this.sweeper = new Sweeper(problem);
    this.link = problem.chainRate * problem.chainZeroDays;
  }

  take(person: number): void {
    const best = this.bestNet(person);
    const { fixed, once } = this.problem;
    const free = fixed.start[person] === fixed.start[person + 1];
    // Each further job brings no more than a link; so nobody gains who gains by no single job, and by none with a link.
    if (free && best <= -this.link && best + once[person]! <= 0) this.keepNear(person);
    else this.keepOfSchedules(person);
  }

  private net(pair: number): number {
    const { pairs, problem, at } = this;
    const charge = pairs.personCharge === null ? 0 : pairs.personCharge[pair]!;
    return pairs.personPoints[pair]! * POINT_PARTS + problem.filled - at.price[pairs.personGroup[pair]!]! - charge;
  }

  private bestNet(person: number): number {
    const { personStart } = this.pairs;
    let best = -Infinity;
    for (let pair = personStart[person]!; pair < personStart[person + 1]!; pair++)
      best = Math.max(best, this.net(pair));
    return best;
  }

  /** Of somebody who takes nothing: what she would take if its price fell so far. */
  private keepNear(person: number): void {
    const { personStart } = this.pairs;
    const once = this.problem.once[person]!;
    for (let pair = personStart[person]!; pair < personStart[person + 1]!; pair++) {
      this.keep(pair, -this.net(pair) - once);
    }
  }

  private keepOfSchedules(person: number): void {
    const { pairs, sweeper, at } = this;
    const { schedule } = sweeper;
    if (!sweeper.solve(pairs, at.price, person)) return;
    this.sum += schedule.value;
    let pair = pairs.personStart[person]!;
    for (let item = 0; item < schedule.items.count; item++) {
      if (schedule.items.group[item]! < 0) continue;
      this.keep(pair, schedule.shortfall(item));
      pair += 1;
    }
  }

  private keep(pair: number, shortfall: number): void {
    const group = this.pairs.personGroup[pair]!;
    const reach = this.at.reach[group]!;
    if (shortfall > reach && -2 * this.net(pair) > reach) return;
    this.groups.push(group);
    this.points.push(this.pairs.personPoints[pair]!);
  }
}

/** The sum of the best schedules of some people, and those of their pairs that matter near the prices. */
export function keepWithinReach(
  problem: Problem,
  pairs: SweptPairs,
  at: Reach,
  [from, to]: People,
): { readonly sum: number; readonly kept: PairRows } {
  const count = new Int32Array(to - from);
  const found = new WithinReach(problem, pairs, at);
  for (let person = from; person < to; person++) {
    const before = found.groups.length;
    found.take(person);
    count[person - from] = found.groups.length - before;
  }
  const { sum, groups, points } = found;
  return { sum, kept: { count, other: groups.view().slice(), points: points.view().slice() } };
}
