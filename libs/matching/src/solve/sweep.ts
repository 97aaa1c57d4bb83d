import { POINT_PARTS } from '../plan';
import type { PairPool } from './pair-pool';
import { PersonSchedule } from './person-schedule';
import type { Problem } from './problem';
import type { Thresholds } from './thresholds';

/** Where a sweep leaves what it finds. */
export interface SweepOutput {
  readonly heard: Thresholds;
  /** Parts of each person's best schedule. */
  readonly best: Float64Array;
}

/** Works out people's best schedules at prices, one after the other, with the memory of one schedule. */
export class Sweeper {
  readonly schedule: PersonSchedule;
  /** Pairs looked at. */
  work = 0;

  constructor(private readonly problem: Problem) {
    this.schedule = new PersonSchedule(problem);
  }

  /**
   * The best schedule of a person, where `adjust` may make a group worth more or less to her, or bar it with -Infinity;
   * false when nothing in the pool can be worth anything to her.
   */
  solve(pool: PairPool, price: Int32Array, person: number, adjust?: (group: number) => number): boolean {
    const from = pool.personStart[person]!;
    const to = pool.personStart[person + 1]!;
    if (from === to) return false;
    const { schedule, problem } = this;
    const { filled } = problem;
    const { items } = schedule;
    schedule.begin(person);
    for (let k = from; k < to; k++) {
      const group = pool.personGroup[k]!;
      const net = pool.personPoints[k]! * POINT_PARTS + filled - price[group]!;
      if (adjust === undefined) items.add(group, net);
      else {
        const adjusted = net + adjust(group);
        if (adjusted > -Infinity) items.add(group, adjusted);
      }
    }
    schedule.solve();
    this.work += to - from;
    return true;
  }

  /**
   * Sum of the best values of the people `from` to `to`, each of which it notes; names the threshold of each of their
   * pairs.
   */
  sweep(pool: PairPool, price: Int32Array, people: readonly [from: number, to: number], out: SweepOutput): number {
    const { schedule } = this;
    const { items } = schedule;
    let sum = 0;
    for (let person = people[0]; person < people[1]; person++) {
      if (!this.solve(pool, price, person)) {
        out.best[person] = 0;
        continue;
      }
      sum += schedule.value;
      out.best[person] = schedule.value;
      for (let k = 0; k < items.count; k++) {
        const group = items.group[k]!;
        if (group >= 0) out.heard.offer(group, schedule.threshold(k, price[group]!));
      }
      for (const item of schedule.chosen) out.heard.want(items.group[item]!);
    }
    return sum;
  }
}
