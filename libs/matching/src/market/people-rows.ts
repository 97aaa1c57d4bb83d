import type { PersonInput } from '../matching-input';
import type { PeopleColumns } from './columns';
import { Allocate, GrowingDoubles, GrowingLists } from './growing';
import { doubles, Fields, Places, SharedNames } from './row-fields';

const PERSON_FIELDS = [
  'homeBase',
  'maxTravelMinutes',
  'paidDaysLast30',
  'newcomer',
  'record',
  'age',
  'limitFirst',
  'limitLast',
  'limitDays',
] as const;

/** People as they come. */
export class PeopleRows {
  readonly ids: string[] = [];
  private readonly fields = new Fields(PERSON_FIELDS);
  private readonly floors = new GrowingDoubles();
  private readonly roles = new GrowingLists(2);
  private readonly free = new GrowingLists(2);
  private readonly preferNot = new GrowingLists(2);
  private readonly bookings = new GrowingLists(5);
  private readonly skills = new GrowingLists(1);
  private readonly documents = new GrowingLists(1);
  private readonly worked = new GrowingLists(1);
  private readonly blocks = new GrowingLists(1);

  add(person: PersonInput, names: SharedNames, firstDay: number): void {
    const { dayLimit } = person;
    this.ids.push(person.id);
    this.fields.push({
      homeBase: person.homeBase,
      maxTravelMinutes: person.maxTravelMinutes,
      paidDaysLast30: person.paidDaysLast30,
      newcomer: person.newcomer ? 1 : 0,
      record: person.record ?? -1,
      age: person.age ?? -1,
      limitFirst: dayLimit ? dayLimit.first - firstDay : 0,
      limitLast: dayLimit ? dayLimit.last - firstDay : 0,
      limitDays: dayLimit ? dayLimit.days : -1,
    });
    this.floors.push(person.payFloorFen);
    for (const held of person.roles) this.roles.add(names.roles.number(held.role), held.level);
    for (const [first, last] of person.free) this.free.add(first - firstDay, last - firstDay);
    for (const [first, last] of person.preferNot) this.preferNot.add(first - firstDay, last - firstDay);
    for (const { first, last, base, nightRun, workDays } of person.bookings) {
      this.bookings.add(first - firstDay, last - firstDay, base, nightRun, workDays);
    }
    for (const skill of person.skills ?? []) this.skills.add(names.skills.number(skill));
    for (const paper of person.documents ?? []) this.documents.add(names.documents.number(paper));
    for (const team of person.workedWith ?? []) this.worked.add(names.teams.number(team));
    for (const team of person.blocks ?? []) this.blocks.add(names.teams.number(team));
    const lists = [this.roles, this.free, this.preferNot, this.bookings, this.skills, this.documents];
    for (const list of [...lists, this.worked, this.blocks]) list.endRow();
  }

  build(order: Int32Array, places: Places, allocate: Allocate): PeopleColumns {
    const roles = this.roles.build(order, allocate, places.roles);
    const free = this.free.build(order, allocate);
    const preferNot = this.preferNot.build(order, allocate);
    const bookings = this.bookings.build(order, allocate);
    const skills = this.skills.build(order, allocate, places.skills);
    const documents = this.documents.build(order, allocate, places.documents);
    const worked = this.worked.build(order, allocate, places.teams);
    const blocks = this.blocks.build(order, allocate, places.teams);
    return {
      count: order.length,
      ...this.fields.build(order, allocate),
      payFloorFen: doubles(this.floors.view(), order, allocate),
      roleStart: roles.start,
      roleId: roles.columns[0]!,
      roleLevel: roles.columns[1]!,
      freeStart: free.start,
      freeFirst: free.columns[0]!,
      freeLast: free.columns[1]!,
      preferNotStart: preferNot.start,
      preferNotFirst: preferNot.columns[0]!,
      preferNotLast: preferNot.columns[1]!,
      bookingStart: bookings.start,
      bookingFirst: bookings.columns[0]!,
      bookingLast: bookings.columns[1]!,
      bookingBase: bookings.columns[2]!,
      bookingNightRun: bookings.columns[3]!,
      bookingWorkDays: bookings.columns[4]!,
      skillStart: skills.start,
      skill: skills.columns[0]!,
      documentStart: documents.start,
      document: documents.columns[0]!,
      workedStart: worked.start,
      workedTeam: worked.columns[0]!,
      blockStart: blocks.start,
      blockTeam: blocks.columns[0]!,
    };
  }
}
