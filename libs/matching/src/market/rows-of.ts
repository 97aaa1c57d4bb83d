import type { DayInterval, PersonInput, SlotInput } from '../matching-input';
import type { Market } from './market';

/** The values of a list: entries `start[row]` to `start[row + 1]` of a column. */
function listOf<T>(start: Int32Array, row: number, value: (entry: number) => T): T[] {
  const values: T[] = [];
  for (let entry = start[row]!; entry < start[row + 1]!; entry++) values.push(value(entry));
  return values;
}

/** What the market knows of a person, by index, as she came in: a market of it is the same market. */
export function personRow(market: Market, person: number): PersonInput {
  const { people, names, firstDay } = market;
  const days = (start: Int32Array, first: Int32Array, last: Int32Array): DayInterval[] =>
    listOf(start, person, (entry) => [firstDay + first[entry]!, firstDay + last[entry]!]);
  const named = (start: Int32Array, column: Int32Array, list: readonly string[]): string[] =>
    listOf(start, person, (entry) => list[column[entry]!]!);
  const [record, age, limit] = [people.record[person]!, people.age[person]!, people.limitDays[person]!];
  return {
    id: names.people[person]!,
    homeBase: people.homeBase[person]!,
    roles: listOf(people.roleStart, person, (entry) => ({
      role: names.roles[people.roleId[entry]!]!,
      level: people.roleLevel[entry]!,
    })),
    maxTravelMinutes: people.maxTravelMinutes[person]!,
    payFloorFen: people.payFloorFen[person]!,
    free: days(people.freeStart, people.freeFirst, people.freeLast),
    preferNot: days(people.preferNotStart, people.preferNotFirst, people.preferNotLast),
    bookings: listOf(people.bookingStart, person, (entry) => ({
      first: firstDay + people.bookingFirst[entry]!,
      last: firstDay + people.bookingLast[entry]!,
      base: people.bookingBase[entry]!,
      nightRun: people.bookingNightRun[entry]!,
      workDays: people.bookingWorkDays[entry]!,
    })),
    paidDaysLast30: people.paidDaysLast30[person]!,
    newcomer: people.newcomer[person] === 1,
    ...(record < 0 ? {} : { record }),
    ...(age < 0 ? {} : { age }),
    ...(limit < 0
      ? {}
      : {
          dayLimit: {
            first: firstDay + people.limitFirst[person]!,
            last: firstDay + people.limitLast[person]!,
            days: limit,
          },
        }),
    skills: named(people.skillStart, people.skill, names.skills),
    documents: named(people.documentStart, people.document, names.documents),
    workedWith: named(people.workedStart, people.workedTeam, names.teams),
    blocks: named(people.blockStart, people.blockTeam, names.teams),
  };
}

/** What the market knows of a slot, by index, as it came in, with those of its excluded people whom the market knows. */
export function slotRow(market: Market, slot: number): SlotInput {
  const { slots, names, firstDay } = market;
  const [department, team, pinned] = [slots.department[slot]!, slots.team[slot]!, slots.pinned[slot]!];
  return {
    id: names.slots[slot]!,
    posting: names.postings[slots.posting[slot]!]!,
    shoot: names.shoots[slots.shoot[slot]!]!,
    role: names.roles[slots.role[slot]!]!,
    minLevel: slots.minLevel[slot]!,
    maxLevel: slots.maxLevel[slot]!,
    base: slots.base[slot]!,
    days: listOf(slots.dayStart, slot, (entry) => firstDay + slots.day[entry]!),
    first: firstDay + slots.first[slot]!,
    last: firstDay + slots.last[slot]!,
    payLowFen: slots.payLowFen[slot]!,
    payHighFen: slots.payHighFen[slot]!,
    entryLevel: slots.entryLevel[slot] === 1,
    headOfDepartment: slots.headOfDepartment[slot] === 1,
    nightRun: slots.nightRun[slot]!,
    bed: slots.bed[slot] === 1,
    minAge: slots.minAge[slot]!,
    skills: listOf(slots.skillStart, slot, (entry) => names.skills[slots.skill[entry]!]!),
    documents: listOf(slots.documentStart, slot, (entry) => names.documents[slots.document[entry]!]!),
    excludedPeople: listOf(slots.excludedStart, slot, (entry) => names.people[slots.excludedPerson[entry]!]!),
    ...(department < 0 ? {} : { department: names.departments[department]! }),
    ...(team < 0 ? {} : { team: names.teams[team]! }),
    ...(pinned < 0 ? {} : { pinnedPerson: names.people[pinned]! }),
  };
}
