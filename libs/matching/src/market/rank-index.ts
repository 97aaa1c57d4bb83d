import { payPoints } from '../score/pay-fit.term';
import { chainPoints } from '../score/chain.term';
import { fairnessPoints } from '../score/fairness.term';
import { recordPoints } from '../score/record.term';
import { share } from '../score/score-term';
import { MAX_LEVEL } from '../matching-input';
import type { PeopleColumns } from './columns';
import type { DayMasks } from './day-mask';
import { Allocate, int32, ownMemory } from './growing';
import type { Market } from './market';
import type { RankIndex } from './rank-columns';

/** What stands in the columns before there is an index. */
export type Facts = Omit<Market, 'masks' | 'index'>;

/** Flags of a person in the index: a first job would be her first; she has bookings; her days are limited. */
export const NEWCOMER = 1;
export const BOOKED = 2;
export const LIMITED = 4;

/** Skills beyond so many are looked up one by one. */
export const SKILL_BITS = 64;

/** Points at most that chains can add to one slot. */
export function mostChainPoints({ weights }: Pick<Market, 'weights'>): number {
  return 2 * chainPoints(weights, 0);
}

/** The band that most slots of each role have, the lowest of them where there are several. */
function bandsOf({ names, slots }: Facts, allocate: Allocate) {
  const bandLow = new Float64Array(allocate(names.roles.length * Float64Array.BYTES_PER_ELEMENT));
  const bandHigh = new Float64Array(allocate(names.roles.length * Float64Array.BYTES_PER_ELEMENT));
  const counts = names.roles.map(() => new Map<string, number>());
  const best = names.roles.map(() => 0);
  for (let slot = 0; slot < slots.count; slot++) {
    const role = slots.role[slot]!;
    const [low, high] = [slots.payLowFen[slot]!, slots.payHighFen[slot]!];
    const band = `${low} ${high}`;
    const count = (counts[role]!.get(band) ?? 0) + 1;
    counts[role]!.set(band, count);
    const equal = count === best[role] && (low < bandLow[role]! || (low === bandLow[role] && high < bandHigh[role]!));
    if (count <= best[role]! && !equal) continue;
    best[role] = count;
    bandLow[role] = low;
    bandHigh[role] = high;
  }
  return { bandLow, bandHigh };
}

/** For each base all bases in order of the way from them to it. */
function nearBases({ baseCount, travelMinutes }: Facts, allocate: Allocate): Int32Array {
  const near = int32(allocate, baseCount * baseCount);
  for (let base = 0; base < baseCount; base++) {
    const minutes = (from: number): number => travelMinutes[from * baseCount + base]!;
    const order = Array.from({ length: baseCount }, (_, from) => from);
    near.set(
      order.sort((a, b) => minutes(a) - minutes(b) || a - b),
      base * baseCount,
    );
  }
  return near;
}

/** People by team and role from lists of teams by person. */
function byTeamAndRole({ people, names }: Facts, allocate: Allocate) {
  const roles = names.roles.length;
  const start = int32(allocate, names.teams.length * roles + 1);
  const each = (visit: (list: number, person: number) => void): void => {
    for (let person = 0; person < people.count; person++) {
      for (let entry = people.workedStart[person]!; entry < people.workedStart[person + 1]!; entry++) {
        for (let held = people.roleStart[person]!; held < people.roleStart[person + 1]!; held++) {
          visit(people.workedTeam[entry]! * roles + people.roleId[held]!, person);
        }
      }
    }
  };
  each((list) => {
    start[list + 1]! += 1;
  });
  for (let k = 1; k < start.length; k++) start[k]! += start[k - 1]!;
  const next = start.slice();
  const members = int32(allocate, start[start.length - 1]!);
  each((list, person) => {
    members[next[list]!] = person;
    next[list]! += 1;
  });
  return { start, person: members };
}

/** Lists of people by team from lists of teams by person. */
function byTeam(teams: number, start: Int32Array, team: Int32Array, allocate: Allocate) {
  const teamStart = int32(allocate, teams + 1);
  for (const each of team) teamStart[each + 1]! += 1;
  for (let k = 0; k < teams; k++) teamStart[k + 1]! += teamStart[k]!;
  const next = teamStart.slice();
  const person = int32(allocate, team.length);
  for (let p = 0; p + 1 < start.length; p++) {
    for (let entry = start[p]!; entry < start[p + 1]!; entry++) {
      const at = team[entry]!;
      person[next[at]!] = p;
      next[at]! += 1;
    }
  }
  return { start: teamStart, person };
}

/** Puts the people of a bucket in order of key, greatest first, then person; both are exact in a double. */
function sortBucket(person: Int32Array, key: Int32Array, from: number, to: number): void {
  if (to - from < 2) return;
  const packed = new Float64Array(to - from);
  for (let k = from; k < to; k++) packed[k - from] = person[k]! - key[k]! * 2 ** 24;
  packed.sort();
  for (let k = from; k < to; k++) {
    const value = packed[k - from]!;
    key[k] = -Math.floor(value / 2 ** 24);
    person[k] = value + key[k]! * 2 ** 24;
  }
}

/** For each role the skills that its slots wish for, as a set, and the fewest that a slot which wishes any wishes for. */
function wishesOf({ names, slots }: Facts) {
  const wishes = names.roles.map(() => ({ skills: new Set<number>(), fewest: 0 }));
  for (let slot = 0; slot < slots.count; slot++) {
    const [from, to] = [slots.skillStart[slot]!, slots.skillStart[slot + 1]!];
    if (from === to) continue;
    const wish = wishes[slots.role[slot]!]!;
    for (let entry = from; entry < to; entry++) wish.skills.add(slots.skill[entry]!);
    wish.fewest = wish.fewest === 0 ? to - from : Math.min(wish.fewest, to - from);
  }
  return wishes;
}

/** The most that a person's skills can bring in a role. */
function mostSkillPoints(facts: Facts, wish: { skills: ReadonlySet<number>; fewest: number }, person: number): number {
  const { people, weights } = facts;
  if (wish.fewest === 0) return 0;
  let met = 0;
  for (let entry = people.skillStart[person]!; entry < people.skillStart[person + 1]!; entry++) {
    if (wish.skills.has(people.skill[entry]!)) met += 1;
  }
  return share(weights.skill, Math.min(met, wish.fewest), wish.fewest);
}

/** Classes of willingness to travel at most; a scan passes over those that would not come. */
const CLASSES = 6;

/** The upper ends of classes of about equal size. */
function reachOf({ people }: Facts, allocate: Allocate): Int32Array {
  const sorted = people.maxTravelMinutes.slice().sort();
  const ends = new Set<number>();
  for (let c = 1; c <= CLASSES && sorted.length > 0; c++) {
    ends.add(sorted[Math.min(sorted.length - 1, Math.ceil((c * sorted.length) / CLASSES) - 1)]!);
  }
  const reach = int32(allocate, Math.max(1, ends.size));
  reach.set([...ends]);
  return reach;
}

/** The first class whose end is not under the minutes that somebody travels. */
function classOf(reach: Int32Array, minutes: number): number {
  let at = 0;
  while (at < reach.length - 1 && reach[at]! < minutes) at += 1;
  return at;
}

/** What of the index depends on people and postings, not on who is in the buckets. */
type IndexFacts = Pick<RankIndex, 'personPoints' | 'oncePoints' | 'reach' | 'bandLow' | 'bandHigh'>;

/** People `from` to below `to`, by index. */
export type People = readonly [from: number, to: number];

/** Which bucket each role of some people belongs to, and its key. */
function place(facts: Facts, known: IndexFacts, [from, to]: People) {
  const { people, baseCount, weights } = facts;
  const chain = mostChainPoints(facts);
  const wishes = wishesOf(facts);
  const first = people.roleStart[from]!;
  const bucket = new Int32Array(people.roleStart[to]! - first);
  const key = new Int32Array(bucket.length);
  for (let person = from; person < to; person++) {
    const booked = people.bookingStart[person + 1]! > people.bookingStart[person]!;
    const willing = classOf(known.reach, people.maxTravelMinutes[person]!);
    const own = known.personPoints[person]! + known.oncePoints[person]! + (booked ? chain : 0);
    for (let entry = people.roleStart[person]!; entry < people.roleStart[person + 1]!; entry++) {
      const role = people.roleId[entry]!;
      const place = (role * MAX_LEVEL + people.roleLevel[entry]! - 1) * baseCount + people.homeBase[person]!;
      bucket[entry - first] = place * known.reach.length + willing;
      const pay = payPoints(weights.payFit, known.bandLow[role]!, known.bandHigh[role]!, people.payFloorFen[person]!);
      key[entry - first] = own + pay + mostSkillPoints(facts, wishes[role]!, person);
    }
  }
  return { bucket, key };
}

/** Counting sort of the roles of some people into buckets, then each bucket by key. */
function fillBuckets(facts: Facts, known: IndexFacts, some: People, allocate: Allocate) {
  const { people, names, baseCount } = facts;
  const placed = place(facts, known, some);
  const start = int32(allocate, names.roles.length * MAX_LEVEL * baseCount * known.reach.length + 1);
  for (const bucket of placed.bucket) start[bucket + 1]! += 1;
  for (let k = 1; k < start.length; k++) start[k]! += start[k - 1]!;
  const next = start.slice();
  const person = int32(allocate, placed.bucket.length);
  const key = int32(allocate, placed.bucket.length);
  const first = people.roleStart[some[0]]!;
  for (let p = some[0]; p < some[1]; p++) {
    for (let entry = people.roleStart[p]! - first; entry < people.roleStart[p + 1]! - first; entry++) {
      const at = next[placed.bucket[entry]!]!;
      next[placed.bucket[entry]!]! += 1;
      person[at] = p;
      key[at] = placed.key[entry]!;
    }
  }
  for (let k = 0; k + 1 < start.length; k++) sortBucket(person, key, start[k]!, start[k + 1]!);
  return { start, person, key };
}

/** The skills `from` to `from + 31` of a person as bits. */
function skillBits(people: PeopleColumns, person: number, from: number): number {
  let bits = 0;
  for (let entry = people.skillStart[person]!; entry < people.skillStart[person + 1]!; entry++) {
    const bit = people.skill[entry]! - from;
    if (bit >= 0 && bit < SKILL_BITS / 2) bits |= 1 << bit;
  }
  return bits;
}

/** The flags of a person. */
export function flagsOf(people: PeopleColumns, person: number): number {
  const booked = people.bookingStart[person + 1]! > people.bookingStart[person]!;
  return (
    (people.newcomer[person] === 1 ? NEWCOMER : 0) +
    (booked ? BOOKED : 0) +
    (people.limitDays[person]! >= 0 ? LIMITED : 0)
  );
}

/** The buckets of some people, with the columns that a scan reads. */
function bucketsOf(facts: Facts, masks: DayMasks, known: IndexFacts, some: People, allocate: Allocate) {
  const { people } = facts;
  const buckets = fillBuckets(facts, known, some, allocate);
  const copied = (value: (person: number) => number): Int32Array => {
    const column = int32(allocate, buckets.person.length);
    for (let entry = 0; entry < column.length; entry++) column[entry] = value(buckets.person[entry]!);
    return column;
  };
  const entries = buckets.person.length;
  const floors = new Float64Array(allocate(entries * Float64Array.BYTES_PER_ELEMENT));
  const flags = new Uint8Array(allocate(entries));
  for (let entry = 0; entry < entries; entry++) {
    floors[entry] = people.payFloorFen[buckets.person[entry]!]!;
    flags[entry] = flagsOf(people, buckets.person[entry]!);
  }
  return {
    ...buckets,
    freeLow: copied((person) => masks.freeLow[person]!),
    freeHigh: copied((person) => masks.freeHigh[person]!),
    travel: copied((person) => people.maxTravelMinutes[person]!),
    nearLow: copied((person) => masks.nearLow[person]!),
    nearHigh: copied((person) => masks.nearHigh[person]!),
    points: copied((person) => known.personPoints[person]!),
    skillLow: copied((person) => skillBits(people, person, 0)),
    skillHigh: copied((person) => skillBits(people, person, SKILL_BITS / 2)),
    floor: floors,
    flags,
  };
}

/** Builds the index; the same for the same facts. */
export function makeRankIndex(facts: Facts, masks: DayMasks, allocate: Allocate): RankIndex {
  const { people, names } = facts;
  const personPoints = int32(allocate, people.count);
  const oncePoints = int32(allocate, people.count);
  for (let person = 0; person < people.count; person++) {
    personPoints[person] = fairnessPoints(facts, person) + recordPoints(facts, person);
    oncePoints[person] = people.newcomer[person] === 1 ? facts.weights.firstJob : 0;
  }
  const known = { personPoints, oncePoints, reach: reachOf(facts, allocate), ...bandsOf(facts, allocate) };
  const worked = byTeamAndRole(facts, allocate);
  const blocks = byTeam(names.teams.length, people.blockStart, people.blockTeam, allocate);
  return {
    ...known,
    ...bucketsOf(facts, masks, known, [0, people.count], allocate),
    near: nearBases(facts, allocate),
    workedStart: worked.start,
    workedPerson: worked.person,
    blockStart: blocks.start,
    blockPerson: blocks.person,
  };
}

/** The market with only some of its people in the buckets of the index; lists still name everybody. */
export function marketOfSome(market: Market, some: People): Market {
  if (some[0] === 0 && some[1] === market.people.count) return market;
  return { ...market, index: { ...market.index, ...bucketsOf(market, market.masks, market.index, some, ownMemory) } };
}

/** An index that holds nobody. */
export function emptyRankIndex(): RankIndex {
  const none = new Int32Array(0);
  const doubles = new Float64Array(0);
  return {
    ...{ reach: none, start: none, person: none, key: none, freeLow: none, freeHigh: none, travel: none },
    ...{ floor: doubles, nearLow: none, nearHigh: none, points: none, flags: new Uint8Array(0) },
    ...{ skillLow: none, skillHigh: none, personPoints: none, oncePoints: none, bandLow: doubles, bandHigh: doubles },
    ...{ near: none, workedStart: none, workedPerson: none, blockStart: none, blockPerson: none },
  };
}
