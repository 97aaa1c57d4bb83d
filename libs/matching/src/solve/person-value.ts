import { WINDOW_DAYS } from '../matching-input';
import { POINT_PARTS } from '../plan';
import type { PlanState } from './plan-state';
import type { Problem } from './problem';

const NONE = -1;
/** Jobs of a person share no day of the window. */
const MOST_JOBS = WINDOW_DAYS + 1;

/** What a person's jobs are worth together, chains and a first job included, in parts of a point. */
export class PersonValue {
  /** First and last days of jobs, in order. */
  private readonly first = new Int32Array(MOST_JOBS);
  private readonly last = new Int32Array(MOST_JOBS);
  private count = 0;

  constructor(
    private readonly problem: Problem,
    private readonly plan: PlanState,
  ) {}

  /** With her jobs as they are, or with one group more in place of those that clash with it. */
  of(person: number, group = NONE, points = 0, dropped = NONE): number {
    const { plan, problem } = this;
    this.count = 0;
    let value = 0;
    let jobs = 0;
    let waiting = group;
    for (let unit = plan.head(person); unit !== NONE; unit = plan.after(unit)) {
      const held = plan.groupOf[unit]!;
      if (unit === dropped || (group !== NONE && plan.clash(held, group))) continue;
      if (waiting !== NONE && problem.groups.first[waiting]! < problem.groups.first[held]!) {
        this.note(waiting);
        waiting = NONE;
      }
      this.note(held);
      value += plan.points[unit]! * POINT_PARTS + problem.filled;
      jobs += 1;
    }
    if (waiting !== NONE) this.note(waiting);
    if (group !== NONE) {
      value += points * POINT_PARTS + problem.filled;
      jobs += 1;
    }
    if (jobs === 0) return 0;
    return value + problem.once[person]! + (problem.chainRate === 0 ? 0 : this.chains(person));
  }

  private note(group: number): void {
    this.first[this.count] = this.problem.groups.first[group]!;
    this.last[this.count] = this.problem.groups.last[group]!;
    this.count += 1;
  }

  private link(last: number, first: number): number {
    const { chainRate, chainZeroDays } = this.problem;
    const idle = first - last - 1;
    return idle >= chainZeroDays ? 0 : chainRate * (chainZeroDays - (idle > 0 ? idle : 0));
  }

  /** Chains of all jobs, fixed ones among them, less what the fixed ones have alone. */
  private chains(person: number): number {
    const { fixed } = this.problem;
    const to = fixed.start[person + 1]!;
    let entry = fixed.start[person]!;
    let value = 0;
    let lastFixed = -Infinity;
    let end = -Infinity;
    for (let k = 0; k <= this.count; k++) {
      const until = k < this.count ? this.first[k]! : Infinity;
      for (; entry < to && fixed.first[entry]! <= until; entry++) {
        if (lastFixed !== -Infinity) value -= this.link(lastFixed, fixed.first[entry]!);
        if (end !== -Infinity) value += this.link(end, fixed.first[entry]!);
        lastFixed = fixed.last[entry]!;
        end = lastFixed;
      }
      if (k === this.count) break;
      if (end !== -Infinity) value += this.link(end, until);
      end = this.last[k]!;
    }
    return value;
  }
}
