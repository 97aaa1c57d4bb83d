import { solveSparseAssignment } from '../../libs/matching/src/assign/sparse-assignment';
import type { Market } from '../../libs/matching/src/market/market';
import { mostChainPoints } from '../../libs/matching/src/market/rank-index';
import type { MarketPlan } from '../../libs/matching/src/plan';
import { SlotScan } from '../../libs/matching/src/rank/slot-scan';
import { chainPoints } from '../../libs/matching/src/score/chain.term';
import { Draws } from './draws';
import { compatible, daysLeft, daysOfLimit } from './pairs';

/*
 * How crews are found without a batch of the whole market. All three keep the hard rules of a person (eligibility, no
 * overlap, gaps, one slot a shoot, day limit, pins); rules across a shoot (labour cap, trainees) and pair bans they do
 * not know, so markets of a comparison go without.
 */

const EVERYBODY = -1e9;
const NOBODY: readonly number[] = [];

/** What each person holds while a plan grows. */
export class Holdings {
  readonly personOfSlot: Int32Array;
  private readonly held = new Map<number, number[]>();

  constructor(private readonly market: Market) {
    this.personOfSlot = market.slots.pinned.slice();
    this.personOfSlot.forEach((person, slot) => {
      if (person >= 0) this.note(slot, person);
    });
  }

  of(person: number): readonly number[] {
    return this.held.get(person) ?? NOBODY;
  }

  take(slot: number, person: number): void {
    this.personOfSlot[slot] = person;
    this.note(slot, person);
  }

  drop(slot: number): void {
    const person = this.personOfSlot[slot]!;
    this.personOfSlot[slot] = -1;
    this.held.set(
      person,
      this.of(person).filter((other) => other !== slot),
    );
  }

  /** The held slots that stand in the way of another. */
  clashes(slot: number, person: number): number[] {
    return this.of(person).filter((other) => !compatible(this.market, slot, other));
  }

  /** Whether her day limit allows a slot beside all she holds but `without`. */
  withinLimit(slot: number, person: number, without: readonly number[] = NOBODY): boolean {
    const { market } = this;
    const left = daysLeft(market, person);
    if (left === Infinity) return true;
    const days = (each: number): number =>
      daysOfLimit(market, person, market.slots.first[each]!, market.slots.last[each]!);
    const used = this.of(person).reduce((sum, each) => (without.includes(each) ? sum : sum + days(each)), 0);
    return days(slot) === 0 || used + days(slot) <= left;
  }

  free(slot: number, person: number): boolean {
    const held = this.held.get(person);
    if (held === undefined || held.length === 0) return true;
    return held.every((other) => compatible(this.market, slot, other)) && this.withinLimit(slot, person);
  }

  /** What a plan gains by a slot beside what she has: its points, a first job, and how it changes her chain. */
  gain(slot: number, person: number, points: number): number {
    const { people, weights, slots } = this.market;
    const first = people.newcomer[person] === 1 && this.of(person).length === 0 ? weights.firstJob : 0;
    let before = 1e6;
    let after = 1e6;
    const look = (from: number, to: number): void => {
      if (to < slots.first[slot]!) before = Math.min(before, slots.first[slot]! - to - 1);
      if (from > slots.last[slot]!) after = Math.min(after, from - slots.last[slot]! - 1);
    };
    for (const other of this.of(person)) look(slots.first[other]!, slots.last[other]!);
    for (let entry = people.bookingStart[person]!; entry < people.bookingStart[person + 1]!; entry++) {
      look(people.bookingFirst[entry]!, people.bookingLast[entry]!);
    }
    const between = before + after + slots.last[slot]! - slots.first[slot]! + 1;
    const chain = chainPoints(weights, before) + chainPoints(weights, after) - chainPoints(weights, between);
    return points + first + chain;
  }

  private note(slot: number, person: number): void {
    const known = this.held.get(person);
    if (known) known.push(slot);
    else this.held.set(person, [slot]);
  }
}

/** The people with the greatest gains of those offered, up to a number; among equals the lower person. */
class Best {
  readonly people: number[] = [];
  readonly gains: number[] = [];

  constructor(private readonly most: number) {}

  get full(): boolean {
    return this.people.length >= this.most;
  }

  /** Gain of the last of a full list. */
  get least(): number {
    return this.gains[this.gains.length - 1]!;
  }

  offer(person: number, gain: number): void {
    const last = this.people.length - 1;
    if (this.full && (gain < this.gains[last]! || (gain === this.gains[last] && person > this.people[last]!))) return;
    let low = 0;
    let high = this.people.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const before = this.gains[middle]! > gain || (this.gains[middle] === gain && this.people[middle]! < person);
      if (before) low = middle + 1;
      else high = middle;
    }
    this.people.splice(low, 0, person);
    this.gains.splice(low, 0, gain);
    if (this.people.length > this.most) {
      this.people.pop();
      this.gains.pop();
    }
  }
}

/** Numbers 0 to `count` - 1 in an order that the seed decides. */
function arrival(count: number, seed: number): number[] {
  const times = Float64Array.from({ length: count }, (_, k) => new Draws(seed, 7, k).share());
  return Array.from({ length: count }, (_, k) => k).sort((a, b) => times[a]! - times[b]! || a - b);
}

function slotsByPosting({ slots, postings }: Market): number[][] {
  const lists: number[][] = Array.from({ length: postings.count }, () => []);
  for (let slot = 0; slot < slots.count; slot++) lists[slots.posting[slot]!]!.push(slot);
  return lists;
}

function hash(a: number, b: number): number {
  let mixed = Math.imul(a + 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x165667b1, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x27d4eb2f);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x165667b1);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * First come first served, as in chat groups: postings come in some order, of the eligible and free people a few answer
 * first (who is a matter of chance), and the best of these gets the slot.
 */
export function firstComeFirstServed(market: Market, seed: number, answers = 5): MarketPlan {
  const scan = new SlotScan(market);
  const holdings = new Holdings(market);
  const lists = slotsByPosting(market);
  for (const posting of arrival(lists.length, seed)) {
    for (const slot of lists[posting]!) {
      if (holdings.personOfSlot[slot]! >= 0) continue;
      const early = new Best(answers);
      const points = new Map<number, number>();
      const take = (person: number, gain: number): void => {
        const time = hash(hash(seed, slot), person);
        if ((early.full && -time <= early.least) || !holdings.free(slot, person)) return;
        early.offer(person, -time);
        points.set(person, gain);
      };
      scan.scan(slot, { cutoff: EVERYBODY, take });
      const best = new Best(1);
      for (const person of early.people) best.offer(person, points.get(person)!);
      if (best.people.length > 0) holdings.take(slot, best.people[0]!);
    }
  }
  return { personOfSlot: holdings.personOfSlot };
}

/** More than the points of any crew: one shoot alone fills first. */
const FILLED = 2 ** 22;

function fillOne(market: Market, shoot: number, scan: SlotScan, holdings: Holdings): void {
  const { shoots } = market;
  const slots = [...shoots.slot.subarray(shoots.slotStart[shoot]!, shoots.slotStart[shoot + 1]!)];
  const open = slots.filter((slot) => holdings.personOfSlot[slot]! < 0);
  fillOpen(market, open, scan, holdings);
}

/** Whether a person may still be put into a slot. */
export type Admits = (slot: number, person: number) => boolean;

/**
 * Fills open slots of one shoot optimally from the people who are free beside what they hold: what `fillShoot` does,
 * on a market whose people have taken slots since it was built.
 */
export function fillOpen(
  market: Market,
  open: readonly number[],
  scan: SlotScan,
  holdings: Holdings,
  admits: Admits = () => true,
): void {
  // The index knows no chains with what a plan gave before, so a scan has to reach that much further down.
  const reach = mostChainPoints(market);
  const columns = new Map<number, number>();
  const start = new Int32Array(open.length + 1);
  const column: number[] = [];
  const gain: number[] = [];
  open.forEach((slot, row) => {
    const best = new Best(open.length);
    const sink = {
      cutoff: EVERYBODY,
      take(person: number, points: number): void {
        const worth = holdings.gain(slot, person, points);
        if ((best.full && worth <= best.least) || !holdings.free(slot, person) || !admits(slot, person)) return;
        best.offer(person, worth);
        if (best.full) sink.cutoff = best.least - reach - 1;
      },
    };
    scan.scan(slot, sink);
    best.people.forEach((person, k) => {
      if (!columns.has(person)) columns.set(person, columns.size);
      column.push(columns.get(person)!);
      gain.push(FILLED + best.gains[k]!);
    });
    start[row + 1] = column.length;
  });
  const people = [...columns.keys()];
  const solution = solveSparseAssignment({
    columnCount: people.length,
    start,
    column: Int32Array.from(column),
    gain: Float64Array.from(gain),
  });
  open.forEach((slot, row) => {
    const taken = solution.columnOfRow[row]!;
    if (taken >= 0) holdings.take(slot, people[taken]!);
  });
}

/** Shoot by shoot in order of arrival, each filled optimally from the people whom those before it left. */
export function shootByShoot(market: Market, seed: number): MarketPlan {
  const scan = new SlotScan(market);
  const holdings = new Holdings(market);
  for (const shoot of arrival(market.shoots.count, seed)) fillOne(market, shoot, scan, holdings);
  return { personOfSlot: holdings.personOfSlot };
}

const FIRST_LIST = 32;

/** The slots' lists of people by score, as far down as they have come. */
class Proposals {
  private readonly scan: SlotScan;
  private readonly lists = new Map<number, Int32Array>();
  private readonly next: Int32Array;

  constructor(private readonly market: Market) {
    this.scan = new SlotScan(market);
    this.next = new Int32Array(market.slots.count);
  }

  /** The next person on the slot's list, -1 at its end. */
  take(slot: number): number {
    let list = this.lists.get(slot) ?? this.top(slot, FIRST_LIST);
    const at = this.next[slot]!;
    if (at === list.length && list.length >= FIRST_LIST) list = this.top(slot, list.length * 4);
    if (at >= list.length) return -1;
    this.next[slot] = at + 1;
    return list[at]!;
  }

  private top(slot: number, count: number): Int32Array {
    const best = new Best(count);
    const { market } = this;
    const sink = {
      cutoff: EVERYBODY,
      take(person: number, points: number): void {
        best.offer(person, points + market.index.oncePoints[person]!);
        if (best.full) sink.cutoff = best.least - 1;
      },
    };
    this.scan.scan(slot, sink);
    const list = Int32Array.from(best.people);
    this.lists.set(slot, list);
    return list;
  }
}

/**
 * Deferred acceptance (D. Gale and L. Shapley, "College admissions and the stability of marriage", 1962), the slots
 * proposing in order of score; a person keeps what pays most: she gives up jobs in the way of a new one when it pays
 * more than they do together, or the same and is nearer. People hold sets of jobs in time, so a stable matching need
 * not exist; this ends because no slot asks anybody twice.
 */
export function deferredAcceptance(market: Market): MarketPlan {
  const { slots, people, travelMinutes, baseCount } = market;
  const holdings = new Holdings(market);
  const proposals = new Proposals(market);
  const pay = (slot: number, person: number): number =>
    Math.max(slots.payLowFen[slot]!, people.payFloorFen[person]!) * (slots.dayStart[slot + 1]! - slots.dayStart[slot]!);
  const way = (slot: number, person: number): number =>
    travelMinutes[people.homeBase[person]! * baseCount + slots.base[slot]!]!;
  const total = (list: readonly number[], person: number, of: typeof pay): number =>
    list.reduce((sum, slot) => sum + of(slot, person), 0);
  const accepts = (slot: number, person: number, clashes: readonly number[]): boolean => {
    if (clashes.some((other) => slots.pinned[other]! >= 0) || !holdings.withinLimit(slot, person, clashes))
      return false;
    if (clashes.length === 0) return true;
    const [gained, lost] = [pay(slot, person), total(clashes, person, pay)];
    return gained > lost || (gained === lost && way(slot, person) < total(clashes, person, way));
  };
  const queue: number[] = [];
  for (let slot = slots.count - 1; slot >= 0; slot--) if (slots.pinned[slot]! < 0) queue.push(slot);
  for (let slot = queue.pop(); slot !== undefined; slot = queue.pop()) {
    for (let person = proposals.take(slot); person >= 0; person = proposals.take(slot)) {
      const clashes = holdings.clashes(slot, person);
      if (!accepts(slot, person, clashes)) continue;
      for (const other of clashes) {
        holdings.drop(other);
        queue.push(other);
      }
      holdings.take(slot, person);
      break;
    }
  }
  return { personOfSlot: holdings.personOfSlot };
}
