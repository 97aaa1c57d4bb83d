import type { GapPolicy } from '@callboard/domain';
import {
  ApplicationInput,
  DayInterval,
  MarketTerms,
  MAX_LEVEL,
  PersonInput,
  ShootInput,
  SlotInput,
  WINDOW_DAYS,
} from '../matching-input';
import { MatchingInputCode, MatchingInputError } from '../matching-input.error';
import { parseWeights } from '../weights';

const MAX_DAY = 10_000_000;
const MAX_MINUTES = 1_000_000;
const MAX_FEN = 10_000_000_000;
const MAX_AGE = 150;
const MAX_THOUSANDTHS = 1_000;
const MAX_LIST = 1_000;

/** Where in the input we are; turned into text only when something is wrong. */
type Place = readonly (string | number)[];

/** Throws {@link MatchingInputError} for a place in the input. */
export function fail(code: MatchingInputCode, place: Place, detail?: string): never {
  const path = place
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index ? `.${step}` : step))
    .join('');
  throw new MatchingInputError(code, path, detail);
}

function int(value: number, least: number, most: number, place: Place): void {
  if (!Number.isInteger(value)) fail('notInteger', place, String(value));
  if (value < least || value > most) fail('outOfRange', place, `${value} is not within ${least} to ${most}`);
}

function text(value: string, place: Place): void {
  if (typeof value !== 'string' || value === '') fail('wrongType', place, 'a text that is not empty is needed');
}

function flag(value: boolean, place: Place): void {
  if (typeof value !== 'boolean') fail('wrongType', place, 'true or false is needed');
}

function object(value: object, place: Place): void {
  if (typeof value !== 'object' || value === null) fail('wrongType', place, 'an object is needed');
}

function list(value: readonly unknown[], place: Place): void {
  if (!Array.isArray(value)) fail('wrongType', place, 'a list is needed');
}

function interval(value: DayInterval, place: Place): void {
  list(value, place);
  int(value[0], -MAX_DAY, MAX_DAY, [...place, 0]);
  int(value[1], -MAX_DAY, MAX_DAY, [...place, 1]);
  if (value[1] < value[0]) fail('endBeforeStart', place);
}

function base(value: number, bases: number, place: Place): void {
  if (!Number.isInteger(value) || value < 0 || value >= bases) fail('unknownBase', place, String(value));
}

/** A list of texts without repeats; left out is empty. */
function texts(values: readonly string[] | undefined, place: Place): void {
  if (values === undefined) return;
  list(values, place);
  if (values.length > MAX_LIST) fail('outOfRange', place, `${MAX_LIST} entries at most`);
  const seen = new Set<unknown>();
  values.forEach((value, k) => {
    text(value, [...place, k]);
    unique(seen, value, [...place, k]);
  });
}

function optionalInt(value: number | undefined, least: number, most: number, place: Place): void {
  if (value !== undefined) int(value, least, most, place);
}

function optionalText(value: string | undefined, place: Place): void {
  if (value !== undefined) text(value, place);
}

function unique(seen: Set<unknown>, value: unknown, place: Place): void {
  if (seen.has(value)) fail('duplicate', place, String(value));
  seen.add(value);
}

function travel(minutes: readonly (readonly number[])[]): void {
  list(minutes, ['travelMinutes']);
  minutes.forEach((row, from) => {
    list(row, ['travelMinutes', from]);
    if (row.length !== minutes.length) fail('outOfRange', ['travelMinutes', from], 'the matrix is not square');
    row.forEach((value, to) => int(value, 0, MAX_MINUTES, ['travelMinutes', from, to]));
  });
}

function gapPolicy(policy: GapPolicy): void {
  object(policy, ['gapPolicy']);
  const fields = [
    'restAfterDays',
    'restAfterNights',
    'restDays',
    'sameDayTravelMinutes',
    'oneDayTravelMinutes',
  ] as const;
  for (const field of fields) int(policy[field], 0, MAX_MINUTES, ['gapPolicy', field]);
  if (policy.restDays > WINDOW_DAYS) fail('outOfRange', ['gapPolicy', 'restDays'], `${WINDOW_DAYS} at most`);
}

function personFacts(value: PersonInput, at: string, index: number): void {
  optionalInt(value.record, 0, MAX_THOUSANDTHS, [at, index, 'record']);
  optionalInt(value.age, 0, MAX_AGE, [at, index, 'age']);
  for (const field of ['skills', 'documents', 'workedWith', 'blocks'] as const) texts(value[field], [at, index, field]);
  const { dayLimit } = value;
  if (dayLimit === undefined) return;
  object(dayLimit, [at, index, 'dayLimit']);
  interval([dayLimit.first, dayLimit.last], [at, index, 'dayLimit']);
  int(dayLimit.days, 0, MAX_DAY, [at, index, 'dayLimit', 'days']);
}

/** Throws {@link MatchingInputError} at the first thing in a person that the engine must not compute with. */
export function checkPerson(value: PersonInput, index: number, bases: number): void {
  const at = 'people';
  object(value, [at, index]);
  text(value.id, [at, index, 'id']);
  base(value.homeBase, bases, [at, index, 'homeBase']);
  int(value.maxTravelMinutes, 0, MAX_MINUTES, [at, index, 'maxTravelMinutes']);
  int(value.payFloorFen, 0, MAX_FEN, [at, index, 'payFloorFen']);
  int(value.paidDaysLast30, 0, 31, [at, index, 'paidDaysLast30']);
  flag(value.newcomer, [at, index, 'newcomer']);
  list(value.roles, [at, index, 'roles']);
  const roles = new Set<unknown>();
  value.roles.forEach((held, k) => {
    object(held, [at, index, 'roles', k]);
    text(held.role, [at, index, 'roles', k, 'role']);
    int(held.level, 1, MAX_LEVEL, [at, index, 'roles', k, 'level']);
    unique(roles, held.role, [at, index, 'roles', k, 'role']);
  });
  for (const field of ['free', 'preferNot'] as const) {
    list(value[field], [at, index, field]);
    value[field].forEach((days, k) => interval(days, [at, index, field, k]));
  }
  list(value.bookings, [at, index, 'bookings']);
  value.bookings.forEach((booking, k) => {
    object(booking, [at, index, 'bookings', k]);
    int(booking.first, -MAX_DAY, MAX_DAY, [at, index, 'bookings', k, 'first']);
    int(booking.last, -MAX_DAY, MAX_DAY, [at, index, 'bookings', k, 'last']);
    if (booking.last < booking.first) fail('endBeforeStart', [at, index, 'bookings', k]);
    base(booking.base, bases, [at, index, 'bookings', k, 'base']);
    int(booking.nightRun, 0, 1_000, [at, index, 'bookings', k, 'nightRun']);
    int(booking.workDays, 0, MAX_DAY, [at, index, 'bookings', k, 'workDays']);
  });
  personFacts(value, at, index);
}

function slotDays(value: SlotInput, index: number, firstDay: number): void {
  const at = 'slots';
  int(value.first, -MAX_DAY, MAX_DAY, [at, index, 'first']);
  int(value.last, -MAX_DAY, MAX_DAY, [at, index, 'last']);
  if (value.last < value.first) fail('endBeforeStart', [at, index]);
  if (value.first < firstDay || value.last >= firstDay + WINDOW_DAYS) {
    fail('outsideWindow', [at, index], `days ${firstDay} to ${firstDay + WINDOW_DAYS - 1} can be planned`);
  }
  list(value.days, [at, index, 'days']);
  if (value.days.length === 0) fail('noDays', [at, index, 'days']);
  const days = new Set<unknown>();
  value.days.forEach((day, k) => {
    int(day, -MAX_DAY, MAX_DAY, [at, index, 'days', k]);
    if (day < value.first || day > value.last) fail('outsideSpan', [at, index, 'days', k]);
    unique(days, day, [at, index, 'days', k]);
  });
}

function slotFacts(value: SlotInput, at: string, index: number): void {
  optionalText(value.department, [at, index, 'department']);
  optionalText(value.team, [at, index, 'team']);
  optionalText(value.pinnedPerson, [at, index, 'pinnedPerson']);
  texts(value.skills, [at, index, 'skills']);
  texts(value.documents, [at, index, 'documents']);
  optionalInt(value.minAge, 0, MAX_AGE, [at, index, 'minAge']);
  if (value.bed !== undefined) flag(value.bed, [at, index, 'bed']);
}

/** As {@link checkPerson}, for a slot. */
export function checkSlot(value: SlotInput, index: number, bases: number, firstDay: number): void {
  const at = 'slots';
  object(value, [at, index]);
  for (const field of ['id', 'posting', 'shoot', 'role'] as const) text(value[field], [at, index, field]);
  base(value.base, bases, [at, index, 'base']);
  int(value.minLevel, 1, MAX_LEVEL, [at, index, 'minLevel']);
  if (value.maxLevel !== undefined) {
    int(value.maxLevel, 1, MAX_LEVEL, [at, index, 'maxLevel']);
    if (value.maxLevel < value.minLevel) fail('endBeforeStart', [at, index, 'maxLevel']);
  }
  slotDays(value, index, firstDay);
  int(value.payLowFen, 0, MAX_FEN, [at, index, 'payLowFen']);
  int(value.payHighFen, 0, MAX_FEN, [at, index, 'payHighFen']);
  if (value.payHighFen < value.payLowFen) fail('endBeforeStart', [at, index, 'payHighFen']);
  flag(value.entryLevel, [at, index, 'entryLevel']);
  flag(value.headOfDepartment, [at, index, 'headOfDepartment']);
  if (value.nightRun !== undefined) int(value.nightRun, 0, 1_000, [at, index, 'nightRun']);
  list(value.excludedPeople, [at, index, 'excludedPeople']);
  slotFacts(value, at, index);
}

/** As {@link checkPerson}, for the rules of a shoot. */
export function checkShoot(value: ShootInput, index: number): void {
  const at = 'shoots';
  object(value, [at, index]);
  text(value.id, [at, index, 'id']);
  optionalInt(value.labourCapFen, 0, MAX_FEN, [at, index, 'labourCapFen']);
  optionalInt(value.traineesPerExperienced, 0, MAX_THOUSANDTHS, [at, index, 'traineesPerExperienced']);
  if (value.staff === undefined) return;
  list(value.staff, [at, index, 'staff']);
  const departments = new Set<unknown>();
  value.staff.forEach((staff, k) => {
    object(staff, [at, index, 'staff', k]);
    text(staff.department, [at, index, 'staff', k, 'department']);
    unique(departments, staff.department, [at, index, 'staff', k, 'department']);
    int(staff.trainees, 0, MAX_THOUSANDTHS, [at, index, 'staff', k, 'trainees']);
    int(staff.experienced, 0, MAX_THOUSANDTHS, [at, index, 'staff', k, 'experienced']);
  });
}

/** As {@link checkPerson}, for an application. */
export function checkApplication(value: ApplicationInput, index: number): void {
  object(value, ['applications', index]);
  text(value.person, ['applications', index, 'person']);
  text(value.posting, ['applications', index, 'posting']);
  if (value.reserve !== undefined) flag(value.reserve, ['applications', index, 'reserve']);
}

/** As {@link checkPerson}, for what holds for the market as a whole. */
export function assertTerms(terms: MarketTerms): void {
  int(terms.firstDay, -MAX_DAY, MAX_DAY, ['firstDay']);
  travel(terms.travelMinutes);
  gapPolicy(terms.gapPolicy);
  parseWeights(terms.weights);
}
