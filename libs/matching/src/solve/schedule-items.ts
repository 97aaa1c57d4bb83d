import type { Problem } from './problem';

/** Room for the jobs of one person, candidates and fixed ones, in order of first day. */
export class ScheduleItems {
  count = 0;
  /** The group of a candidate, -1 for a fixed job. */
  group: Int32Array = new Int32Array(256);
  /** Parts that a candidate brings at the prices, 0 for a fixed job. */
  net = new Float64Array(256);
  first: Int32Array = new Int32Array(256);
  last: Int32Array = new Int32Array(256);
  rested: Int32Array = new Int32Array(256);
  base: Int32Array = new Int32Array(256);
  private fixedNext = 0;
  private fixedEnd = 0;

  constructor(private readonly problem: Problem) {}

  /** Begins a person; candidates follow in order of group, then {@link finish}. */
  begin(person: number): void {
    this.count = 0;
    this.fixedNext = this.problem.fixed.start[person]!;
    this.fixedEnd = this.problem.fixed.start[person + 1]!;
  }

  add(group: number, net: number): void {
    const { groups, fixed } = this.problem;
    while (this.fixedNext < this.fixedEnd && fixed.first[this.fixedNext]! <= groups.first[group]!) this.addFixed();
    if (this.count === this.group.length) this.grow();
    const k = this.count++;
    this.group[k] = group;
    this.net[k] = net;
    this.first[k] = groups.first[group]!;
    this.last[k] = groups.last[group]!;
    this.rested[k] = groups.rested[group]!;
    this.base[k] = groups.base[group]!;
  }

  finish(): void {
    while (this.fixedNext < this.fixedEnd) this.addFixed();
  }

  /** Whether item b can follow item a. */
  follows(a: number, b: number): boolean {
    const { problem, base } = this;
    const travel = problem.travelDays[base[a]! * problem.baseCount + base[b]!]!;
    return this.first[b]! > this.rested[a]! + travel;
  }

  /** Parts for the idle days between item a and item b, which follows it. */
  chain(a: number, b: number): number {
    const { chainRate, chainZeroDays } = this.problem;
    const idle = this.first[b]! - this.last[a]! - 1;
    if (idle >= chainZeroDays) return 0;
    return chainRate * (chainZeroDays - (idle > 0 ? idle : 0));
  }

  private addFixed(): void {
    const { fixed } = this.problem;
    if (this.count === this.group.length) this.grow();
    const k = this.count++;
    const entry = this.fixedNext++;
    this.group[k] = -1;
    this.net[k] = 0;
    this.first[k] = fixed.first[entry]!;
    this.last[k] = fixed.last[entry]!;
    this.rested[k] = fixed.rested[entry]!;
    this.base[k] = fixed.base[entry]!;
  }

  private grow(): void {
    const ints = (values: Int32Array): Int32Array => {
      const larger = new Int32Array(values.length * 2);
      larger.set(values);
      return larger;
    };
    this.group = ints(this.group);
    this.first = ints(this.first);
    this.last = ints(this.last);
    this.rested = ints(this.rested);
    this.base = ints(this.base);
    const net = new Float64Array(this.net.length * 2);
    net.set(this.net);
    this.net = net;
  }
}
