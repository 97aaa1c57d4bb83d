import type { Market } from '../market/market';
import type { MarketPlan, MarketPrices } from '../plan';
import { POINT_PARTS } from '../plan';
import { partOfMarket } from '../market/rank-index';
import { Auction } from './auction';
import { makePool, PairFinder, PairPool, shrinkPool } from './pair-pool';
import { PlanSearch } from './plan-search';
import { PlanState } from './plan-state';
import { PriceSearch } from './price-search';
import { makeProblem, Problem } from './problem';
import { clashes } from './rounding';
import { SideRules } from './side-rules';
import { Sweeper } from './sweep';
import { OneThread, SolveThreads } from './threads';

const NONE = -1;

/** Stages of a solve, as progress and times are told. */
export type SolveStage = 'auction' | 'pairs' | 'prices' | 'plan' | 'proof';

/** Where a solve stands. */
export interface SolveStep {
  readonly stage: SolveStage;
  /** Work done so far, in units. */
  readonly work: number;
  /** Best bound and plan so far, in points; the bound of a step that is not the last is an estimate. */
  readonly bound: number;
  readonly value: number;
}

export interface SolveOptions {
  /** Enough when the proven (bound - value) / bound is not above it; 0 when left out. Looked at after every epoch. */
  readonly gapTarget?: number;
  /**
   * Work units at which the solve ends; a unit is a look at one person for one slot. A first plan is made in any case.
   * Without a limit of either kind there is a fixed number of epochs.
   */
  readonly work?: number;
  /** Prices of an earlier solve of this or a like market, by slot of this one; -1 for slots that had none. */
  readonly start?: MarketPrices;
  /** A plan of an earlier solve; what of it still keeps the rules is where this one begins. Only with `start`. */
  readonly startPlan?: MarketPlan;
  /**
   * Asked after every step; true ends the solve with what there is, once there is a plan. The only way for a clock to
   * come in.
   */
  readonly stop?: (step: SolveStep) => boolean;
  readonly onProgress?: (step: SolveStep) => void;
  readonly threads?: (market: Market, problem: Problem) => SolveThreads;
}

/** A plan of a whole market with the proof of how good it is. */
export interface SolveResult {
  readonly plan: MarketPlan;
  readonly prices: MarketPrices;
  /** Value of the plan in points (see `MarketPlan`), and a number that no plan's value exceeds. */
  readonly value: number;
  readonly bound: number;
  /** (bound - value) / bound, 0 where the bound is 0. */
  readonly gap: number;
  readonly filled: number;
  readonly open: number;
  readonly work: number;
  readonly steps: readonly SolveStep[];
}

/** Parts by which the pairs of an epoch reach under its first prices; a price that sinks so far has more the next time. */
const MARGINS = [100, 50, 70, 90].map((points) => points * POINT_PARTS);
const SUNK = 4;
/** The same once an auction among the pairs has made the prices better. */
const CLOSE_MARGIN = 45 * POINT_PARTS;
/** Steps of the auction over the whole market, and of the one among the pairs that it leaves. */
const AUCTION_STEP = 40 * POINT_PARTS;
/** Rounds at most in which people take their best, and rounds in which those far from it are shaken. */
const PLAN_ROUNDS = 3;
const SHAKES = [0, 2, 4, 10] as const;
const POOL_AUCTION_STEP = 6 * POINT_PARTS;
/** Groups of slots in each part of a market that bids by itself, and people in each part of one that is proven by parts. */
const PART_OF_AUCTION = 20_000;
const PART_OF_PROOF = 20_000;
/** The denser a market the nearer lie people to each other: margins are for so many groups. */
const MARGIN_GROUPS = 20_000;
/** Bids at most in an auction, by unit. */
const BIDS = 30;
/** Rounds where no work limit is given: epochs, each with a new set of pairs, and price steps in each. */
const EPOCHS = 4;
const MOST_EPOCHS = 60;
const PRICE_STEPS = [14, 10, 10, 10] as const;
/** Pushes of the price search at the beginning and the end of an epoch. */
const PUSHES = [
  [30, 6],
  [10, 3],
  [8, 3],
  [6, 2],
].map((points) => points.map((each) => each * POINT_PARTS));

/** The setting of an epoch; those behind the last are like the last. */
function at<T>(settings: readonly T[], epoch: number): T {
  return settings[Math.min(epoch, settings.length - 1)]!;
}

/** One solve from its beginning to its end. */
class Solver {
  private readonly problem: Problem;
  private readonly threads: SolveThreads;
  private readonly steps: SolveStep[] = [];
  private plan: PlanState;
  private value = 0;
  private work = 0;
  private looked = 0;
  private stopped = false;
  private readonly density: number;
  /** The bound is over all pairs, not an estimate. */
  private proven = false;
  private sum = 0;
  private readonly search: PriceSearch;
  /** What the auction came to, until there is a plan. */
  private auctioned: PlanState | undefined;
  /** Groups whose price came to the least that it could have. */
  private sunk: Int32Array;

  constructor(
    private readonly market: Market,
    private readonly options: SolveOptions,
  ) {
    this.problem = makeProblem(market);
    this.threads = options.threads?.(market, this.problem) ?? new OneThread(market, this.problem);
    const sides = SideRules.neededFor(market) ? new SideRules(market, this.problem.groups) : null;
    this.plan = new PlanState(this.problem, market.people.count, sides);
    this.density = Math.min(1, MARGIN_GROUPS / Math.max(1, this.problem.groups.count));
    this.sunk = new Int32Array(this.problem.groups.count);
    this.search = new PriceSearch(this.problem.groups, new Int32Array(this.problem.groups.count));
  }

  run(): SolveResult {
    const { options } = this;
    const most = options.work === undefined && options.stop === undefined ? EPOCHS : MOST_EPOCHS;
    const target = options.gapTarget ?? 0;
    if (options.start) this.carryPrices(options.start);
    else this.firstPrices();
    this.proven = false;
    for (let epoch = 0; epoch < most && (epoch === 0 || !this.stopped); epoch++) {
      this.epoch(epoch);
      this.proven = false;
      if (this.search.bound - this.value > target * this.search.bound) continue;
      this.prove();
      if (this.search.bound - this.value <= target * this.search.bound) break;
    }
    if (!this.proven) this.prove();
    return resultOf(this.market, this.problem, {
      plan: this.plan,
      price: this.search.best,
      value: this.value,
      steps: this.steps,
    });
  }

  private firstPrices(): void {
    const { problem, market } = this;
    const { groups } = problem;
    const state = new PlanState(problem, market.people.count);
    const units = groups.slot.length;
    const price = new Int32Array(units);
    // A bid looks past everybody who is busy, so parts of a large market bid apart: a part has its share of the people.
    const parts = Math.max(1, Math.round(groups.count / PART_OF_AUCTION));
    let last: Auction | undefined;
    for (let part = 0; part < parts; part++) {
      const source = { market: partOfMarket(market, part, parts) };
      last = new Auction(source, problem, state, AUCTION_STEP, price);
      last.run((BIDS * units) / parts, (unit) => groups.shoot[state.groupOf[unit]!]! % parts === part);
      this.work += last.looked;
    }
    this.search.price.set(last!.groupPrices());
    this.step('auction');
  }

  /** Prices of an earlier solve; a slot that had none has the mean of its role, at its base if it can be. */
  private carryPrices(start: MarketPrices): void {
    const { groups } = this.problem;
    const { slots } = this.market;
    const { price } = this.search;
    const sums = new Map<string, { sum: number; count: number }>();
    const keysOf = (slot: number): string[] => [`${slots.role[slot]} ${slots.base[slot]}`, `${slots.role[slot]}`];
    for (let slot = 0; slot < slots.count; slot++) {
      if (!(start.slot[slot]! >= 0)) continue;
      for (const key of keysOf(slot)) {
        const mean = sums.get(key) ?? { sum: 0, count: 0 };
        sums.set(key, { sum: mean.sum + start.slot[slot]!, count: mean.count + 1 });
      }
    }
    for (let group = 0; group < groups.count; group++) {
      const slot = groups.slot[groups.unitStart[group]!]!;
      const known = start.slot[slot]!;
      const mean = keysOf(slot)
        .map((key) => sums.get(key))
        .find((each) => each !== undefined);
      price[group] = known >= 0 ? known : mean ? Math.round(mean.sum / mean.count) : 0;
    }
  }

  /** What of an earlier plan is known to the pool and keeps the rules. */
  private carryPlan(plan: PlanState, pool: PairPool, { personOfSlot }: MarketPlan): void {
    const { problem } = this;
    for (let unit = 0; unit < plan.holder.length; unit++) {
      const person = personOfSlot[problem.groups.slot[unit]!]!;
      const group = plan.groupOf[unit]!;
      if (!(person >= 0)) continue;
      for (let k = pool.groupStart[group]!; k < pool.groupStart[group + 1]!; k++) {
        if (pool.groupPerson[k] !== person || clashes(plan, person, group)) continue;
        plan.assign(unit, person, pool.groupPoints[k]!);
        if (plan.sides !== null && plan.sides.broken > 0) plan.release(unit);
        break;
      }
    }
  }

  private epoch(epoch: number): void {
    const { search, threads, problem } = this;
    // Prices that were carried over are good already.
    const margin = at(MARGINS, this.options.start ? epoch + 2 : epoch);
    search.restart();
    // Chains are left out of the reckoning until the proof: the floor is for the points themselves.
    const chain = 2 * problem.chainRate * problem.chainZeroDays;
    const reach = this.sunk.map((sunk) => Math.round((sunk ? SUNK : 1) * margin * this.density));
    const least = search.price.map((price, group) => Math.max(0, price - reach[group]!));
    let pool = threads.pool(search.price.map((price, group) => Math.max(-1, price - reach[group]! + chain)));
    this.step('pairs');
    if (epoch === 0 && !this.options.start) {
      const state = new PlanState(problem, this.market.people.count);
      const auction = new Auction({ pool }, problem, state, POOL_AUCTION_STEP);
      auction.run(BIDS * problem.groups.slot.length);
      this.work += auction.work;
      // The auction knows no rules across the slots of a shoot.
      if (this.plan.sides === null) this.auctioned = state;
      search.price.set(auction.groupPrices().map((price, group) => Math.max(price, least[group]!)));
      search.restart();
      search.price.forEach((price, group) => {
        least[group] = Math.max(least[group]!, price - Math.round(CLOSE_MARGIN * this.density));
      });
      pool = shrinkPool(
        pool,
        problem,
        least.map((price) => Math.max(-1, price + chain)),
      );
      this.step('auction');
    }
    const [from, to] = at(PUSHES, epoch);
    const steps = at(PRICE_STEPS, epoch);
    for (let k = 0; k < steps && !this.stopped; k++) {
      this.sweep(pool, search.price);
      search.note(this.sum);
      search.move(threads.output.heard, least, from! * (to! / from!) ** (k / (steps - 1)));
      this.step('prices');
    }
    this.sunk = search.best.map((price, group) => (price <= least[group]! && price > 0 ? 1 : 0));
    this.improvePlan(pool, epoch);
  }

  private sweep(pool: PairPool, price: Int32Array): void {
    this.sum = this.threads.sweep(pool, price);
    this.work += pool.groupPerson.length;
  }

  /** Makes the plan better by the best prices so far: the first time out of people's best schedules. */
  private improvePlan(pool: PairPool, epoch: number): void {
    const { search, threads, problem } = this;
    if (epoch === 0) this.firstPlan(pool);
    else this.sweep(pool, search.best);
    const plans = new PlanSearch(problem, pool, search.best, this.plan);
    for (let round = 0; round < PLAN_ROUNDS && !this.stopped; round++) {
      const gained = plans.adoptBest(threads.output.best) + plans.fillOpen();
      this.value += gained;
      this.workOf(plans);
      if (gained < this.value / 20_000) break;
    }
    for (let k = 0; k < at(SHAKES, epoch) && !this.stopped; k++) {
      this.value += plans.shake(threads.output.best, k);
      this.workOf(plans);
    }
  }

  /** The best of what an auction came to, an earlier plan and people's best schedules. */
  private firstPlan(pool: PairPool): void {
    const { search, threads, problem, market, options, auctioned } = this;
    const consider = (plan: PlanState, make: (plans: PlanSearch) => void): void => {
      const plans = new PlanSearch(problem, pool, search.best, plan);
      make(plans);
      plans.fillOpen();
      const value = plans.value();
      if (value <= this.value) return;
      this.plan = plan;
      this.value = value;
    };
    if (auctioned) consider(auctioned, () => undefined);
    // When time is up already, what the auction came to has to do.
    if (!this.stopped || auctioned === undefined) {
      this.sweep(pool, search.best);
      const sides = (): SideRules | null => (this.plan.sides ? new SideRules(market, problem.groups) : null);
      const fresh = (): PlanState => new PlanState(problem, market.people.count, sides());
      const { startPlan } = options;
      if (options.start && startPlan) {
        const carried = fresh();
        consider(carried, () => this.carryPlan(carried, pool, startPlan));
      }
      consider(fresh(), (plans) => plans.round(threads));
    }
    this.auctioned = undefined;
    this.step('plan');
  }

  private workOf(plans: PlanSearch): void {
    this.work += plans.takeWork();
    this.step('plan');
  }

  /** The bound over all pairs at the best prices; of a large market part by part, so that memory is bounded. */
  private prove(): void {
    const { search, threads, problem, market } = this;
    const floor = problem.shortcuts ? new Int32Array(search.best.length).fill(-1) : search.best;
    const parts = Math.ceil(problem.groups.count / PART_OF_PROOF);
    if (parts <= 1) this.sweep(threads.pool(floor), search.best);
    else {
      this.sum = 0;
      const sweeper = new Sweeper(problem);
      for (let part = 0; part < parts; part++) {
        const finder = new PairFinder(partOfMarket(market, part, parts), problem, (person) => person % parts === part);
        const pool = makePool([finder.find(0, problem.groups.count, floor)], market.people.count, floor);
        for (let person = part; person < market.people.count; person += parts) {
          if (sweeper.solve(pool, search.best, person)) this.sum += sweeper.schedule.value;
        }
        this.work += finder.looked + pool.groupPerson.length;
      }
    }
    search.bound = this.sum + search.unitSum(search.best);
    this.proven = true;
    this.step('proof');
  }

  private step(stage: SolveStage): void {
    const { options, threads, search } = this;
    this.work += threads.looked - this.looked;
    this.looked = threads.looked;
    const bound = search.bound === Infinity ? 0 : search.bound / POINT_PARTS;
    const step = { stage, work: this.work, bound, value: this.value / POINT_PARTS };
    this.steps.push(step);
    options.onProgress?.(step);
    if (options.work !== undefined && this.work >= options.work) this.stopped = true;
    if (options.stop?.(step)) this.stopped = true;
  }
}

function resultOf(
  market: Market,
  problem: Problem,
  found: { plan: PlanState; price: Int32Array; value: number; steps: readonly SolveStep[] },
): SolveResult {
  const { slots, shoots, crews } = market;
  const personOfSlot = slots.pinned.slice();
  const slotPrice = new Int32Array(slots.count);
  let filled = 0;
  for (let unit = 0; unit < found.plan.holder.length; unit++) {
    const slot = problem.groups.slot[unit]!;
    slotPrice[slot] = found.price[found.plan.groupOf[unit]!]!;
    personOfSlot[slot] = found.plan.holder[unit]!;
    if (found.plan.holder[unit] !== NONE) filled += 1;
  }
  const last = found.steps[found.steps.length - 1]!;
  const value = found.value / POINT_PARTS;
  return {
    plan: { personOfSlot },
    prices: { slot: slotPrice, labour: new Int32Array(shoots.count), trainee: new Int32Array(crews.count) },
    value,
    bound: last.bound,
    gap: last.bound === 0 ? 0 : (last.bound - value) / last.bound,
    filled,
    open: found.plan.holder.length - filled,
    work: last.work,
    steps: found.steps,
  };
}

/**
 * A plan of all open slots of a market at once, with prices and a bound that prove how good it is. The same market,
 * options and work give the same result, byte for byte, for any number of threads and any order of the input.
 */
export function solve(market: Market, options: SolveOptions = {}): SolveResult {
  return new Solver(market, options).run();
}
