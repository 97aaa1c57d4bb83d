import type { Groups } from './problem';
import type { Thresholds } from './thresholds';

/** The part of its last move that a price keeps. */
const INERTIA = 0.5;

/** How bold a step is. */
export interface PriceStep {
  /** The part of the way to where a price should be that it goes at once. */
  readonly way: number;
  /** Parts by which a price goes down or up where too few people want its group or too many. */
  readonly push: number;
}

/**
 * Prices of groups, and the best bound that they have given. At every step each price moves towards the middle between
 * the worst threshold that wins a unit and the best that loses, the others held still; all move at once, so each goes
 * only a part of the way, less from step to step, and keeps a part of its last move (B. T. Polyak's heavy ball, 1964): where a whole base is
 * short of a role its prices fall together, and that takes long without. That alone comes to rest where two prices hold
 * each other up through one person who would take either; so a push along the subgradient, which grows smaller, goes
 * with every step: down where fewer people want a group than it has units, up where more do.
 */
export class PriceSearch {
  readonly price: Int32Array;
  /** The prices of the best bound, and that bound. */
  readonly best: Int32Array;
  bound = Infinity;
  private readonly exact: Float64Array;
  private readonly speed: Float64Array;

  constructor(
    private readonly groups: Groups,
    price: Int32Array,
  ) {
    this.price = price;
    this.best = price.slice();
    this.exact = Float64Array.from(price);
    this.speed = new Float64Array(price.length);
  }

  /** Begins again at the best prices, at rest; bounds from different sets of pairs do not compare. */
  restart(): void {
    if (this.bound < Infinity) this.price.set(this.best);
    else this.best.set(this.price);
    this.exact.set(this.price);
    this.speed.fill(0);
    this.bound = Infinity;
  }

  /** Raises all prices by so many parts, but for those that are 0. */
  raise(parts: number): void {
    for (let group = 0; group < this.exact.length; group++) {
      if (this.exact[group]! > 0) this.exact[group]! += parts;
      this.price[group] = Math.round(this.exact[group]!);
    }
  }

  /** Takes the bound at the present prices, from the sum over people; whether it is the best, and the prices are kept. */
  note(people: number): boolean {
    const bound = people + this.unitSum(this.price);
    if (bound >= this.bound) return false;
    this.bound = bound;
    this.best.set(this.price);
    return true;
  }

  /** Sum of the prices of all units. */
  unitSum(price: Int32Array): number {
    const { unitStart, count } = this.groups;
    let sum = 0;
    for (let group = 0; group < count; group++) sum += price[group]! * (unitStart[group + 1]! - unitStart[group]!);
    return sum;
  }

  /**
   * One step, so much of the way and with a push of so many parts; no price falls under the least that its group may
   * have, under which pairs are not known.
   */
  move(heard: Thresholds, least: Int32Array, { way, push }: PriceStep): void {
    const { price, exact, speed, groups } = this;
    for (let group = 0; group < groups.count; group++) {
      const winning = Math.max(0, heard.winning(group));
      const losing = Math.max(0, Math.min(winning, heard.losing(group)));
      const units = groups.unitStart[group + 1]! - groups.unitStart[group]!;
      const target = (winning + losing) / 2 - (push * (units - heard.wanted[group]!)) / units;
      speed[group] = INERTIA * speed[group]! + way * (target - exact[group]!);
      exact[group] = Math.max(least[group]!, exact[group]! + speed[group]!);
      price[group] = Math.round(exact[group]!);
    }
  }
}
