import type { Market } from '../market/market';
import { POINT_PARTS } from '../plan';
import { ScanSink, SlotScan } from '../rank/slot-scan';
import { fitsPins, PairPool } from './pair-pool';
import type { PlanState } from './plan-state';
import type { Problem } from './problem';

const NONE = -1;

/**
 * A first plan and first prices: every slot bids for the person who brings it most beyond what the jobs that she would
 * lose pay for her time; she is worth to it what the second best leaves, less a step. D. P. Bertsekas, "The auction
 * algorithm", Annals of Operations Research 14 (1988), with people's time in place of objects: a bid may displace
 * several jobs, which then bid again.
 */
export class Auction implements ScanSink {
  cutoff = 0;
  /** Pairs of a pool that were looked at. */
  work = 0;
  /** What each unit keeps of its value: its price as others see it. */
  readonly price: Int32Array;
  /** Bids made. */
  bids = 0;
  private readonly scan: SlotScan | null;
  private readonly queue: Int32Array;
  private head = 0;
  private waiting = 0;
  private group = 0;
  private best = 0;
  private second = 0;
  private bestPerson = NONE;
  private bestPoints = 0;

  /** With a market slots bid for anybody in it, with a pool for the people of its pairs. */
  constructor(
    private readonly source: { readonly market: Market } | { readonly pool: PairPool },
    private readonly problem: Problem,
    private readonly plan: PlanState,
    private readonly step: number,
    price?: Int32Array,
  ) {
    this.scan = 'market' in source ? new SlotScan(source.market) : null;
    const units = problem.groups.slot.length;
    this.price = price ?? new Int32Array(units);
    this.queue = new Int32Array(units + 1);
  }

  /** Entries of the index that were looked at. */
  get looked(): number {
    return this.scan?.looked ?? this.work;
  }

  /** Lets every open unit, or those that `bidding` says, bid until none is left or `mostBids` are made. */
  run(mostBids: number, bidding: (unit: number) => boolean = () => true): void {
    const { groups } = this.problem;
    for (let unit = 0; unit < groups.slot.length; unit++) {
      if (this.plan.holder[unit] === NONE && bidding(unit)) this.enqueue(unit);
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
    const { plan, problem } = this;
    this.bids += 1;
    this.group = plan.groupOf[unit]!;
    this.best = 0;
    this.second = 0;
    this.bestPerson = NONE;
    this.cutoff = Math.floor(-problem.filled / POINT_PARTS);
    this.lookAround(unit);
    if (this.bestPerson === NONE) {
      this.price[unit] = 0;
      return;
    }
    this.displace(this.bestPerson);
    plan.assign(unit, this.bestPerson, this.bestPoints);
    this.price[unit] = Math.max(0, this.second - this.step);
  }

  private lookAround(unit: number): void {
    const { source, problem, group } = this;
    if (!('pool' in source)) {
      this.scan!.scan(problem.groups.slot[unit]!, this);
      return;
    }
    const { pool } = source;
    const to = pool.groupStart[group + 1]!;
    for (let k = pool.groupStart[group]!; k < to; k++) this.take(pool.groupPerson[k]!, pool.groupPoints[k]!);
    this.work += to - pool.groupStart[group]!;
  }

  take(person: number, points: number): void {
    const { plan, problem } = this;
    let net = points * POINT_PARTS + problem.filled;
    let unit = plan.head(person);
    if (unit === NONE) net += problem.once[person]!;
    for (; unit !== NONE && net > this.second; unit = plan.after(unit)) {
      const held = plan.groupOf[unit]!;
      if (!plan.clash(held, this.group)) continue;
      net -= plan.points[unit]! * POINT_PARTS + problem.filled - this.price[unit]!;
    }
    if (net <= this.second || !fitsPins(problem, person, this.group)) return;
    if (!plan.limitAllows(person, this.group)) return;
    if (net > this.best) {
      this.second = this.best;
      this.best = net;
      this.bestPerson = person;
      this.bestPoints = points;
    } else this.second = net;
    this.cutoff = Math.floor((this.second - problem.filled) / POINT_PARTS);
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
