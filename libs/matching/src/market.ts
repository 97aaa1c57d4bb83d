import type { GapPolicy } from '@callboard/domain';
import { daysMask, intervalsMask } from './day-mask';
import { MatchingInput, MAX_LEVEL, PersonInput, SlotInput } from './matching-input';
import { validateInput } from './validate';
import type { MatchingWeights } from './weights';

/**
 * People as columns, in ascending order of id. Lists of a person lie one behind the other: her roles are entries
 * `roleStart[p]` to `roleStart[p + 1]` of `roleId` and `roleLevel`, her bookings likewise, in order of first day.
 */
export interface PeopleColumns {
  readonly homeBase: Int32Array;
  readonly maxTravelMinutes: Int32Array;
  readonly payFloorFen: Float64Array;
  readonly paidDaysLast30: Int32Array;
  readonly newcomer: Uint8Array;
  /** Days she can work (free or "prefer not") as masks, see day-mask.ts. */
  readonly freeLow: Int32Array;
  readonly freeHigh: Int32Array;
  readonly preferNotLow: Int32Array;
  readonly preferNotHigh: Int32Array;
  readonly roleStart: Int32Array;
  readonly roleId: Int32Array;
  readonly roleLevel: Uint8Array;
  readonly bookingStart: Int32Array;
  readonly bookingFirst: Int32Array;
  readonly bookingLast: Int32Array;
  readonly bookingBase: Int32Array;
  readonly bookingNightRun: Int32Array;
  readonly bookingWorkDays: Int32Array;
}

/** Slots as columns, in ascending order of id. */
export interface SlotColumns {
  readonly role: Int32Array;
  readonly posting: Int32Array;
  readonly minLevel: Uint8Array;
  readonly maxLevel: Uint8Array;
  readonly base: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly nightRun: Int32Array;
  readonly daysLow: Int32Array;
  readonly daysHigh: Int32Array;
  readonly payLowFen: Float64Array;
  readonly payHighFen: Float64Array;
  readonly entryLevel: Uint8Array;
  readonly headOfDepartment: Uint8Array;
  /** Index of the pinned person, -1 where there is none. */
  readonly pinned: Int32Array;
  readonly excluded: readonly ReadonlySet<number>[];
}

/** People of each role and level: entries `start[k]` to `start[k + 1]` of `people`, k = role * 4 + level - 1. */
export interface RoleIndex {
  readonly start: Int32Array;
  readonly people: Int32Array;
}

/** The input, checked and laid out for the engine. Made by {@link buildMarket}, never changed afterwards. */
export interface Market {
  /** The input as it came; `verify` works on it alone. */
  readonly input: MatchingInput;
  readonly firstDay: number;
  readonly personIds: readonly string[];
  readonly slotIds: readonly string[];
  readonly roleNames: readonly string[];
  readonly personIndex: ReadonlyMap<string, number>;
  readonly slotIndex: ReadonlyMap<string, number>;
  /** The shoot of each slot. */
  readonly slotShoots: readonly string[];
  /** Slots of each shoot, ascending. */
  readonly shootSlots: ReadonlyMap<string, readonly number[]>;
  readonly people: PeopleColumns;
  readonly slots: SlotColumns;
  readonly roleIndex: RoleIndex;
  /** Who applied, by the posting's number in `slots.posting`. */
  readonly applicants: readonly ReadonlySet<number>[];
  readonly baseCount: number;
  /** Minutes from base a to base b at `a * baseCount + b`. */
  readonly travelMinutes: Int32Array;
  readonly gapPolicy: GapPolicy;
  readonly weights: MatchingWeights;
}

/** Order of ids by code units: the same on every machine and in every language setting. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byId<T extends { readonly id: string }>(values: readonly T[]): T[] {
  return [...values].sort((a, b) => compareIds(a.id, b.id));
}

function numbering(names: Iterable<string>): Map<string, number> {
  return new Map([...new Set(names)].sort(compareIds).map((name, index) => [name, index]));
}

/** Offsets of lists laid one behind the other. */
function offsets<T>(values: readonly T[], length: (value: T) => number): Int32Array {
  const start = new Int32Array(values.length + 1);
  values.forEach((value, index) => {
    start[index + 1] = start[index]! + length(value);
  });
  return start;
}

function peopleColumns(people: readonly PersonInput[], roles: ReadonlyMap<string, number>, firstDay: number) {
  const held = people.flatMap((person) => [...person.roles].sort((a, b) => compareIds(a.role, b.role)));
  const bookings = people.flatMap((person) =>
    [...person.bookings].sort((a, b) => a.first - b.first || a.last - b.last),
  );
  const free = people.map((person) => intervalsMask([...person.free, ...person.preferNot], firstDay));
  const preferNot = people.map((person) => intervalsMask(person.preferNot, firstDay));
  return {
    homeBase: Int32Array.from(people, (person) => person.homeBase),
    maxTravelMinutes: Int32Array.from(people, (person) => person.maxTravelMinutes),
    payFloorFen: Float64Array.from(people, (person) => person.payFloorFen),
    paidDaysLast30: Int32Array.from(people, (person) => person.paidDaysLast30),
    newcomer: Uint8Array.from(people, (person) => (person.newcomer ? 1 : 0)),
    freeLow: Int32Array.from(free, (mask) => mask[0]),
    freeHigh: Int32Array.from(free, (mask) => mask[1]),
    preferNotLow: Int32Array.from(preferNot, (mask) => mask[0]),
    preferNotHigh: Int32Array.from(preferNot, (mask) => mask[1]),
    roleStart: offsets(people, (person) => person.roles.length),
    roleId: Int32Array.from(held, (role) => roles.get(role.role) ?? -1),
    roleLevel: Uint8Array.from(held, (role) => role.level),
    bookingStart: offsets(people, (person) => person.bookings.length),
    bookingFirst: Int32Array.from(bookings, (booking) => booking.first),
    bookingLast: Int32Array.from(bookings, (booking) => booking.last),
    bookingBase: Int32Array.from(bookings, (booking) => booking.base),
    bookingNightRun: Int32Array.from(bookings, (booking) => booking.nightRun),
    bookingWorkDays: Int32Array.from(bookings, (booking) => booking.workDays),
  } satisfies PeopleColumns;
}

function slotColumns(
  slots: readonly SlotInput[],
  numbers: {
    roles: ReadonlyMap<string, number>;
    postings: ReadonlyMap<string, number>;
    people: ReadonlyMap<string, number>;
  },
  firstDay: number,
) {
  const days = slots.map((slot) => daysMask(slot.days, firstDay));
  const indexes = (ids: readonly string[]): ReadonlySet<number> =>
    new Set(ids.map((id) => numbers.people.get(id)).filter((index) => index !== undefined));
  return {
    role: Int32Array.from(slots, (slot) => numbers.roles.get(slot.role) ?? -1),
    posting: Int32Array.from(slots, (slot) => numbers.postings.get(slot.posting) ?? -1),
    minLevel: Uint8Array.from(slots, (slot) => slot.minLevel),
    maxLevel: Uint8Array.from(slots, (slot) => slot.maxLevel ?? MAX_LEVEL),
    base: Int32Array.from(slots, (slot) => slot.base),
    first: Int32Array.from(slots, (slot) => slot.first),
    last: Int32Array.from(slots, (slot) => slot.last),
    nightRun: Int32Array.from(slots, (slot) => slot.nightRun ?? 0),
    daysLow: Int32Array.from(days, (mask) => mask[0]),
    daysHigh: Int32Array.from(days, (mask) => mask[1]),
    payLowFen: Float64Array.from(slots, (slot) => slot.payLowFen),
    payHighFen: Float64Array.from(slots, (slot) => slot.payHighFen),
    entryLevel: Uint8Array.from(slots, (slot) => (slot.entryLevel ? 1 : 0)),
    headOfDepartment: Uint8Array.from(slots, (slot) => (slot.headOfDepartment ? 1 : 0)),
    pinned: Int32Array.from(slots, (slot) => (slot.pinnedPerson ? (numbers.people.get(slot.pinnedPerson) ?? -1) : -1)),
    excluded: slots.map((slot) => indexes(slot.excludedPeople)),
  } satisfies SlotColumns;
}

/** Counting sort of person-roles by role and level; people stay in ascending order inside each group. */
function roleIndexOf(people: PeopleColumns, count: number, roleCount: number): RoleIndex {
  const start = new Int32Array(roleCount * MAX_LEVEL + 1);
  const group = (entry: number): number => people.roleId[entry]! * MAX_LEVEL + people.roleLevel[entry]! - 1;
  for (let entry = 0; entry < people.roleId.length; entry++) start[group(entry) + 1]! += 1;
  for (let k = 1; k < start.length; k++) start[k]! += start[k - 1]!;
  const next = start.slice();
  const members = new Int32Array(people.roleId.length);
  for (let person = 0; person < count; person++) {
    for (let entry = people.roleStart[person]!; entry < people.roleStart[person + 1]!; entry++) {
      const k = group(entry);
      members[next[k]!] = person;
      next[k]! += 1;
    }
  }
  return { start, people: members };
}

function applicantsOf(
  input: MatchingInput,
  postings: ReadonlyMap<string, number>,
  people: ReadonlyMap<string, number>,
): ReadonlySet<number>[] {
  const applicants = Array.from({ length: postings.size }, () => new Set<number>());
  for (const application of input.applications) {
    const posting = postings.get(application.posting);
    const person = people.get(application.person);
    if (posting !== undefined && person !== undefined) applicants[posting]!.add(person);
  }
  return applicants;
}

/**
 * Checks the input and lays it out: people and slots in columns by ascending id, people indexed by role and level,
 * availability as masks. The result does not depend on the order of any list of the input. Throws
 * {@link MatchingInputError} with a code and the place.
 */
export function buildMarket(input: MatchingInput): Market {
  validateInput(input);
  const people = byId(input.people);
  const slots = byId(input.slots);
  const personIndex = new Map(people.map((person, index) => [person.id, index]));
  const roleNames = new Set(slots.map((slot) => slot.role));
  for (const person of people) for (const held of person.roles) roleNames.add(held.role);
  const roles = numbering(roleNames);
  const postings = numbering(slots.map((slot) => slot.posting));
  const columns = peopleColumns(people, roles, input.firstDay);
  const shootSlots = new Map<string, number[]>();
  slots.forEach((slot, index) => {
    const known = shootSlots.get(slot.shoot);
    if (known) known.push(index);
    else shootSlots.set(slot.shoot, [index]);
  });
  return {
    input,
    firstDay: input.firstDay,
    personIds: people.map((person) => person.id),
    slotIds: slots.map((slot) => slot.id),
    roleNames: [...roles.keys()],
    personIndex,
    slotIndex: new Map(slots.map((slot, index) => [slot.id, index])),
    slotShoots: slots.map((slot) => slot.shoot),
    shootSlots,
    people: columns,
    slots: slotColumns(slots, { roles, postings, people: personIndex }, input.firstDay),
    roleIndex: roleIndexOf(columns, people.length, roles.size),
    applicants: applicantsOf(input, postings, personIndex),
    baseCount: input.travelMinutes.length,
    travelMinutes: Int32Array.from(input.travelMinutes.flat()),
    gapPolicy: input.gapPolicy,
    weights: input.weights,
  };
}

/** The level, 1 to 4, that a person has in a role; 0 when she does not hold it. */
export function levelOf(people: PeopleColumns, person: number, role: number): number {
  for (let entry = people.roleStart[person]!; entry < people.roleStart[person + 1]!; entry++) {
    if (people.roleId[entry] === role) return people.roleLevel[entry]!;
  }
  return 0;
}

/** The slots of the shoot that a slot belongs to, ascending. */
export function shootSlotsOf(market: Market, slot: number): readonly number[] {
  return market.shootSlots.get(market.slotShoots[slot]!) ?? [];
}

/** Minutes of travel from base to base. */
export function minutesBetween(market: Market, from: number, to: number): number {
  return market.travelMinutes[from * market.baseCount + to]!;
}
