import {
  ApplicationInput,
  MarketTerms,
  MatchingInput,
  MAX_SLOTS_PER_SHOOT,
  PersonInput,
  ShootInput,
  SlotInput,
} from '../matching-input';
import { parseWeights } from '../weights';
import type { CrewColumns, PostingColumns, ShootColumns, SlotColumns } from './columns';
import { makeMasks } from './day-mask';
import { Allocate, compareIds, findSorted, GrowingLists, int32, ownMemory } from './growing';
import type { Market } from './market';
import { PeopleRows } from './people-rows';
import { emptyRankIndex, makeRankIndex } from './rank-index';
import { Places, SharedNames } from './row-fields';
import { SlotRows } from './slot-rows';
import { assertTerms, checkApplication, checkPerson, checkShoot, checkSlot, fail } from './validate';

/** Order of rows by id, as indexes into the order of arrival; `duplicate` when an id comes twice. */
function orderOf(ids: readonly string[], at: string): Int32Array {
  const order = Int32Array.from(ids, (_, index) => index).sort((a, b) => compareIds(ids[a]!, ids[b]!) || a - b);
  for (let k = 1; k < order.length; k++) {
    if (ids[order[k - 1]!] === ids[order[k]!]) fail('duplicate', [at, order[k]!, 'id'], ids[order[k]!]);
  }
  return order;
}

/** Offsets and members of lists by key, members ascending and each once. */
function listsBy(count: number, pairs: readonly (readonly [key: number, member: number])[], allocate: Allocate) {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const unique = sorted.filter((pair, k) => k === 0 || pair[0] !== sorted[k - 1]![0] || pair[1] !== sorted[k - 1]![1]);
  const start = int32(allocate, count + 1);
  const member = int32(allocate, unique.length);
  unique.forEach(([key, value], k) => {
    start[key + 1]! += 1;
    member[k] = value;
  });
  for (let key = 0; key < count; key++) start[key + 1]! += start[key]!;
  return { start, member };
}

/** The departments whose trainees are limited. A slot that names no department is not counted with any other. */
function crewColumns(shoots: ShootColumns, slots: SlotColumns, departments: number, allocate: Allocate): CrewColumns {
  const keyOf = (slot: number): number => slots.shoot[slot]! * departments + slots.department[slot]!;
  const limited = (slot: number): boolean =>
    slots.department[slot]! >= 0 && shoots.traineesPerExperienced[slots.shoot[slot]!]! >= 0;
  const keys = new Set<number>();
  for (let slot = 0; slot < slots.count; slot++) if (limited(slot)) keys.add(keyOf(slot));
  const sorted = [...keys].sort((a, b) => a - b);
  const numbers = new Map(sorted.map((key, crew) => [key, crew]));
  const ofSlot = int32(allocate, slots.count).fill(-1);
  for (let slot = 0; slot < slots.count; slot++) if (limited(slot)) ofSlot[slot] = numbers.get(keyOf(slot))!;
  const shoot = int32(allocate, sorted.length);
  const department = int32(allocate, sorted.length);
  sorted.forEach((key, crew) => {
    shoot[crew] = Math.floor(key / departments);
    department[crew] = key % departments;
  });
  return { count: sorted.length, shoot, department, ofSlot };
}

/**
 * Takes a market in row by row and lays it out in columns, so that a month of the whole nation never stands in memory
 * as objects. The result does not depend on the order in which rows come. Every row is checked as it comes; throws
 * {@link MatchingInputError} with a code and the place.
 */
export class MarketBuilder {
  private readonly names = new SharedNames();
  private readonly people = new PeopleRows();
  private readonly slots = new SlotRows();
  private readonly shoots: ShootInput[] = [];
  private readonly shootIds = new Set<string>();
  private readonly applications: [posting: string, person: string, reserve: boolean][] = [];
  private readonly bans: (readonly [string, string])[] = [];
  private readonly perShoot = new Map<string, number>();

  constructor(
    private readonly terms: MarketTerms,
    private readonly allocate: Allocate = ownMemory,
  ) {
    assertTerms(terms);
  }

  addPerson(person: PersonInput): void {
    checkPerson(person, this.people.ids.length, this.terms.travelMinutes.length);
    this.people.add(person, this.names, this.terms.firstDay);
  }

  addSlot(slot: SlotInput): void {
    const index = this.slots.ids.length;
    checkSlot(slot, index, this.terms.travelMinutes.length, this.terms.firstDay);
    const count = (this.perShoot.get(slot.shoot) ?? 0) + 1;
    if (count > MAX_SLOTS_PER_SHOOT) fail('tooManySlots', ['slots', index, 'shoot'], `${MAX_SLOTS_PER_SHOOT} at most`);
    this.perShoot.set(slot.shoot, count);
    this.slots.add(slot, this.names, this.terms.firstDay);
  }

  addShoot(shoot: ShootInput): void {
    checkShoot(shoot, this.shoots.length);
    if (this.shootIds.has(shoot.id)) fail('duplicate', ['shoots', this.shoots.length, 'id'], shoot.id);
    this.shootIds.add(shoot.id);
    for (const staff of shoot.staff ?? []) this.names.departments.number(staff.department);
    this.shoots.push(shoot);
  }

  addApplication(application: ApplicationInput): void {
    checkApplication(application, this.applications.length);
    this.applications.push([application.posting, application.person, application.reserve === true]);
  }

  addPairBan(ban: readonly [string, string]): void {
    const at = ['pairBans', this.bans.length];
    if (!Array.isArray(ban) || ban.length !== 2) fail('wrongType', at, 'two people are needed');
    if (ban.some((id: unknown) => typeof id !== 'string')) fail('wrongType', at, 'ids of people are needed');
    if (ban[0] === ban[1]) fail('duplicate', at, ban[0]);
    this.bans.push(ban);
  }

  /**
   * The market of all rows. One that is to answer for pairs alone, not to rank, does without the index: it then has an
   * empty one, in which nobody is found.
   */
  build(ranked = true): Market {
    const { names, terms, allocate } = this;
    const order = orderOf(this.people.ids, 'people');
    const slotOrder = orderOf(this.slots.ids, 'slots');
    const personIds = Array.from(order, (row) => this.people.ids[row]!);
    const sorted = {
      roles: names.roles.sorted(),
      postings: names.postings.sorted(),
      shoots: names.shoots.sorted(),
      departments: names.departments.sorted(),
      teams: names.teams.sorted(),
      skills: names.skills.sorted(),
      documents: names.documents.sorted(),
    };
    const places = Object.fromEntries(Object.entries(sorted).map(([key, value]) => [key, value.places]));
    const people = this.people.build(order, places as unknown as Places, allocate);
    const slots = this.slots.build(slotOrder, places as unknown as Places, personIds, allocate);
    const travelMinutes = int32(allocate, terms.travelMinutes.length ** 2);
    travelMinutes.set(terms.travelMinutes.flat());
    const shoots = this.shootColumns(sorted.shoots.names, sorted.departments.names, slots);
    const facts = {
      firstDay: terms.firstDay,
      names: {
        people: personIds,
        slots: Array.from(slotOrder, (row) => this.slots.ids[row]!),
        roles: sorted.roles.names,
        postings: sorted.postings.names,
        shoots: sorted.shoots.names,
        departments: sorted.departments.names,
        teams: sorted.teams.names,
        skills: sorted.skills.names,
        documents: sorted.documents.names,
      },
      people,
      slots,
      postings: this.postingColumns(sorted.postings.names, personIds),
      shoots,
      crews: crewColumns(shoots, slots, sorted.departments.names.length, allocate),
      pairBans: this.banColumn(personIds),
      baseCount: terms.travelMinutes.length,
      travelMinutes,
      gapPolicy: terms.gapPolicy,
      weights: parseWeights(terms.weights),
    };
    const masks = makeMasks(people, slots, terms.gapPolicy.restDays + 2, allocate);
    return { ...facts, masks, index: ranked ? makeRankIndex(facts, masks, allocate) : emptyRankIndex() };
  }

  private postingColumns(postings: readonly string[], people: readonly string[]): PostingColumns {
    const known = this.applications
      .map(([posting, person, reserve]) => ({
        pair: [findSorted(postings, posting), findSorted(people, person)] as const,
        reserve,
      }))
      .filter(({ pair }) => pair[0] >= 0 && pair[1] >= 0);
    const pairs = (reserve: boolean) => known.filter((each) => each.reserve === reserve).map(({ pair }) => pair);
    const applied = listsBy(postings.length, pairs(false), this.allocate);
    const reserve = listsBy(postings.length, pairs(true), this.allocate);
    return {
      count: postings.length,
      appliedStart: applied.start,
      appliedPerson: applied.member,
      reserveStart: reserve.start,
      reservePerson: reserve.member,
    };
  }

  private shootColumns(shoots: readonly string[], departments: readonly string[], slots: SlotColumns): ShootColumns {
    const { allocate } = this;
    const labourCapFen = new Float64Array(allocate(shoots.length * Float64Array.BYTES_PER_ELEMENT)).fill(-1);
    const traineesPerExperienced = int32(allocate, shoots.length).fill(-1);
    const staff: (readonly [department: number, trainees: number, experienced: number])[][] = shoots.map(() => []);
    for (const shoot of this.shoots) {
      const index = findSorted(shoots, shoot.id);
      if (index < 0) continue;
      labourCapFen[index] = shoot.labourCapFen ?? -1;
      traineesPerExperienced[index] = shoot.traineesPerExperienced ?? -1;
      staff[index] = (shoot.staff ?? []).map(
        (each) => [findSorted(departments, each.department), each.trainees, each.experienced] as const,
      );
    }
    const rows = new GrowingLists(3);
    for (const list of staff) {
      for (const each of list) rows.add(...each);
      rows.endRow();
    }
    const order = Int32Array.from(shoots, (_, index) => index);
    const staffed = rows.build(order, allocate);
    const members = listsBy(
      shoots.length,
      Array.from(slots.shoot, (shoot, slot) => [shoot, slot] as const),
      allocate,
    );
    return {
      count: shoots.length,
      labourCapFen,
      traineesPerExperienced,
      slotStart: members.start,
      slot: members.member,
      staffStart: staffed.start,
      staffDepartment: staffed.columns[0]!,
      staffTrainees: staffed.columns[1]!,
      staffExperienced: staffed.columns[2]!,
    };
  }

  private banColumn(people: readonly string[]): Int32Array {
    const pairs = this.bans
      .map((ban) => ban.map((id) => findSorted(people, id)).sort((a, b) => a - b))
      .filter(([a]) => a! >= 0)
      .sort((x, y) => x[0]! - y[0]! || x[1]! - y[1]!);
    const column = int32(this.allocate, 2 * pairs.length);
    column.set(pairs.flat());
    return column;
  }
}

function eachOf<T>(values: readonly T[], name: string, take: (value: T) => void): void {
  if (!Array.isArray(values)) fail('wrongType', [name], 'a list is needed');
  for (const value of values) take(value);
}

/**
 * {@link MarketBuilder} for a market that stands in memory as a whole. The result does not depend on the order of any
 * list of the input. Throws {@link MatchingInputError}.
 */
export function buildMarket(input: MatchingInput, allocate: Allocate = ownMemory): Market {
  return builderOf(input, allocate).build();
}

/** {@link buildMarket} for asking pairs, as `explainMatch` and `SlotFinder` do: its index is empty, and nobody is ranked. */
export function buildPairs(input: MatchingInput): Market {
  return builderOf(input, ownMemory).build(false);
}

function builderOf(input: MatchingInput, allocate: Allocate): MarketBuilder {
  if (typeof input !== 'object' || input === null) fail('wrongType', ['input'], 'an object is needed');
  const builder = new MarketBuilder(input, allocate);
  eachOf(input.people, 'people', (person) => builder.addPerson(person));
  eachOf(input.slots, 'slots', (slot) => builder.addSlot(slot));
  eachOf(input.shoots ?? [], 'shoots', (shoot) => builder.addShoot(shoot));
  eachOf(input.applications, 'applications', (application) => builder.addApplication(application));
  eachOf(input.pairBans ?? [], 'pairBans', (ban) => builder.addPairBan(ban));
  return builder;
}
