import { IntervalJobs, JobProblem, makeJobProblem, mostAtOnce } from './job-problem';
import { joinJobs } from './join-jobs';
import { Timetable } from './timetable';

const NONE = -1;

/** Where a search stands. */
export interface FewestStep {
  /** People of the best plan so far, and jobs that wait in the one that is tried. */
  readonly used: number;
  readonly waiting: number;
  readonly work: number;
}

export interface FewestOptions {
  /** Work units at most; a unit is a look at one person for one job. */
  readonly work?: number;
  /** Asked now and then; true ends the search with what there is. The only way for a clock to come in. */
  readonly stop?: (step: FewestStep) => boolean;
}

/** A plan with the people it takes. */
export interface FewestResult {
  /** Who does each job, -1 for one in `unplaced`. */
  readonly personOfJob: Int32Array;
  /** Jobs that nobody does, ascending: no true job, nobody can do it, or no place was found with all people. */
  readonly unplaced: readonly number[];
  readonly used: number;
  /** The most placed jobs at one moment: nobody can place them with fewer people. */
  readonly bound: number;
  readonly work: number;
}

const DEFAULT_WORK = 20_000_000;
/** Share of the work after which jobs that still wait, with all people there, are given up. */
const FILL_SHARE = 0.25;
const STEPS_PER_ASK = 256;
/** Steps without a plan, by job, after which another person is tried. */
const PATIENCE = 100;
/** What a job gains in weight, as a share of its first weight, each time that others must make room for it. */
const WEIGHT_STEP = 0.01;
/** Costs are seen up to this much too high, so that equal and nearly equal choices alternate. */
const BLUR = 0.3;
const DRAW_RANGE = 0x1_0000_0000;

class Search {
  private readonly table: Timetable;
  private readonly firstWeight: Float64Array;
  private readonly best: Int32Array;
  private readonly placed: number[];
  private bound = 0;
  private used = Infinity;
  private work = 0;
  private steps = 0;
  private stopped = false;
  private state = 0x2545f491;

  constructor(
    private readonly problem: JobProblem,
    private readonly options: FewestOptions,
    /** People above the bound that are good enough. */
    private readonly slack: number,
  ) {
    const { start, end, personStart, jobs, people } = problem;
    this.table = new Timetable(problem);
    this.firstWeight = new Float64Array(jobs);
    this.best = new Int32Array(jobs).fill(NONE);
    this.placed = Array.from({ length: jobs }, (_, job) => job).filter(
      (job) => personStart[job]! < personStart[job + 1]!,
    );
    const lengths = this.placed.reduce((sum, job) => sum + end[job]! - start[job]!, 0);
    for (const job of this.placed) {
      // Long jobs are harder to place, but a few short ones together are as hard as one.
      this.firstWeight[job] = Math.sqrt(((end[job]! - start[job]!) * this.placed.length) / lengths);
      this.table.weight[job] = this.firstWeight[job]!;
      this.table.wait(job);
    }
    if (people === 0) this.stopped = true;
  }

  run(): FewestResult {
    this.fill();
    this.bound = mostAtOnce(this.problem, this.placed);
    this.keep();
    const patience = PATIENCE * this.placed.length;
    let since = this.steps;
    while (!this.stopped && this.used > this.bound + this.slack) {
      if (this.table.waitingCount === 0) {
        this.keep();
        if (this.used <= this.bound + this.slack) break;
        this.retireLightest(() => true);
        since = this.steps;
      } else if (this.steps - since > patience) {
        this.exchange();
        since = this.steps;
      } else {
        this.step();
      }
    }
    return this.result();
  }

  /** Places what can be placed by all people together. What then waits is given up. */
  private fill(): void {
    const { table } = this;
    const limit = FILL_SHARE * (this.options.work ?? DEFAULT_WORK);
    let least = Infinity;
    while (table.waitingCount > 0 && !this.stopped && this.work < limit) {
      this.step();
      if (table.waitingCount < least) {
        least = table.waitingCount;
        table.copyTo(this.best);
      }
    }
    if (table.waitingCount > 0) this.giveUp();
  }

  /** Goes back to the plan in which the fewest jobs waited, and forgets these. */
  private giveUp(): void {
    const { table, best, placed } = this;
    for (let person = 0; person < this.problem.people; person++) {
      table.retire(person);
      table.recall(person);
    }
    for (const job of placed) {
      if (best[job] === NONE) table.drop(job);
      else table.put(job, best[job]!);
    }
    const kept = placed.filter((job) => best[job] !== NONE);
    placed.splice(0, placed.length, ...kept);
  }

  /** Notes the plan, in which no job waits, and sends home who has nothing to do. */
  private keep(): void {
    this.table.copyTo(this.best);
    const busy = new Set(this.placed.map((job) => this.best[job]!));
    this.used = busy.size;
    for (let person = 0; person < this.problem.people; person++) {
      if (this.table.active[person] && !busy.has(person)) this.table.retire(person);
    }
  }

  /** A random waiting job goes where it puts out the least, and weighs more from then on if it had to. */
  private step(): void {
    const { table, problem } = this;
    const job = table.waiting[this.draw(table.waitingCount)]!;
    const to = problem.personStart[job + 1]!;
    let best = NONE;
    let least = Infinity;
    let equal = 0;
    for (let entry = problem.personStart[job]!; entry < to; entry++) {
      const person = problem.person[entry]!;
      if (!table.active[person]) continue;
      let cost = table.costOf(job, person);
      if (cost > least) continue;
      if (cost > 0) cost *= 1 + (BLUR * this.draw(1024)) / 1024;
      if (cost < least) {
        [best, least, equal] = [person, cost, 1];
      } else if (cost === least && this.draw(++equal) === 0) best = person;
    }
    if (best !== NONE) {
      if (least > 0) table.weight[job] = table.weight[job]! + WEIGHT_STEP * this.firstWeight[job]!;
      table.put(job, best);
    }
    this.count(to - problem.personStart[job]!);
  }

  /** Lets somebody at home work in place of a person whose jobs weigh little, not always of the same one. */
  private exchange(): void {
    const { table, problem } = this;
    const home = Array.from({ length: problem.people }, (_, person) => person).filter(
      (person) => !table.active[person],
    );
    if (home.length === 0) return;
    const person = home[this.draw(home.length)]!;
    if (this.retireLightest(() => this.draw(2) === 0)) table.recall(person);
  }

  /** Sends home the person whose jobs weigh least among those who may go; false when nobody may. */
  private retireLightest(mayGo: () => boolean): boolean {
    const { table } = this;
    let lightest = NONE;
    let least = Infinity;
    for (let person = 0; person < this.problem.people; person++) {
      if (!table.active[person] || !mayGo()) continue;
      const load = table.loadOf(person);
      if (load < least) [lightest, least] = [person, load];
    }
    if (lightest !== NONE) table.retire(lightest);
    return lightest !== NONE;
  }

  private count(looks: number): void {
    this.work += looks;
    this.steps += 1;
    if (this.work >= (this.options.work ?? DEFAULT_WORK)) this.stopped = true;
    if (this.steps % STEPS_PER_ASK !== 0 || !this.options.stop) return;
    const used = Math.min(this.used, this.problem.people);
    if (this.options.stop({ used, waiting: this.table.waitingCount, work: this.work })) this.stopped = true;
  }

  /** An integer from 0 below a limit (G. Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8 (2003)). */
  private draw(below: number): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x;
    return Math.floor(((x >>> 0) / DRAW_RANGE) * below);
  }

  private result(): FewestResult {
    const unplaced: number[] = [];
    this.best.forEach((person, job) => {
      if (person === NONE) unplaced.push(job);
    });
    return { personOfJob: this.best, unplaced, used: this.used, bound: this.bound, work: this.work };
  }
}

/**
 * Places all jobs with as few people as it can: the shift minimisation personnel task scheduling problem of
 * M. Krishnamoorthy, A. T. Ernst and D. Baatar, "Algorithms for large scale shift minimisation personnel task
 * scheduling problems", European Journal of Operational Research 219 (2012). All people start; again and again the one
 * whose jobs weigh least goes home, and her jobs push their way in among the others: each takes the person where it
 * puts out the least weight, and gains weight when it puts out any, so that jobs that are hard to place come to stay
 * (P. Morris, "The breakout method for escaping from local minima", AAAI 1993). A plan of `bound` people is optimal;
 * one of more is not shown to be. The same input and work give the same plan, byte for byte.
 */
export function fewestPeople(input: IntervalJobs, options: FewestOptions = {}): FewestResult {
  const problem = makeJobProblem(input);
  const all = Array.from({ length: problem.jobs }, (_, job) => job);
  const everyJob = all.every((job) => problem.personStart[job]! < problem.personStart[job + 1]!);
  const joined = everyJob ? joinJobs(problem, mostAtOnce(problem, all), input.qualifications) : null;
  if (!joined?.joins) return new Search(problem, options, 0).run();
  const first = new Search(problem, options, 1).run();
  const work = (options.work ?? DEFAULT_WORK) - first.work;
  if (first.used !== first.bound + 1 || first.unplaced.length > 0 || work <= 0) return first;
  // What is left to win is a plan at the bound, and in such a plan the joined jobs are one.
  const stop =
    options.stop && ((step: FewestStep) => options.stop!({ ...step, used: first.used, work: step.work + first.work }));
  const last = new Search(joined.problem, { work, stop }, 0).run();
  const done = first.work + last.work;
  if (last.unplaced.length > 0 || last.used >= first.used) return { ...first, work: done };
  return { ...last, bound: first.bound, personOfJob: joined.partOf.map((part) => last.personOfJob[part]!), work: done };
}
