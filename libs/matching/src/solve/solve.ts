import type { Market } from '../market/market';
import type { MarketPrices } from '../plan';
import { POINT_PARTS } from '../plan';
import { mergeClaims } from '../shard/merge-claims';
import { Auction, AuctionSource, MarketSource, PoolSource } from './auction';
import { carriedPrices, carryPlan } from './carry';
import {
  AUCTION_BIAS,
  AUCTION_STEP,
  BIDS,
  Epoch,
  FIRST_REACH,
  LATER_REACH,
  LEAST_BIDS,
  onTheWay,
  POOL_AUCTION_STEP,
  SAMPLED_GROUPS,
  settingOf,
  spreadOf,
} from './epochs';
import type { PairPool } from './pair-pool';
import { PlanSearch } from './plan-search';
import { PlanState } from './plan-state';
import { PriceSearch } from './price-search';
import { makeProblem, Problem } from './problem';
import type { SidePrices } from './side-charges';
import { hasSideRules, SideRules } from './side-rules';
import { SideSearch } from './side-search';
import type { SolveOptions, SolveResult, SolveStage, SolveStep } from './solve-types';
import { OneThread, SolveThreads } from './threads';

const NONE = -1;

/** A price that sank as far as it could reaches so much further the next time. */
const SUNK = 4;
/** Work of a turn of shaking at most, in looks at every pair. */
const SHAKEN_PAIRS = 10;
/** Rounds and turns over everybody once the shards have looked for plans of their own. */
const GLOBAL_PASS = { rounds: 1, shakes: 0 } as const;
/** Epochs where no work limit is given. */
const EPOCHS = 4;
const MOST_EPOCHS = 60;

/** A bound over all pairs, and its prices. */
interface Proven {
  readonly bound: number;
  readonly price: Int32Array;
  readonly sides: SidePrices | null;
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
  /** How far apart people are for a slot, beside a market of the usual size. */
  private readonly spread: number;
  /** The best bound over all pairs, and its prices. */
  private proven: Proven;
  /** Prices of what rules across the slots of a shoot make scarce. */
  private readonly sides: SideSearch | null;
  private sum = 0;
  private readonly search: PriceSearch;
  /** Steps are so much of what they should be; less once an epoch has made the bound no better. */
  private boldness = 1;
  /** Plans searched, so that none is shaken as the last was. */
  private searches = 0;
  /** Prices have moved. */
  private swept = false;
  /** What an earlier plan still gives. */
  private carried: PlanState | undefined;
  /** What the auction came to, until there is a plan. */
  private auctioned: PlanState | undefined;
  /** Parts, by group, by which the pairs at hand reach under its price. */
  private readonly reach: Int32Array;

  constructor(
    private readonly market: Market,
    private readonly options: SolveOptions,
  ) {
    this.problem = makeProblem(market);
    this.threads = options.threads?.(market, this.problem) ?? new OneThread(market, this.problem);
    this.plan = this.freshPlan();
    this.spread = spreadOf(this.problem.groups.count);
    this.reach = new Int32Array(this.problem.groups.count);
    this.proven = { bound: Infinity, price: this.reach, sides: null };
    this.sides = hasSideRules(market) ? new SideSearch(market, this.problem.groups, options.start) : null;
    this.search = new PriceSearch(this.problem.groups, new Int32Array(this.problem.groups.count));
  }

  run(): SolveResult {
    const { options } = this;
    const warm = options.start !== undefined;
    const epochs = options.work === undefined && options.stop === undefined ? EPOCHS : MOST_EPOCHS;
    let pool = warm ? this.carriedPairs(options.start) : this.firstPairs();
    for (let epoch = 0; ; epoch++) {
      this.epoch(settingOf(epoch, warm), pool, epoch === 0);
      pool = this.prove();
      if (this.isEnough(this.proven.bound) || this.stopped || epoch + 1 === epochs) break;
    }
    const { bound, price, sides } = this.proven;
    return resultOf(this.market, this.problem, {
      plan: this.plan,
      price,
      sides,
      bound,
      value: this.value,
      steps: this.steps,
    });
  }

  /** Prices by two auctions, the first over the whole market, the second among the pairs near those of the first. */
  private firstPairs(): PairPool {
    const { search, threads, problem, reach } = this;
    this.auction(this.wholeMarket(), AUCTION_STEP);
    const least = search.price.map((price) => Math.max(0, price + AUCTION_BIAS - this.reachOf(FIRST_REACH)));
    // Chains are left out of the reckoning until the proof: the floor is for the points themselves.
    const chain = 2 * problem.chainRate * problem.chainZeroDays;
    const pool = threads.pool(least.map((price) => (price > 0 ? price + chain : -1)));
    this.step('pairs');
    const state = this.auction(new PoolSource(pool, least), POOL_AUCTION_STEP);
    if (this.plan.sides === null) this.auctioned = state;
    search.price.forEach((price, group) => {
      reach[group] = Math.max(0, price - least[group]!);
    });
    return pool;
  }

  private wholeMarket(): MarketSource {
    const { market, problem } = this;
    return new MarketSource(market, problem, Math.max(1, Math.round(problem.groups.count / SAMPLED_GROUPS)));
  }

  /** The plan that an auction comes to, which knows no rules across the slots of a shoot. */
  private auction(source: AuctionSource, step: number, state = this.emptyState(), price?: Int32Array): PlanState {
    const auction = new Auction(source, this.problem, state, step, price);
    auction.run(Math.max(LEAST_BIDS, BIDS * this.problem.groups.slot.length));
    this.work += auction.looked;
    this.search.price.set(auction.groupPrices());
    this.step('auction');
    return state;
  }

  private emptyState(): PlanState {
    return new PlanState(this.problem, this.market.people.count);
  }

  /** Prices of an earlier solve, and the pairs near them. */
  private carriedPairs(start: MarketPrices): PairPool {
    const near = this.reachOf(LATER_REACH);
    const carried = carriedPrices(this.market, this.problem.groups, start);
    const { market, problem, reach, search } = this;
    const plan = this.freshPlan();
    if (this.options.startPlan) carryPlan(market, problem, this.options.startPlan, plan);
    this.carried = plan;
    // Slots that have to find somebody new bid, and those that lose theirs by it: a whole neighbourhood may change.
    const state = this.emptyState();
    plan.holder.forEach((person, unit) => {
      if (person !== NONE) state.assign(unit, person, plan.points[unit]!);
    });
    const price = state.groupOf.map((group) => carried.price[group]!);
    this.auction(this.wholeMarket(), POOL_AUCTION_STEP, state, price);
    if (plan.sides === null) this.carried = state;
    search.price.forEach((each, group) => {
      reach[group] = each === carried.price[group] ? near : SUNK * near;
    });
    this.search.restart();
    return this.prove();
  }

  private reachOf(margin: number): number {
    return Math.round(margin * this.spread);
  }

  private epoch(setting: Epoch, pool: PairPool, first: boolean): void {
    const { search, threads, sides } = this;
    const { bias, steps, way, push } = setting;
    search.restart();
    const least = search.price.map((price, group) => Math.max(0, price - this.reach[group]!));
    search.raise(bias);
    for (let k = 0; k < steps && !this.stopped; k++) {
      sides?.charge(pool);
      this.sweep(pool, search.price);
      this.swept = true;
      if (search.note(this.sum + this.earnings())) sides?.keep();
      sides?.move(pool);
      search.move(threads.output.heard, least, {
        way: this.boldness * onTheWay(way, k, steps),
        push: this.boldness * Math.min(1, this.spread) * onTheWay(push, k, steps),
      });
      this.step('prices');
    }
    // A price that came to the least that it could have may have further to go.
    const next = this.reachOf(LATER_REACH);
    search.best.forEach((price, group) => {
      this.reach[group] = price <= least[group]! && price > 0 ? SUNK * next : next;
    });
    sides?.back();
    sides?.charge(pool);
    this.improvePlan(pool, setting, first);
  }

  /** What the prices of the rules across the slots of a shoot can earn at most. */
  private earnings(): number {
    return this.sides?.charges.earnings() ?? 0;
  }

  private sweep(pool: PairPool, price: Int32Array): void {
    this.sum = this.threads.sweep(pool, price);
    this.work += pool.groupPerson.length;
  }

  /** Makes the plan better by the best prices so far: the first time out of people's best schedules. */
  private improvePlan(pool: PairPool, setting: Epoch, first: boolean): void {
    const { search, threads } = this;
    if (first) this.firstPlan(pool);
    else this.sweep(pool, search.best);
    if (threads.search && !this.stopped) this.searchByShards(pool, setting);
    const { rounds, shakes } = threads.search ? GLOBAL_PASS : setting;
    const plans = this.planSearch(pool, this.plan);
    for (let round = 0; round < rounds && !this.stopped && !this.isEnough(search.bound); round++) {
      const gained = plans.adoptBest(threads.output.best) + plans.fillOpen();
      this.value += gained;
      this.workOf(plans);
      if (gained < this.value / 20_000) break;
    }
    for (let k = 0; k < shakes && !this.stopped && !this.isEnough(search.bound); k++) {
      this.value += plans.shake(threads.output.best, k, SHAKEN_PAIRS * pool.groupPerson.length);
      this.workOf(plans);
    }
  }

  /** Every shard looks for a better plan of its people; what they come to together is taken when it is better. */
  private searchByShards(pool: PairPool, { rounds, shakes }: Epoch): void {
    if (rounds === 0 && shakes === 0) return;
    const { holder: person, points } = this.plan;
    const claims = this.threads.search!({ held: { person, points }, rounds, shakes, number: this.searches++ });
    this.consider(pool, this.freshPlan(), (plans) => mergeClaims(this.problem.groups, claims, plans.plan));
    this.step('plan');
  }

  /** Takes a plan that `make` makes, once its open units have been tried, when it is worth more than the present one. */
  private consider(pool: PairPool, plan: PlanState, make: (plans: PlanSearch) => void): void {
    const plans = this.planSearch(pool, plan);
    make(plans);
    plans.fillOpen();
    const value = plans.value();
    if (value <= this.value) return;
    this.plan = plan;
    this.value = value;
  }

  /** The best of what an auction came to, an earlier plan and people's best schedules. */
  private firstPlan(pool: PairPool): void {
    const { search, auctioned, threads } = this;
    // When time is up before prices have moved far, what the auction came to may be better, or has to do.
    if (this.stopped && auctioned) this.consider(pool, auctioned, () => undefined);
    if (!this.stopped || this.swept || !auctioned) {
      this.sweep(pool, search.best);
      if (this.carried) this.consider(pool, this.carried, () => undefined);
      const claims = threads.search?.({ held: null, rounds: 0, shakes: 0, number: this.searches });
      this.consider(pool, this.freshPlan(), (plans) => {
        if (claims) mergeClaims(this.problem.groups, claims, plans.plan);
        else plans.round();
      });
    }
    this.auctioned = undefined;
    this.step('plan');
  }

  private planSearch(pool: PairPool, plan: PlanState): PlanSearch {
    const guide = { problem: this.problem, pool, price: this.search.best, charges: this.sides?.charges };
    return new PlanSearch(guide, plan, this.searches++);
  }

  /** Whether the plan is as near to a bound as is asked. */
  private isEnough(bound: number): boolean {
    return bound - this.value <= (this.options.gapTarget ?? 0) * bound;
  }

  private freshPlan(): PlanState {
    const { problem, market } = this;
    const sides = SideRules.neededFor(market) ? new SideRules(market, problem.groups) : null;
    return new PlanState(problem, market.people.count, sides);
  }

  private workOf(plans: PlanSearch): void {
    this.work += plans.takeWork();
    this.step('plan');
  }

  /** The bound over all pairs at the best prices, and the pairs that matter near them. */
  private prove(): PairPool {
    const { search, threads, problem, reach, sides } = this;
    const price = search.best;
    const floor = problem.shortcuts
      ? new Int32Array(price.length).fill(-1)
      : price.map((each, group) => Math.max(-1, each - reach[group]! - (sides?.charges.bonus(group) ?? 0)));
    sides?.back();
    const { sum, pool } = threads.prove({ price, floor, reach, sides: sides?.copy() ?? null });
    search.bound = sum + this.earnings() + search.unitSum(price);
    if (search.bound < this.proven.bound) {
      this.proven = { bound: search.bound, price: price.slice(), sides: sides?.copy() ?? null };
    } else {
      // Back to where it was better, and more carefully.
      search.best.set(this.proven.price);
      if (this.proven.sides) sides?.back(this.proven.sides);
      this.boldness /= 2;
    }
    this.step('proof');
    return pool;
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
  found: {
    plan: PlanState;
    price: Int32Array;
    sides: SidePrices | null;
    bound: number;
    value: number;
    steps: readonly SolveStep[];
  },
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
  const [value, bound] = [found.value / POINT_PARTS, found.bound / POINT_PARTS];
  return {
    plan: { personOfSlot },
    prices: {
      slot: slotPrice,
      ...(found.sides ?? { labour: new Int32Array(shoots.count), trainee: new Int32Array(crews.count) }),
    },
    value,
    bound,
    gap: bound === 0 ? 0 : (bound - value) / bound,
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
