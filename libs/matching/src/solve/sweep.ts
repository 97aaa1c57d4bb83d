import { POINT_PARTS } from '../plan';
import { MOST_OFTEN, SweptPairs } from './pair-pool';
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
  solve(
    pool: SweptPairs,
    price: Int32Array,
    person: number,
    adjust?: (group: number, pair: number) => number,
  ): boolean {
    const from = pool.personStart[person]!;
    const to = pool.personStart[person + 1]!;
    if (from === to) return false;
    const { schedule, problem } = this;
    const { filled } = problem;
    const { items } = schedule;
    const { personCharge } = pool;
    schedule.begin(person);
    for (let k = from; k < to; k++) {
      const group = pool.personGroup[k]!;
      let net = pool.personPoints[k]! * POINT_PARTS + filled - price[group]!;
      if (personCharge !== null) net -= personCharge[k]!;
      if (adjust === undefined) items.add(group, net);
      else {
        const adjusted = net + adjust(group, k);
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
  sweep(pool: SweptPairs, price: Int32Array, people: readonly [from: number, to: number], out: SweepOutput): number {
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
      this.noteOften(pool, person);
    }
    return sum;
  }

  /** The pairs of the schedule at hand come nearer to always, the others of the person to never. */
  private noteOften({ personStart, personGroup, personOften }: SweptPairs, person: number): void {
    const { chosen, items } = this.schedule;
    const to = personStart[person + 1]!;
    let next = 0;
    for (let pair = personStart[person]!; pair < to; pair++) {
      const often = personOften[pair]!;
      const taken = next < chosen.length && items.group[chosen[next]!] === personGroup[pair];
      if (taken) next += 1;
      personOften[pair] = often - (often >> 3) + (taken ? MOST_OFTEN >> 3 : 0);
    }
  }
}
