import { DayTables } from './day-tables';
import { limitedSchedule } from './limited-schedule';
import { limitedDays } from './plan-state';
import type { Problem } from './problem';
import { ScheduleItems } from './schedule-items';

const NONE = -1;

/** With so few items looking at each pair is quicker than tables by day. */
const FEW = 12;

/**
 * The best schedule of one person at prices: an exact dynamic program over her candidates in order of day, spans, gap
 * days, chains and fixed jobs inside it (weighted interval scheduling; the bound of a market is the sum of it over
 * people, see M. L. Fisher, "The Lagrangian relaxation method for solving integer programming problems", Management
 * Science 27 (1981)). All values are integers in parts of a point.
 */
export class PersonSchedule {
  readonly items: ScheduleItems;
  /** Value of the best schedule beyond what fixed jobs give by themselves, 0 at least. */
  value = 0;
  /** Items of the best schedule, in order; only candidates. */
  readonly chosen: number[] = [];
  /** Best value before and behind an item, with the chain that joins them. */
  private before = new Float64Array(256);
  private behind = new Float64Array(256);
  private previous = new Int32Array(256);
  private next = new Int32Array(256);
  private person = 0;
  /** Her limit of days binds. */
  private limited = false;
  /** Parts that any candidate brings once: a first job. */
  private once = 0;
  /** What chains of fixed jobs alone come to. */
  private idleValue = 0;
  private best = -Infinity;
  private readonly inBest: boolean[] = [];

  private readonly tables: DayTables;

  constructor(private readonly problem: Problem) {
    this.items = new ScheduleItems(problem);
    this.tables = new DayTables(problem);
  }

  begin(person: number): void {
    this.person = person;
    this.items.begin(person);
    this.once = this.problem.once[person]!;
  }

  /** Works out `value` and `chosen` for the candidates that were added. */
  solve(): void {
    const { items } = this;
    items.finish();
    if (this.before.length < items.count) this.grow();
    this.idleValue = this.chainOfFixed();
    if (items.count <= FEW) {
      this.passForward();
      this.passBackward();
    } else {
      this.tables.forward(items, this.before, this.previous);
      this.tables.backward(items, this.behind, this.next);
    }
    this.best = -Infinity;
    let top = NONE;
    for (let k = 0; k < items.count; k++) {
      if (items.group[k] === NONE) continue;
      const through = this.through(k);
      if (through > this.best) {
        this.best = through;
        top = k;
      }
    }
    const value = this.best + this.once - this.idleValue;
    this.value = value > 0 ? value : 0;
    this.trace(value > 0 ? top : NONE);
    this.limited = false;
    if (this.problem.limitDays[this.person]! >= 0) this.keepLimit();
  }

  /** The best value of a schedule with an item, whatever the limit. */
  private through(item: number): number {
    return this.before[item]! + this.items.net[item]! + this.behind[item]!;
  }

  /** Where the best schedule has more days than the person's limit leaves, the best one that has not. */
  private keepLimit(): void {
    const { items, problem, person } = this;
    const days = (item: number): number => limitedDays(problem, person, items.group[item]!);
    const used = this.chosen.reduce((sum, item) => sum + days(item), 0);
    if (used <= problem.limitDays[person]!) return;
    this.limited = true;
    const most = problem.limitDays[person]!;
    // Nothing is in the best schedule whose best without a limit is worth less than something within it.
    const { value: least } = limitedSchedule(items, days, most, (item) => this.inBest[item]!);
    const limited = limitedSchedule(items, days, most, (item) => this.through(item) >= least);
    const value = limited.value + this.once - this.idleValue;
    this.value = value > 0 ? value : 0;
    for (const item of this.chosen) this.inBest[item] = false;
    this.chosen.length = 0;
    if (value <= 0) return;
    this.chosen.push(...limited.chosen);
    for (const item of this.chosen) this.inBest[item] = true;
  }

  /**
   * For an item, the price of its group at which the person would just be indifferent, her other prices as they are:
   * `price` plus what she loses without it, or minus what it would cost her to take it. Where her limit of days binds it
   * is a guess, which steers prices and proves nothing.
   */
  threshold(item: number, price: number): number {
    const through = this.through(item) + this.once - this.idleValue;
    if (this.limited) return this.guess(item, price, through);
    if (!this.inBest[item]) return price + through - this.value;
    return price + this.value - this.bestWithout(item);
  }

  /** What the best schedule with an item falls short of the best; with a limit of days that binds it may fall shorter. */
  shortfall(item: number): number {
    if (this.inBest[item]) return 0;
    return this.value - (this.through(item) + this.once - this.idleValue);
  }

  /** Under a limit that binds: what an item brings to those who have it, less than the price for those who have not. */
  private guess(item: number, price: number, through: number): number {
    if (this.inBest[item]) return price + Math.max(0, this.items.net[item]!);
    const unlimited = this.best + this.once - this.idleValue;
    return Math.min(price - 1, price + through - unlimited);
  }

  private bestWithout(item: number): number {
    const { items, before, behind } = this;
    let most = -Infinity;
    for (let k = 0; k < items.count; k++) {
      if (k === item || items.group[k] === NONE) continue;
      if (items.follows(k, item) || items.follows(item, k)) continue;
      const through = before[k]! + items.net[k]! + behind[k]!;
      if (through > most) most = through;
    }
    const joined = this.joinedWithout(item);
    if (joined > most) most = joined;
    const value = most + this.once - this.idleValue;
    return value > 0 ? value : 0;
  }

  /** The best schedule through an item, less the item itself; -Infinity when nothing else was chosen. */
  private joinedWithout(item: number): number {
    if (this.chosen.length < 2) return -Infinity;
    const { items } = this;
    const [left, right] = [this.previous[item]!, this.next[item]!];
    let value = this.before[item]! + this.behind[item]!;
    if (left !== NONE) value -= items.chain(left, item);
    if (right !== NONE) value -= items.chain(item, right);
    if (left !== NONE && right !== NONE) value += items.chain(left, right);
    return value;
  }

  private passForward(): void {
    const { items, before, previous } = this;
    let wall = NONE;
    for (let k = 0; k < items.count; k++) {
      let best = wall === NONE ? 0 : -Infinity;
      let from = NONE;
      if (items.group[k] === NONE && wall !== NONE) {
        // Fixed jobs stay even where they break a rule between themselves.
        best = before[wall]! + items.chain(wall, k);
        from = wall;
      }
      for (let j = wall === NONE ? 0 : wall; j < k; j++) {
        if (!items.follows(j, k)) continue;
        const value = before[j]! + items.net[j]! + items.chain(j, k);
        if (value > best) {
          best = value;
          from = j;
        }
      }
      if (items.group[k] === NONE) wall = k;
      before[k] = best;
      previous[k] = from;
    }
  }

  private passBackward(): void {
    const { items, behind, next } = this;
    let wall = NONE;
    for (let k = items.count - 1; k >= 0; k--) {
      let best = wall === NONE ? 0 : -Infinity;
      let to = NONE;
      if (items.group[k] === NONE && wall !== NONE) {
        best = behind[wall]! + items.chain(k, wall);
        to = wall;
      }
      for (let j = wall === NONE ? items.count - 1 : wall; j > k; j--) {
        if (!items.follows(k, j)) continue;
        const value = behind[j]! + items.net[j]! + items.chain(k, j);
        if (value > best) {
          best = value;
          to = j;
        }
      }
      if (items.group[k] === NONE) wall = k;
      behind[k] = best;
      next[k] = to;
    }
  }

  private chainOfFixed(): number {
    const { items } = this;
    let value = 0;
    let last = NONE;
    for (let k = 0; k < items.count; k++) {
      if (items.group[k] !== NONE) continue;
      if (last !== NONE) value += items.chain(last, k);
      last = k;
    }
    return value;
  }

  private trace(top: number): void {
    const { items, chosen, inBest } = this;
    chosen.length = 0;
    for (let k = 0; k < items.count; k++) inBest[k] = false;
    if (top === NONE) return;
    for (let k = top; k !== NONE; k = this.previous[k]!) if (items.group[k] !== NONE) chosen.push(k);
    chosen.reverse();
    for (let k = this.next[top]!; k !== NONE; k = this.next[k]!) if (items.group[k] !== NONE) chosen.push(k);
    for (const k of chosen) inBest[k] = true;
  }

  private grow(): void {
    const length = this.items.group.length;
    this.before = new Float64Array(length);
    this.behind = new Float64Array(length);
    this.previous = new Int32Array(length);
    this.next = new Int32Array(length);
  }
}
