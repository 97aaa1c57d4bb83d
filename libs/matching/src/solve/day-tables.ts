import { WINDOW_DAYS } from '../matching-input';
import type { Problem } from './problem';
import type { ScheduleItems } from './schedule-items';

const NONE = -1;

/**
 * The passes of a person's dynamic program for many candidates. Whatever ended longer ago than any way takes can be
 * followed from every base, so one table by day keeps the best of it, and only the jobs of the last few days are asked
 * one by one. A chain's points fall in a straight line, so a second table with that line in its order keeps them exact.
 */
export class DayTables {
  private readonly days: number;
  private readonly offset: number;
  /** The most days that any way takes. */
  private readonly farthest: number;
  private readonly plain: Int32Array;
  private readonly linked: Int32Array;
  /** Items by the day from which they can be followed, as lists. */
  private readonly head: Int32Array;
  private next = new Int32Array(256);
  private value = new Float64Array(256);

  constructor(private readonly problem: Problem) {
    this.farthest = problem.travelDays.reduce((most, days) => Math.max(most, days), 0);
    this.offset = problem.reach + this.farthest + 2;
    this.days = WINDOW_DAYS + 2 * this.offset + 2;
    this.plain = new Int32Array(this.days);
    this.linked = new Int32Array(this.days);
    this.head = new Int32Array(this.days);
  }

  /** Best value before each item, and the item it comes from. */
  forward(items: ScheduleItems, before: Float64Array, previous: Int32Array): void {
    this.begin(items);
    let reached = items.first[0]! + this.offset - 1 - this.farthest;
    let wall = NONE;
    for (let k = 0; k < items.count; k++) {
      const day = items.first[k]! + this.offset;
      const long = day - 1 - this.farthest;
      for (; reached < long; reached++) this.carry(items, reached, reached + 1, 1);
      let best = wall === NONE ? 0 : -Infinity;
      let from = NONE;
      if (items.group[k] === NONE && wall !== NONE) {
        best = before[wall]! + items.chain(wall, k);
        from = wall;
      }
      const plain = this.plain[long]!;
      if (plain !== NONE) {
        const linked = this.linked[long]!;
        const value = this.value[plain]! + items.chain(plain, k);
        const chained = this.value[linked]! + items.chain(linked, k);
        if (value > best || chained > best) from = chained > value ? linked : plain;
        best = Math.max(best, value, chained);
      }
      for (let recent = long + 1; recent < day; recent++) {
        for (let j = this.head[recent]!; j !== NONE; j = this.next[j]!) {
          const value = this.value[j]! + items.chain(j, k);
          if (value <= best || !items.follows(j, k)) continue;
          best = value;
          from = j;
        }
      }
      if (items.group[k] === NONE) {
        wall = k;
        this.clear();
      }
      before[k] = best;
      previous[k] = from;
      this.value[k] = best + items.net[k]!;
      this.keep(items, k, this.dayAt(items.rested[k]!), reached, 1);
    }
  }

  /** Best value behind each item, and the item it leads to. */
  backward(items: ScheduleItems, behind: Float64Array, next: Int32Array): void {
    this.begin(items);
    let reached = this.days - 1;
    let wall = NONE;
    for (let k = items.count - 1; k >= 0; k--) {
      const soon = this.dayAt(items.rested[k]! + 1);
      const long = this.dayAt(items.rested[k]! + 1 + this.farthest);
      // Items come in order of first day, so everything that starts behind this one's first day is in the tables.
      for (; reached > items.first[k]! + this.offset + 1; reached--) this.carry(items, reached, reached - 1, -1);
      let best = wall === NONE ? 0 : -Infinity;
      let to = NONE;
      if (items.group[k] === NONE && wall !== NONE) {
        best = behind[wall]! + items.chain(k, wall);
        to = wall;
      }
      const plain = this.plain[long]!;
      if (plain !== NONE) {
        const linked = this.linked[long]!;
        const value = this.value[plain]! + items.chain(k, plain);
        const chained = this.value[linked]! + items.chain(k, linked);
        if (value > best || chained > best) to = chained > value ? linked : plain;
        best = Math.max(best, value, chained);
      }
      for (let near = soon; near < long; near++) {
        for (let j = this.head[near]!; j !== NONE; j = this.next[j]!) {
          const value = this.value[j]! + items.chain(k, j);
          if (value <= best || !items.follows(k, j)) continue;
          best = value;
          to = j;
        }
      }
      if (items.group[k] === NONE) {
        wall = k;
        this.clear();
      }
      behind[k] = best;
      next[k] = to;
      this.value[k] = best + items.net[k]!;
      this.keep(items, k, items.first[k]! + this.offset, reached, -1);
    }
  }

  private dayAt(day: number): number {
    const at = day + this.offset;
    return at < this.days ? at : this.days - 1;
  }

  private begin(items: ScheduleItems): void {
    if (this.next.length < items.count) {
      this.next = new Int32Array(items.group.length);
      this.value = new Float64Array(items.group.length);
    }
    this.clear();
  }

  private clear(): void {
    this.plain.fill(NONE);
    this.linked.fill(NONE);
    this.head.fill(NONE);
  }

  /** Puts an item at its day; the tables may have passed that day already. */
  private keep(items: ScheduleItems, k: number, day: number, reached: number, way: 1 | -1): void {
    this.next[k] = this.head[day]!;
    this.head[day] = k;
    const at = (day - reached) * way < 0 ? reached : day;
    this.better(this.plain, at, k, items, 0);
    this.better(this.linked, at, k, items, way);
  }

  private carry(items: ScheduleItems, from: number, to: number, way: 1 | -1): void {
    const plain = this.plain[from]!;
    if (plain === NONE) return;
    this.better(this.plain, to, plain, items, 0);
    this.better(this.linked, to, this.linked[from]!, items, way);
  }

  /** `way` 0 orders by value; 1 by value and later end, -1 by value and earlier start, at the chain's rate. */
  private better(table: Int32Array, at: number, k: number, items: ScheduleItems, way: -1 | 0 | 1): void {
    const held = table[at]!;
    if (held === NONE || this.rank(k, items, way) > this.rank(held, items, way)) table[at] = k;
  }

  private rank(k: number, items: ScheduleItems, way: -1 | 0 | 1): number {
    if (way === 0) return this.value[k]!;
    const day = way === 1 ? items.last[k]! : -items.first[k]!;
    return this.value[k]! + this.problem.chainRate * day;
  }
}
