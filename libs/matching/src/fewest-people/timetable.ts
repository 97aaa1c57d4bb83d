import type { JobProblem } from './job-problem';

const NONE = -1;

/**
 * Who does what, with no overlaps, and the jobs that wait. Each person's jobs lie side by side in order of time with
 * their times and weights, for the search looks at them more than at anything else.
 */
export class Timetable {
  /** Jobs that wait, in no order; the first `waitingCount` entries count. */
  readonly waiting: Int32Array;
  waitingCount = 0;
  /** People who may work, and how many they are. */
  readonly active: Uint8Array;
  activeCount: number;
  /** What it costs to put a job out. It may be raised while the job waits. */
  readonly weight: Float64Array;
  private readonly place: Int32Array;
  private readonly count: Int32Array;
  private readonly job: Int32Array;
  private readonly start: Float64Array;
  private readonly end: Float64Array;
  private readonly cost: Float64Array;

  constructor(private readonly problem: JobProblem) {
    const cells = problem.people * problem.room;
    this.waiting = new Int32Array(problem.jobs);
    this.active = new Uint8Array(problem.people).fill(1);
    this.activeCount = problem.people;
    this.weight = new Float64Array(problem.jobs);
    this.place = new Int32Array(problem.jobs).fill(NONE);
    this.count = new Int32Array(problem.people);
    this.job = new Int32Array(cells);
    this.start = new Float64Array(cells);
    this.end = new Float64Array(cells);
    this.cost = new Float64Array(cells);
  }

  /** Weight of the jobs that would have to leave a person, were she to do this one. */
  costOf(job: number, person: number): number {
    const from = this.problem.start[job]!;
    const to = this.problem.end[job]!;
    let at = person * this.problem.room;
    const top = at + this.count[person]!;
    while (at < top && this.end[at]! <= from) at += 1;
    let cost = 0;
    for (; at < top && this.start[at]! < to; at++) cost += this.cost[at]!;
    return cost;
  }

  /** Lets a job wait that nobody does. */
  wait(job: number): void {
    this.place[job] = this.waitingCount;
    this.waiting[this.waitingCount++] = job;
  }

  /** Takes a job off those that wait. */
  drop(job: number): void {
    const last = this.waiting[--this.waitingCount]!;
    this.waiting[this.place[job]!] = last;
    this.place[last] = this.place[job]!;
    this.place[job] = NONE;
  }

  /** Gives a waiting job to a person; her jobs that overlap it wait from now on. */
  put(job: number, person: number): void {
    const from = this.problem.start[job]!;
    const to = this.problem.end[job]!;
    let at = person * this.problem.room;
    const top = at + this.count[person]!;
    while (at < top && this.end[at]! <= from) at += 1;
    let next = at;
    for (; next < top && this.start[next]! < to; next++) this.wait(this.job[next]!);
    this.shift(next, top, at + 1);
    this.job[at] = job;
    this.start[at] = from;
    this.end[at] = to;
    this.cost[at] = this.weight[job]!;
    this.count[person] = this.count[person]! + at + 1 - next;
    this.drop(job);
  }

  /** Sends a person home; her jobs wait. */
  retire(person: number): void {
    const base = person * this.problem.room;
    for (let at = base; at < base + this.count[person]!; at++) this.wait(this.job[at]!);
    this.count[person] = 0;
    this.active[person] = 0;
    this.activeCount -= 1;
  }

  /** Lets a person work again. */
  recall(person: number): void {
    this.active[person] = 1;
    this.activeCount += 1;
  }

  /** Weight of a person's jobs. */
  loadOf(person: number): number {
    const base = person * this.problem.room;
    let sum = 0;
    for (let at = base; at < base + this.count[person]!; at++) sum += this.cost[at]!;
    return sum;
  }

  /** Writes down who does each job, -1 for nobody. */
  copyTo(personOfJob: Int32Array): void {
    personOfJob.fill(NONE);
    for (let person = 0; person < this.problem.people; person++) {
      const base = person * this.problem.room;
      for (let at = base; at < base + this.count[person]!; at++) personOfJob[this.job[at]!] = person;
    }
  }

  private shift(from: number, top: number, to: number): void {
    if (from === to) return;
    this.job.copyWithin(to, from, top);
    this.start.copyWithin(to, from, top);
    this.end.copyWithin(to, from, top);
    this.cost.copyWithin(to, from, top);
  }
}
