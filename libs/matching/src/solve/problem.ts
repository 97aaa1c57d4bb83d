import { gapDaysBetween } from '@callboard/domain';
import { Allocate, int32, ownMemory } from '../market/growing';
import type { Market } from '../market/market';
import { WINDOW_DAYS } from '../matching-input';
import { POINT_PARTS } from '../plan';

/**
 * The slots that a solve fills, as groups of slots that are alike in everything, in order of first day. The slots of a
 * group are its units, `unitStart[g]` to `unitStart[g + 1]`; a person can hold one of them at most.
 */
export interface Groups {
  readonly count: number;
  readonly unitStart: Int32Array;
  /** The slot of each unit, ascending within a group. */
  readonly slot: Int32Array;
  /** The group of each slot, -1 for pinned ones. */
  readonly ofSlot: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Last day with the rest that it earns. */
  readonly rested: Int32Array;
  readonly base: Int32Array;
  readonly shoot: Int32Array;
}

/** What stands in a person's way whatever a plan says: her bookings and pinned slots, in order of first day. */
export interface FixedJobs {
  readonly start: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly rested: Int32Array;
  readonly base: Int32Array;
  /** The shoot of a pinned slot, -1 for a booking. */
  readonly shoot: Int32Array;
}

/** A market made ready for solving; all of it can be read by several threads. */
export interface Problem {
  readonly groups: Groups;
  readonly fixed: FixedJobs;
  /** Days of travel from base a to base b at `a * baseCount + b`. */
  readonly travelDays: Int32Array;
  readonly baseCount: number;
  /** A job between two others can make both possible, so that one which costs more than it brings may still be worth it. */
  readonly shortcuts: boolean;
  /** Parts of a point that every filled slot is worth beside its points. */
  readonly filled: number;
  /** Parts for each idle day fewer than `chainZeroDays` between two jobs. */
  readonly chainRate: number;
  readonly chainZeroDays: number;
  /** Fixed jobs farther from the window than so many days can neither clash nor chain with a slot, and are left out. */
  readonly reach: number;
  /** Parts that a first job brings, by person. */
  readonly once: Int32Array;
  /** A limit of `limitDays` days from `limitFirst` to `limitLast`, less what fixed jobs use; -1 where there is none. */
  readonly limitFirst: Int32Array;
  readonly limitLast: Int32Array;
  readonly limitDays: Int32Array;
}

/** What makes two slots alike: one line of text with everything that a rule or term reads. */
function likeness({ slots }: Market, slot: number): string {
  const single = [
    slots.first,
    slots.posting,
    slots.shoot,
    slots.role,
    slots.department,
    slots.team,
    slots.minLevel,
    slots.maxLevel,
    slots.base,
    slots.last,
    slots.nightRun,
    slots.payLowFen,
    slots.payHighFen,
    slots.entryLevel,
    slots.headOfDepartment,
    slots.bed,
    slots.minAge,
  ];
  const list = (start: Int32Array, values: Int32Array): string =>
    values.subarray(start[slot]!, start[slot + 1]!).join(' ');
  const lists = [
    list(slots.dayStart, slots.day),
    list(slots.skillStart, slots.skill),
    list(slots.documentStart, slots.document),
    list(slots.excludedStart, slots.excludedPerson),
  ];
  return [...single.map((column) => column[slot]!), ...lists].join(',');
}

/** Members of each group, by first day and then by the lowest slot. */
function membersOf(market: Market): number[][] {
  const groups = new Map<string, number[]>();
  for (let slot = 0; slot < market.slots.count; slot++) {
    if (market.slots.pinned[slot]! >= 0) continue;
    const key = likeness(market, slot);
    const known = groups.get(key);
    if (known) known.push(slot);
    else groups.set(key, [slot]);
  }
  const { first } = market.slots;
  return [...groups.values()].sort((a, b) => first[a[0]!]! - first[b[0]!]! || a[0]! - b[0]!);
}

/** Days of rest after a slot, without any travel. */
function restAfter({ slots, gapPolicy }: Market, slot: number): number {
  const workDays = slots.last[slot]! - slots.first[slot]! + 1;
  return gapDaysBetween({ workDays, nightRun: slots.nightRun[slot]!, travelMinutes: 0 }, gapPolicy);
}

/** Members of each group as another problem of the same slots has them. */
function membersLike(ofSlot: Int32Array): number[][] {
  const members: number[][] = [];
  ofSlot.forEach((group, slot) => {
    if (group >= 0) (members[group] ??= []).push(slot);
  });
  return members;
}

function makeGroups(market: Market, allocate: Allocate, like?: Int32Array): Groups {
  const { slots } = market;
  const members = like ? membersLike(like) : membersOf(market);
  const unitStart = int32(allocate, members.length + 1);
  const column = (): Int32Array => int32(allocate, members.length);
  const columns = { first: column(), last: column(), rested: column(), base: column(), shoot: column() };
  const ofSlot = int32(allocate, slots.count).fill(-1);
  const slot = int32(
    allocate,
    members.reduce((sum, list) => sum + list.length, 0),
  );
  members.forEach((list, group) => {
    const one = list[0]!;
    unitStart[group + 1] = unitStart[group]! + list.length;
    columns.first[group] = slots.first[one]!;
    columns.last[group] = slots.last[one]!;
    columns.rested[group] = slots.last[one]! + restAfter(market, one);
    columns.base[group] = slots.base[one]!;
    columns.shoot[group] = slots.shoot[one]!;
    list.forEach((member, k) => {
      slot[unitStart[group]! + k] = member;
      ofSlot[member] = group;
    });
  });
  return { count: members.length, unitStart, slot, ofSlot, ...columns };
}

/** One fixed job as numbers: first, last, rested, base, shoot. */
type FixedJob = readonly [first: number, last: number, rested: number, base: number, shoot: number];

/** Fixed jobs farther from the window than this can neither clash nor chain with a slot. */
function reachOf(market: Market): number {
  return market.weights.chainZeroDays + market.gapPolicy.restDays + 2;
}

function fixedJobsOf(market: Market, pinsOf: ReadonlyMap<number, number[]>, person: number): FixedJob[] {
  const { people, slots, gapPolicy } = market;
  const reach = reachOf(market);
  const jobs: FixedJob[] = [];
  for (let entry = people.bookingStart[person]!; entry < people.bookingStart[person + 1]!; entry++) {
    const [first, last] = [people.bookingFirst[entry]!, people.bookingLast[entry]!];
    if (last < -reach || first > WINDOW_DAYS + reach) continue;
    const workDays = people.bookingWorkDays[entry]!;
    const nightRun = people.bookingNightRun[entry]!;
    const rest = gapDaysBetween({ workDays, nightRun, travelMinutes: 0 }, gapPolicy);
    jobs.push([
      Math.max(first, -reach),
      Math.min(last, WINDOW_DAYS + reach),
      last + rest,
      people.bookingBase[entry]!,
      -1,
    ]);
  }
  for (const slot of pinsOf.get(person) ?? []) {
    const last = slots.last[slot]!;
    jobs.push([slots.first[slot]!, last, last + restAfter(market, slot), slots.base[slot]!, slots.shoot[slot]!]);
  }
  jobs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  // Of jobs that share days the one that ends last counts for whatever comes behind them.
  let [latest, rested] = [-Infinity, -Infinity];
  return jobs.map(([first, last, ownRested, base, shoot]): FixedJob => {
    latest = Math.max(latest, last);
    rested = Math.max(rested, ownRested);
    return [first, latest, rested, base, shoot];
  });
}

/** Whether a way over a third base, with a job of a day there, can take fewer days than the way itself. */
function haveShortcuts(travelDays: Int32Array, bases: number): boolean {
  for (let pair = 0; pair < travelDays.length; pair++) {
    const [from, to] = [Math.floor(pair / bases), pair % bases];
    for (let over = 0; over < bases; over++) {
      if (travelDays[pair]! > travelDays[from * bases + over]! + 1 + travelDays[over * bases + to]!) return true;
    }
  }
  return false;
}

/** The slots that each person is pinned to. */
export function pinsByPerson({ slots }: Market): Map<number, number[]> {
  const pins = new Map<number, number[]>();
  for (let slot = 0; slot < slots.count; slot++) {
    const person = slots.pinned[slot]!;
    if (person < 0) continue;
    const known = pins.get(person);
    if (known) known.push(slot);
    else pins.set(person, [slot]);
  }
  return pins;
}

function makeFixed(market: Market, pins: ReadonlyMap<number, number[]>, allocate: Allocate): FixedJobs {
  const { people } = market;
  const start = int32(allocate, people.count + 1);
  const jobs: FixedJob[] = [];
  for (let person = 0; person < people.count; person++) {
    const booked = people.bookingStart[person + 1]! > people.bookingStart[person]!;
    if (booked || pins.has(person)) jobs.push(...fixedJobsOf(market, pins, person));
    start[person + 1] = jobs.length;
  }
  const column = (k: 0 | 1 | 2 | 3 | 4): Int32Array => {
    const values = int32(allocate, jobs.length);
    jobs.forEach((job, index) => {
      values[index] = job[k];
    });
    return values;
  };
  return { start, first: column(0), last: column(1), rested: column(2), base: column(3), shoot: column(4) };
}

/** Days that are left of each person's limit after her bookings and pins; 0 at least, -1 without a limit. */
function limitsLeft(market: Market, pins: ReadonlyMap<number, number[]>, allocate: Allocate): Int32Array {
  const { people, slots } = market;
  const left = int32(allocate, people.count);
  for (let person = 0; person < people.count; person++) {
    left[person] = people.limitDays[person]!;
    if (left[person]! < 0) continue;
    const [from, to] = [people.limitFirst[person]!, people.limitLast[person]!];
    const within = (first: number, last: number): number => Math.max(0, Math.min(last, to) - Math.max(first, from) + 1);
    let used = 0;
    for (let entry = people.bookingStart[person]!; entry < people.bookingStart[person + 1]!; entry++) {
      used += within(people.bookingFirst[entry]!, people.bookingLast[entry]!);
    }
    for (const slot of pins.get(person) ?? []) used += within(slots.first[slot]!, slots.last[slot]!);
    left[person] = Math.max(0, left[person]! - used);
  }
  return left;
}

/**
 * Makes a market ready for solving.
 * @param like `groups.ofSlot` of the problem of a market with the same slots and more people, whose groups are taken over:
 * whom a slot excludes may make a difference there and none here
 */
export function makeProblem(market: Market, allocate: Allocate = ownMemory, like?: Int32Array): Problem {
  const { people, weights, baseCount, gapPolicy } = market;
  const pins = pinsByPerson(market);
  const travelDays = int32(allocate, baseCount * baseCount);
  for (let pair = 0; pair < travelDays.length; pair++) {
    const travelMinutes = market.travelMinutes[pair]!;
    const rested = { ...gapPolicy, restAfterDays: 1, restAfterNights: 1, restDays: 0 };
    travelDays[pair] = gapDaysBetween({ workDays: 0, nightRun: 0, travelMinutes }, rested);
  }
  const once = int32(allocate, people.count);
  for (let person = 0; person < people.count; person++) {
    once[person] = pins.has(person) ? 0 : market.index.oncePoints[person]! * POINT_PARTS;
  }
  return {
    groups: makeGroups(market, allocate, like),
    fixed: makeFixed(market, pins, allocate),
    travelDays,
    baseCount,
    shortcuts: haveShortcuts(travelDays, baseCount),
    filled: weights.filled * POINT_PARTS,
    chainRate: weights.chainDay * POINT_PARTS,
    chainZeroDays: weights.chainZeroDays,
    reach: reachOf(market),
    once,
    limitFirst: people.limitFirst,
    limitLast: people.limitLast,
    limitDays: limitsLeft(market, pins, allocate),
  };
}
