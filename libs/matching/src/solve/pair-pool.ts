import { Allocate, GrowingInts, int32, ownMemory } from '../market/growing';
import type { Market } from '../market/market';
import { POINT_PARTS } from '../plan';
import { ScanSink, SlotScan } from '../rank/slot-scan';
import type { Problem } from './problem';

/**
 * Pairs of a group and a person who may take one of its slots, with the points of all terms but those of the plan: once
 * by group and once by person, groups of a person in order. Complete down to a floor by group: no pair that is missing
 * can be worth more than the floor, chains and a first job included.
 */
export interface PairPool {
  readonly groupStart: Int32Array;
  readonly groupPerson: Int32Array;
  readonly groupPoints: Int32Array;
  readonly personStart: Int32Array;
  readonly personGroup: Int32Array;
  readonly personPoints: Int32Array;
  readonly floor: Int32Array;
}

/** Pairs of some groups, one group behind the other. */
export interface FoundPairs {
  readonly count: Int32Array;
  readonly person: Int32Array;
  readonly points: Int32Array;
}

/** Finds the pairs of groups, one group after the other, with the memory of one scan. */
export class PairFinder implements ScanSink {
  cutoff = 0;
  private readonly scan: SlotScan;
  private group = 0;
  private floor = 0;
  /** Parts that chains can add to a pair. */
  private readonly chain: number;
  private person = new GrowingInts();
  private points = new GrowingInts();

  /** Of all people of the market, or of those that `keeps` says. */
  constructor(
    market: Market,
    private readonly problem: Problem,
    private readonly keeps?: (person: number) => boolean,
  ) {
    this.scan = new SlotScan(market);
    this.chain = 2 * problem.chainRate * problem.chainZeroDays;
  }

  /** Entries of the index that were looked at so far. */
  get looked(): number {
    return this.scan.looked;
  }

  /** All pairs of the groups `from` to `to` that can be worth more than the floor of their group. */
  find(from: number, to: number, floor: Int32Array): FoundPairs {
    const { groups, filled } = this.problem;
    const count = new Int32Array(to - from);
    this.person = new GrowingInts();
    this.points = new GrowingInts();
    for (let group = from; group < to; group++) {
      const before = this.person.length;
      this.group = group;
      this.floor = floor[group]!;
      this.cutoff = Math.floor((this.floor - filled - this.chain) / POINT_PARTS);
      const slot = groups.slot[groups.unitStart[group]!]!;
      this.scan.scan(slot, this);
      count[group - from] = this.person.length - before;
    }
    return { count, person: this.person.view(), points: this.points.view() };
  }

  take(person: number, points: number): void {
    const { problem } = this;
    const most = points * POINT_PARTS + problem.filled + problem.once[person]! + this.chain;
    if (most <= this.floor || this.keeps?.(person) === false || !fitsPins(problem, person, this.group)) return;
    this.person.push(person);
    this.points.push(points);
  }
}

/** Whether a group keeps clear of a person's pinned slots, which the rules of the scan do not know. */
export function fitsPins(problem: Problem, person: number, group: number): boolean {
  const { fixed, groups, travelDays, baseCount } = problem;
  for (let entry = fixed.start[person]!; entry < fixed.start[person + 1]!; entry++) {
    if (fixed.shoot[entry]! < 0) continue;
    if (fixed.shoot[entry] === groups.shoot[group]) return false;
    const after = travelDays[fixed.base[entry]! * baseCount + groups.base[group]!]!;
    const before = travelDays[groups.base[group]! * baseCount + fixed.base[entry]!]!;
    const apart =
      groups.first[group]! > fixed.rested[entry]! + after || fixed.first[entry]! > groups.rested[group]! + before;
    if (!apart) return false;
  }
  return true;
}

/** The pairs of a pool that can be worth more than a higher floor of their group; where it is not higher all of them. */
export function shrinkPool(pool: PairPool, problem: Problem, floor: Int32Array): PairPool {
  const { filled, once } = problem;
  const chain = 2 * problem.chainRate * problem.chainZeroDays;
  const pairs = pool.groupPerson.length;
  const person = new Int32Array(pairs);
  const points = new Int32Array(pairs);
  const count = new Int32Array(floor.length);
  let kept = 0;
  for (let group = 0; group < floor.length; group++) {
    const before = kept;
    for (let k = pool.groupStart[group]!; k < pool.groupStart[group + 1]!; k++) {
      const who = pool.groupPerson[k]!;
      if (pool.groupPoints[k]! * POINT_PARTS + filled + once[who]! + chain <= floor[group]!) continue;
      person[kept] = who;
      points[kept] = pool.groupPoints[k]!;
      kept += 1;
    }
    count[group] = kept - before;
  }
  const found = { count, person: person.subarray(0, kept), points: points.subarray(0, kept) };
  return makePool([found], pool.personStart.length - 1, floor);
}

/** Lays pairs out by group and by person. `found` covers all groups in order. */
export function makePool(
  found: readonly FoundPairs[],
  people: number,
  floor: Int32Array,
  allocate: Allocate = ownMemory,
): PairPool {
  const groupCount = found.reduce((sum, part) => sum + part.count.length, 0);
  const pairs = found.reduce((sum, part) => sum + part.person.length, 0);
  const groupStart = int32(allocate, groupCount + 1);
  const groupPerson = int32(allocate, pairs);
  const groupPoints = int32(allocate, pairs);
  let group = 0;
  let pair = 0;
  for (const part of found) {
    groupPerson.set(part.person, pair);
    groupPoints.set(part.points, pair);
    pair += part.person.length;
    for (const count of part.count) {
      groupStart[group + 1] = groupStart[group]! + count;
      group += 1;
    }
  }
  const personStart = int32(allocate, people + 1);
  for (let k = 0; k < pairs; k++) personStart[groupPerson[k]! + 1]! += 1;
  for (let person = 0; person < people; person++) personStart[person + 1]! += personStart[person]!;
  const personGroup = int32(allocate, pairs);
  const personPoints = int32(allocate, pairs);
  const next = personStart.slice();
  for (let g = 0; g < groupCount; g++) {
    for (let k = groupStart[g]!; k < groupStart[g + 1]!; k++) {
      const person = groupPerson[k]!;
      const at = next[person]!;
      next[person] = at + 1;
      personGroup[at] = g;
      personPoints[at] = groupPoints[k]!;
    }
  }
  return { groupStart, groupPerson, groupPoints, personStart, personGroup, personPoints, floor };
}
