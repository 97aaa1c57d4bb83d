import type { Market } from '../market/market';
import { POINT_PARTS } from '../plan';
import { ScanSink, SlotScan } from '../rank/slot-scan';
import { fitsPins, PairPool } from './pair-pool';
import type { PlanState } from './plan-state';
import type { Problem } from './problem';

const NONE = -1;

/** People whom the slots of a group keep in mind. */
const LISTED = 24;

/** Where slots find people. */
export interface AuctionSource {
  /** Shows the sink everybody for a group who may beat its cutoff. */
  look(group: number, sink: ScanSink): void;
  /** Parts that people who are not shown may bring at most. */
  least(group: number): number;
  /** Entries and pairs looked at. */
  readonly looked: number;
}

/** All people of a market, of a large one for each slot another sample. */
export class MarketSource implements AuctionSource {
  private readonly scan: SlotScan;

  constructor(
    market: Market,
    private readonly problem: Problem,
    private readonly stride: number,
  ) {
    this.scan = new SlotScan(market);
  }

  get looked(): number {
    return this.scan.looked;
  }

  least(): number {
    return 0;
  }

  look(group: number, sink: ScanSink): void {
    const { slot, unitStart } = this.problem.groups;
    this.scan.sample(slot[unitStart[group]!]!, sink, this.stride);
  }
}

/** The people of the pairs of a pool, which is complete down to a price for each group. */
export class PoolSource implements AuctionSource {
  looked = 0;

  constructor(
    private readonly pool: PairPool,
    private readonly down: Int32Array,
  ) {}

  least(group: number): number {
    return this.down[group]!;
  }

  look(group: number, sink: ScanSink): void {
    const { groupStart, groupPerson, groupPoints } = this.pool;
    const to = groupStart[group + 1]!;
    for (let pair = groupStart[group]!; pair < to; pair++) sink.take(groupPerson[pair]!, groupPoints[pair]!, 0);
    this.looked += to - groupStart[group]!;
  }
}

/** The people who were the best for each group when it looked around last, as rows of {@link LISTED}. */
class BestLists {
  readonly person: Int32Array;
  readonly points: Int32Array;
  readonly size: Uint8Array;
  /** Parts that nobody beyond the list brought more than; infinite before the first look. */
  readonly rest: Float64Array;

  constructor(groups: number) {
    this.person = new Int32Array(groups * LISTED);
    this.points = new Int32Array(groups * LISTED);
    this.size = new Uint8Array(groups);
    this.rest = new Float64Array(groups).fill(Infinity);
  }
}

/**
 * A first plan and first prices: every slot bids for the person who brings it most beyond what the jobs that she would
 * lose pay for her time; she is worth to it what the second best leaves, less a step. D. P. Bertsekas, "The auction
 * algorithm", Annals of Operations Research 14 (1988), with people's time in place of objects: a bid may displace
 * several jobs, which then bid again. A slot bids among the best that it knows of, and looks around anew only when the
 * second best of them brings less than those who came behind them may.
 */
export class Auction implements ScanSink {
  cutoff = 0;
  /** What each unit keeps of its value: its price as others see it. */
  readonly price: Int32Array;
  /** Bids made. */
  bids = 0;
  private readonly lists: BestLists;
  private readonly queue: Int32Array;
  private head = 0;
  private waiting = 0;
  private group = 0;
  /** What the people of the list bring while they are found, as a heap with the least on top. */
  private readonly net = new Float64Array(LISTED);
  private found = 0;
  private best = 0;
  private second = 0;
  private bestPerson = NONE;
  private bestPoints = 0;

  constructor(
    private readonly source: AuctionSource,
    private readonly problem: Problem,
    private readonly plan: PlanState,
    private readonly step: number,
    /** By unit, where the plan is not empty: what each keeps of its value already. */
    price?: Int32Array,
  ) {
    const { groups } = problem;
    const units = groups.slot.length;
    this.lists = new BestLists(groups.count);
    this.price = price ?? new Int32Array(units);
    this.queue = new Int32Array(units + 1);
  }

  /** Entries of the index and of lists that were looked at. */
  get looked(): number {
    return this.source.looked + this.bids * LISTED;
  }

  /** Lets every open unit bid until none is left or `mostBids` are made. */
  run(mostBids: number): void {
    const { groups } = this.problem;
    this.waiting = 0;
    for (let unit = 0; unit < groups.slot.length; unit++) {
      if (this.plan.holder[unit] === NONE) this.enqueue(unit);
    }
    while (this.waiting > 0 && this.bids < mostBids) {
      const unit = this.queue[this.head]!;
      this.head = (this.head + 1) % this.queue.length;
      this.waiting -= 1;
      this.bid(unit);
    }
  }

  /** The least price of each group's units. */
  groupPrices(): Int32Array {
    const { unitStart, count } = this.problem.groups;
    return Int32Array.from({ length: count }, (_, group) =>
      this.price.subarray(unitStart[group]!, unitStart[group + 1]!).reduce((least, price) => Math.min(least, price)),
    );
  }

  private enqueue(unit: number): void {
    this.queue[(this.head + this.waiting) % this.queue.length] = unit;
    this.waiting += 1;
  }

  private bid(unit: number): void {
    const { plan } = this;
    this.bids += 1;
    this.group = plan.groupOf[unit]!;
    this.compare();
    if (this.second < this.lists.rest[this.group]!) {
      this.lookAround();
      this.compare();
    }
    if (this.bestPerson === NONE) {
      this.price[unit] = this.second;
      return;
    }
    this.displace(this.bestPerson);
    plan.assign(unit, this.bestPerson, this.bestPoints);
    this.price[unit] = Math.max(this.source.least(this.group), this.second - this.step);
  }

  /** The best and the second best of the list. */
  private compare(): void {
    const { lists, group } = this;
    const least = this.source.least(group);
    this.best = least;
    this.second = least;
    this.bestPerson = NONE;
    const from = group * LISTED;
    const to = from + lists.size[group]!;
    for (let k = from; k < to; k++) {
      const net = this.netOf(lists.person[k]!, lists.points[k]!, this.second);
      // Her other jobs may have changed since she was listed, and with them what her limit of days leaves.
      if (net <= this.second || !this.plan.limitAllows(lists.person[k]!, group)) continue;
      if (net > this.best) {
        this.second = this.best;
        this.best = net;
        this.bestPerson = lists.person[k]!;
        this.bestPoints = lists.points[k]!;
      } else this.second = net;
    }
  }

  /** Lists the best people of the market anew. */
  private lookAround(): void {
    const { problem, lists, group } = this;
    this.found = 0;
    this.cutoff = Math.floor(-problem.filled / POINT_PARTS);
    this.source.look(group, this);
    lists.size[group] = this.found;
    lists.rest[group] = this.found < LISTED ? -Infinity : this.net[0]!;
  }

  take(person: number, points: number): void {
    const { problem, net, group } = this;
    const least = this.found < LISTED ? 0 : net[0]!;
    const brings = this.netOf(person, points, least);
    if (brings <= least || !fitsPins(problem, person, group) || !this.plan.limitAllows(person, group)) return;
    const hole = this.found < LISTED ? this.rise(brings) : this.sink(brings);
    net[hole] = brings;
    this.lists.person[group * LISTED + hole] = person;
    this.lists.points[group * LISTED + hole] = points;
    if (this.found === LISTED) this.cutoff = Math.floor((net[0]! - problem.filled) / POINT_PARTS);
  }

  /** The place of one more person in the heap. */
  private rise(brings: number): number {
    let hole = this.found++;
    while (hole > 0 && this.net[(hole - 1) >> 1]! > brings) {
      this.move((hole - 1) >> 1, hole);
      hole = (hole - 1) >> 1;
    }
    return hole;
  }

  /** The place of a person who is better than the least, in whose stead she comes. */
  private sink(brings: number): number {
    const { net } = this;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= LISTED) return hole;
      if (child + 1 < LISTED && net[child + 1]! < net[child]!) child += 1;
      if (net[child]! >= brings) return hole;
      this.move(child, hole);
      hole = child;
    }
  }

  private move(from: number, to: number): void {
    const { lists, net, group } = this;
    net[to] = net[from]!;
    lists.person[group * LISTED + to] = lists.person[group * LISTED + from]!;
    lists.points[group * LISTED + to] = lists.points[group * LISTED + from]!;
  }

  /** What a person brings beyond the price of the jobs that she would lose; where that is under `least` not exactly. */
  private netOf(person: number, points: number, least: number): number {
    const { plan, problem } = this;
    let net = points * POINT_PARTS + problem.filled;
    let unit = plan.head(person);
    if (unit === NONE) net += problem.once[person]!;
    for (; unit !== NONE && net > least; unit = plan.after(unit)) {
      if (!plan.clash(plan.groupOf[unit]!, this.group)) continue;
      net -= plan.points[unit]! * POINT_PARTS + problem.filled - this.price[unit]!;
    }
    return net;
  }

  private displace(person: number): void {
    const { plan } = this;
    for (let unit = plan.head(person); unit !== NONE;) {
      const following = plan.after(unit);
      if (plan.clash(plan.groupOf[unit]!, this.group)) {
        plan.release(unit);
        this.enqueue(unit);
      }
      unit = following;
    }
  }
}
