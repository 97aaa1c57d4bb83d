import { MAX_LEVEL, SlotInput } from '../matching-input';
import type { SlotColumns } from './columns';
import { Allocate, findSorted, GrowingDoubles, GrowingLists, int32 } from './growing';
import { doubles, Fields, Places, SharedNames } from './row-fields';
import { fail } from './validate';

const SLOT_FIELDS = [
  'posting',
  'shoot',
  'role',
  'department',
  'team',
  'minLevel',
  'maxLevel',
  'base',
  'first',
  'last',
  'nightRun',
  'entryLevel',
  'headOfDepartment',
  'bed',
  'minAge',
] as const;

/** Slots as they come. */
export class SlotRows {
  readonly ids: string[] = [];
  readonly pinned: (string | undefined)[] = [];
  readonly excluded: (readonly string[])[] = [];
  private readonly fields = new Fields(SLOT_FIELDS);
  private readonly lows = new GrowingDoubles();
  private readonly highs = new GrowingDoubles();
  private readonly days = new GrowingLists(1);
  private readonly skills = new GrowingLists(1);
  private readonly documents = new GrowingLists(1);

  add(slot: SlotInput, names: SharedNames, firstDay: number): void {
    this.ids.push(slot.id);
    this.pinned.push(slot.pinnedPerson);
    this.excluded.push(slot.excludedPeople);
    this.fields.push({
      posting: names.postings.number(slot.posting),
      shoot: names.shoots.number(slot.shoot),
      role: names.roles.number(slot.role),
      department: slot.department === undefined ? -1 : names.departments.number(slot.department),
      team: slot.team === undefined ? -1 : names.teams.number(slot.team),
      minLevel: slot.minLevel,
      maxLevel: slot.maxLevel ?? MAX_LEVEL,
      base: slot.base,
      first: slot.first - firstDay,
      last: slot.last - firstDay,
      nightRun: slot.nightRun ?? 0,
      entryLevel: slot.entryLevel ? 1 : 0,
      headOfDepartment: slot.headOfDepartment ? 1 : 0,
      bed: slot.bed === false ? 0 : 1,
      minAge: slot.minAge ?? 0,
    });
    this.lows.push(slot.payLowFen);
    this.highs.push(slot.payHighFen);
    for (const day of slot.days) this.days.add(day - firstDay);
    for (const skill of slot.skills ?? []) this.skills.add(names.skills.number(skill));
    for (const paper of slot.documents ?? []) this.documents.add(names.documents.number(paper));
    for (const list of [this.days, this.skills, this.documents]) list.endRow();
  }

  build(order: Int32Array, places: Places, people: readonly string[], allocate: Allocate): SlotColumns {
    const days = this.days.build(order, allocate);
    const skills = this.skills.build(order, allocate, places.skills);
    const documents = this.documents.build(order, allocate, places.documents);
    const pinned = int32(allocate, order.length);
    const excludedRows = new GrowingLists(1);
    order.forEach((row, index) => {
      const pin = this.pinned[row];
      pinned[index] = pin === undefined ? -1 : findSorted(people, pin);
      if (pin !== undefined && pinned[index]! < 0) fail('unknownPerson', ['slots', row, 'pinnedPerson'], pin);
      const known = new Set(this.excluded[row]!.map((id) => findSorted(people, id)));
      for (const person of known) if (person >= 0) excludedRows.add(person);
      excludedRows.endRow();
    });
    const excluded = excludedRows.build(
      order.map((_, index) => index),
      allocate,
    );
    return {
      count: order.length,
      ...this.fields.build(order, allocate, {
        posting: places.postings,
        shoot: places.shoots,
        role: places.roles,
        department: places.departments,
        team: places.teams,
      }),
      payLowFen: doubles(this.lows.view(), order, allocate),
      payHighFen: doubles(this.highs.view(), order, allocate),
      pinned,
      dayStart: days.start,
      day: days.columns[0]!,
      skillStart: skills.start,
      skill: skills.columns[0]!,
      documentStart: documents.start,
      document: documents.columns[0]!,
      excludedStart: excluded.start,
      excludedPerson: excluded.columns[0]!,
    };
  }
}
