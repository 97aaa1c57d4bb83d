import { Improver } from './improve';
import type { PairPool } from './pair-pool';
import type { PlanState } from './plan-state';
import type { Problem } from './problem';
import { roundSchedules } from './rounding';
import type { SideCharges } from './side-charges';
import { Sweeper } from './sweep';
import { POINT_PARTS } from '../plan';

const NONE = -1;
const LIMITS = { expansions: 60, depth: 10 } as const;
/** People at most who take new schedules because one does. */
const MOST_MOVED = 10;
/** From so many parts on it is worth trying again and again, so many times a turn. */
const SHAKES_EACH = 3;
const GREAT_SLACK = 20 * POINT_PARTS;
/** A person whose schedule falls short of her best by less is left alone. */
const LEAST_SLACK = POINT_PARTS / 4;

/** What a search for a plan goes by: the pairs it knows, and prices. */
export interface PlanGuide {
  readonly problem: Problem;
  readonly pool: PairPool;
  readonly price: Int32Array;
  readonly charges: SideCharges | undefined;
}

/**
 * Looks for a better plan at given prices. The gap between plan and bound is, to the integer, the prices of open units
 * plus what each person's schedule falls short of her best at the prices; so only open units and people who fall short
 * are worth a look.
 */
export class PlanSearch {
  readonly improver: Improver;
  private readonly sweeper: Sweeper;
  /** People who have taken their best in the adoption at hand. */
  private readonly moved = new Set<number>();
  /** People far from their best when shaking began. */
  private short: number[] = [];
  /** How far, in parts, values are shaken in the adoption at hand, and its number. */
  private noise = 0;
  private turn = 0;

  private readonly problem: Problem;
  private readonly pool: PairPool;
  private readonly price: Int32Array;
  private readonly charges: SideCharges | undefined;

  constructor(
    { problem, pool, price, charges }: PlanGuide,
    readonly plan: PlanState,
    /** Searches of different numbers shake in different ways. */
    private readonly number = 0,
  ) {
    this.problem = problem;
    this.pool = pool;
    this.price = price;
    this.charges = charges;
    this.improver = new Improver(problem, pool, plan, price, LIMITS);
    this.sweeper = new Sweeper(problem);
  }

  /** Fills an empty plan with people's best schedules as far as they agree. */
  round(): void {
    roundSchedules(this.pool, this.sweeper, this.price, this.plan);
  }

  /** Value of the plan in parts. */
  value(): number {
    let value = 0;
    const people = this.pool.personStart.length - 1;
    for (let person = 0; person < people; person++) {
      if (this.plan.head(person) !== NONE) value += this.improver.value.of(person);
    }
    return value;
  }

  /** Tries to fill every open unit; gives the parts gained. */
  fillOpen(): number {
    const { plan } = this;
    let gained = 0;
    for (let unit = 0; unit < plan.holder.length; unit++) {
      if (plan.holder[unit] === NONE) gained += this.improver.fill(unit);
    }
    this.improver.forget();
    return gained;
  }

  /** Lets people who fall short of their best take it where the plan gains by it; gives the parts gained. */
  adoptBest(best: Float64Array): number {
    let gained = 0;
    for (let person = 0; person < best.length; person++) {
      if (best[person]! - this.surplus(person) >= LEAST_SLACK) gained += this.adopt(person);
    }
    return gained;
  }

  /**
   * Tries, with values shaken a little, to make something of the people who fall furthest short of their best, the worst
   * first and as far as so much work goes; every `turn` shakes in another way. Gives the parts gained.
   */
  shake(best: Float64Array, turn: number, mostWork: number): number {
    if (turn === 0) this.findShort(best);
    const until = this.work + mostWork;
    let gained = 0;
    for (const person of this.short) {
      if (this.work >= until) break;
      if (best[person]! - this.surplus(person) < GREAT_SLACK) continue;
      for (let k = 0; k < SHAKES_EACH; k++) gained += this.adopt(person, GREAT_SLACK * (1 + k), 3 * MOST_MOVED);
    }
    return gained;
  }

  private findShort(best: Float64Array): void {
    const slack = best.map((most, person) => most - this.surplus(person));
    this.short = [];
    for (let person = 0; person < best.length; person++) if (slack[person]! >= GREAT_SLACK) this.short.push(person);
    this.short.sort((a, b) => slack[b]! - slack[a]! || a - b);
  }

  private get work(): number {
    return this.improver.work + this.sweeper.work;
  }

  /** Pairs looked at since the last call. */
  takeWork(): number {
    const { work } = this;
    this.improver.work = 0;
    this.sweeper.work = 0;
    return work;
  }

  /** What a person's jobs are worth to her beyond their prices. */
  private surplus(person: number): number {
    const { plan, price, charges } = this;
    if (plan.head(person) === NONE) return 0;
    let surplus = this.improver.value.of(person);
    for (let unit = plan.head(person); unit !== NONE; unit = plan.after(unit)) {
      const group = plan.groupOf[unit]!;
      surplus -= price[group]! + (charges?.of(person, group) ?? 0);
    }
    return surplus;
  }

  /**
   * Gives a person her best schedule. Whoever loses a slot by it takes the best that is left to her in turn, and so on;
   * slots that are left are filled. All of it is taken back where it does not make the plan worth more.
   */
  private adopt(person: number, noise = 0, most = MOST_MOVED): number {
    const { improver, plan } = this;
    this.noise = noise;
    this.turn += 1;
    const mark = improver.mark;
    const lost: number[] = [];
    this.moved.clear();
    const waiting = [person];
    let gained = 0;
    for (let turn = 0; turn < waiting.length && turn < most; turn++) {
      const delta = this.rearrange(waiting[turn]!, lost, waiting);
      if (delta === -Infinity) {
        improver.undo(mark);
        return 0;
      }
      gained += delta;
    }
    for (const unit of lost) if (plan.holder[unit] === NONE) gained += improver.fill(unit);
    if (gained > 0 && !improver.broken()) {
      improver.forget();
      return gained;
    }
    improver.undo(mark);
    return 0;
  }

  /** One person takes the best schedule that is left to her; adds units she lets go and people whom she deprives. */
  private rearrange(person: number, lost: number[], deprived: number[]): number {
    const { improver, plan, pool, sweeper } = this;
    this.moved.add(person);
    const first = this.moved.size === 1 && this.noise === 0;
    const adjust = (group: number): number => (this.within(group, person) ? this.noiseOf(group) : -Infinity);
    if (!sweeper.solve(pool, this.price, person, first ? undefined : adjust)) return 0;
    const { chosen, items } = sweeper.schedule;
    const wanted = chosen.map((item) => items.group[item]!);
    let gained = -this.valueOf(person);
    this.letGo(person, wanted, lost);
    let entry = pool.personStart[person]!;
    for (const group of wanted) {
      while (pool.personGroup[entry]! !== group) entry += 1;
      if (this.holds(person, group)) continue;
      const unit = this.freeUnit(group);
      const holder = plan.holder[unit]!;
      if (holder !== NONE) {
        gained -= this.lossOf(unit);
        improver.release(unit);
        if (!deprived.includes(holder)) deprived.push(holder);
      }
      improver.assign(unit, person, pool.personPoints[entry]!);
    }
    return this.breaks(person) ? -Infinity : gained + this.valueOf(person);
  }

  /** What a group seems to be worth more or less in the adoption at hand; the same for the same adoption. */
  private noiseOf(group: number): number {
    if (this.noise === 0) return 0;
    const seed = Math.imul(this.turn, 0x9e3779b1) + Math.imul(this.number, 0xc2b2ae35);
    const mixed = Math.imul(group ^ seed, 0x85ebca6b);
    return Math.floor((((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32 - 0.5) * 2 * this.noise);
  }

  /** Whether a group has a unit that is open, her own, or held by somebody who has not moved yet. */
  private within(group: number, person: number): boolean {
    const { unitStart } = this.problem.groups;
    for (let unit = unitStart[group]!; unit < unitStart[group + 1]!; unit++) {
      const holder = this.plan.holder[unit]!;
      if (holder === NONE || holder === person || !this.moved.has(holder)) return true;
    }
    return false;
  }

  /** Two slots of one shoot that share no day, or too many days: the schedule did not know. */
  private breaks(person: number): boolean {
    const { plan } = this;
    for (let unit = plan.head(person); unit !== NONE; unit = plan.after(unit)) {
      const group = plan.groupOf[unit]!;
      if (!plan.allows(person, group)) return true;
      for (let other = plan.after(unit); other !== NONE; other = plan.after(other)) {
        if (plan.clash(group, plan.groupOf[other]!)) return true;
      }
    }
    return false;
  }

  private valueOf(person: number): number {
    return this.plan.head(person) === NONE ? 0 : this.improver.value.of(person);
  }

  private holds(person: number, group: number): boolean {
    const { plan } = this;
    for (let unit = plan.head(person); unit !== NONE; unit = plan.after(unit)) {
      if (plan.groupOf[unit] === group) return true;
    }
    return false;
  }

  /** Releases the jobs that a person does not want and adds their units to `lost`. */
  private letGo(person: number, wanted: readonly number[], lost: number[]): void {
    const { plan } = this;
    for (let unit = plan.head(person); unit !== NONE;) {
      const following = plan.after(unit);
      if (!wanted.includes(plan.groupOf[unit]!)) {
        this.improver.release(unit);
        lost.push(unit);
      }
      unit = following;
    }
  }

  /** An open unit of a group, else the one whose holder loses least by it; those who have moved keep theirs. */
  private freeUnit(group: number): number {
    const open = this.plan.openUnit(group);
    if (open !== NONE) return open;
    const { unitStart } = this.problem.groups;
    let best = NONE;
    let least = Infinity;
    for (let unit = unitStart[group]!; unit < unitStart[group + 1]!; unit++) {
      if (this.moved.has(this.plan.holder[unit]!)) continue;
      const loss = this.lossOf(unit);
      if (loss >= least) continue;
      least = loss;
      best = unit;
    }
    return best;
  }

  /** What the holder of a unit is worth less without it. */
  private lossOf(unit: number): number {
    const holder = this.plan.holder[unit]!;
    return this.improver.value.of(holder) - this.improver.value.of(holder, NONE, 0, unit);
  }
}
