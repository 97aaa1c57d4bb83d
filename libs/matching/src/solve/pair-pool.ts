import { GrowingInts } from '../market/growing';
import type { Market } from '../market/market';
import type { People } from '../market/rank-index';
import { POINT_PARTS } from '../plan';
import { ScanSink, SlotScan } from '../rank/slot-scan';
import type { Problem } from './problem';

/**
 * Pairs of a group and a person who may take one of its slots, with the points of all terms but those of the plan: once
 * by group and once by person, groups of a person in order.
 */
export interface PairPool {
  readonly groupStart: Int32Array;
  readonly groupPerson: Int32Array;
  readonly groupPoints: Int32Array;
  readonly personStart: Int32Array;
  readonly personGroup: Int32Array;
  readonly personPoints: Int32Array;
  /** How often of late a pair was in its person's best schedule, out of {@link MOST_OFTEN}; sweeps keep it. */
  readonly personOften: Uint8Array;
  /** Parts that the person pays beside the price for what the shoot's rules make scarce; null without such rules. */
  readonly personCharge: Int32Array | null;
}

/** What a sweep reads of a pool, and the column that it keeps. */
export type SweptPairs = Omit<PairPool, 'groupStart' | 'groupPerson' | 'groupPoints'>;

/** A pair that is always in its person's best schedule comes to this, a half of it within six sweeps. */
export const MOST_OFTEN = 248;

/** Pairs row by row, a row a group or a person: how many each has, then the other side and the points of each pair. */
export interface PairRows {
  readonly count: Int32Array;
  readonly other: Int32Array;
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

  /** Of all people of the market, or only of some. */
  constructor(
    market: Market,
    private readonly problem: Problem,
    some: People = [0, market.people.count],
  ) {
    this.scan = new SlotScan(market, some);
    this.chain = 2 * problem.chainRate * problem.chainZeroDays;
  }

  /** Entries of the index that were looked at so far. */
  get looked(): number {
    return this.scan.looked;
  }

  /** All pairs of the groups `from` to `to` that can be worth more than the floor of their group. */
  find(from: number, to: number, floor: Int32Array): PairRows {
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
    return { count, other: this.person.view(), points: this.points.view() };
  }

  take(person: number, points: number): void {
    const { problem } = this;
    const most = points * POINT_PARTS + problem.filled + problem.once[person]! + this.chain;
    if (most <= this.floor || !fitsPins(problem, person, this.group)) return;
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

/** Lays out one row behind the other; `parts` are of all rows in order. */
function layOut(parts: readonly PairRows[]): PairColumns {
  const rows = parts.reduce((sum, part) => sum + part.count.length, 0);
  const pairs = parts.reduce((sum, part) => sum + part.other.length, 0);
  const start = new Int32Array(rows + 1);
  const other = new Int32Array(pairs);
  const points = new Int32Array(pairs);
  let [row, pair] = [0, 0];
  for (const part of parts) {
    other.set(part.other, pair);
    points.set(part.points, pair);
    pair += part.other.length;
    for (const count of part.count) {
      start[row + 1] = start[row]! + count;
      row += 1;
    }
  }
  return { start, other, points };
}

/** Where the pairs of one side go when they are laid out by the other. */
export interface PairColumns {
  readonly start: Int32Array;
  readonly other: Int32Array;
  readonly points: Int32Array;
}

/** Fills `to` with the pairs of `from` by their other side, in order. */
export function turn(from: PairColumns, to: PairColumns): void {
  const pairs = from.start[from.start.length - 1]!;
  const { start } = to;
  start.fill(0);
  for (let k = 0; k < pairs; k++) start[from.other[k]! + 1]! += 1;
  for (let row = 1; row < start.length; row++) start[row]! += start[row - 1]!;
  const next = start.slice();
  for (let row = 0; row + 1 < from.start.length; row++) {
    for (let k = from.start[row]!; k < from.start[row + 1]!; k++) {
      const at = next[from.other[k]!]!;
      next[from.other[k]!] = at + 1;
      to.other[at] = row;
      to.points[at] = from.points[k]!;
    }
  }
}

function emptyColumns(rows: number, pairs: number): PairColumns {
  return { start: new Int32Array(rows + 1), other: new Int32Array(pairs), points: new Int32Array(pairs) };
}

/** Lays pairs out by group and by person. `found` covers all groups in order. */
export function makePool(found: readonly PairRows[], people: number, charged = false): PairPool {
  const group = layOut(found);
  const person = emptyColumns(people, group.other.length);
  turn(group, person);
  return poolOf(group, person, charged);
}

/** The same of pairs by person. `found` covers all people in order. */
export function makePoolByPerson(found: readonly PairRows[], groups: number, charged = false): PairPool {
  const person = layOut(found);
  const group = emptyColumns(groups, person.other.length);
  turn(person, group);
  return poolOf(group, person, charged);
}

/** Only by person, for sweeps. */
export function pairsByPerson(found: PairRows, people: number): SweptPairs {
  const { start, other, points } = emptyColumns(people, found.other.length);
  turn(layOut([found]), { start, other, points });
  return {
    personStart: start,
    personGroup: other,
    personPoints: points,
    personOften: new Uint8Array(other.length),
    personCharge: null,
  };
}

function poolOf(group: PairColumns, person: PairColumns, charged: boolean): PairPool {
  return {
    groupStart: group.start,
    groupPerson: group.other,
    groupPoints: group.points,
    personStart: person.start,
    personGroup: person.other,
    personPoints: person.points,
    personOften: new Uint8Array(person.other.length),
    personCharge: charged ? new Int32Array(person.other.length) : null,
  };
}
