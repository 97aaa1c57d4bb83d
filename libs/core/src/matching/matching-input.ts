import type {
  SnapshotAvailability,
  SnapshotBooking,
  SnapshotExclusion,
  SnapshotPerson,
  SnapshotSlot,
} from '@callboard/database';
import {
  baseIds,
  baseIndex,
  Day,
  dayNumber,
  fromDateRange,
  GapPolicy,
  getRole,
  isRoleId,
  lowestAcceptedLevel,
  travelMinutes,
} from '@callboard/domain';
import type {
  BookingInput,
  DayInterval,
  MatchingInput,
  MatchingWeights,
  PersonInput,
  SlotInput,
} from '@callboard/matching';

/** What the database knows at one moment of the slots to fill and of everybody who could fill them. */
export interface Snapshot {
  readonly shootId: string;
  readonly slots: readonly SnapshotSlot[];
  readonly people: readonly SnapshotPerson[];
  readonly availability: readonly SnapshotAvailability[];
  readonly bookings: readonly SnapshotBooking[];
  readonly applications: readonly { readonly postingId: string; readonly personId: string }[];
  readonly exclusions: readonly SnapshotExclusion[];
  readonly gapPolicy: GapPolicy;
  readonly weights: MatchingWeights;
}

/** Minutes from base to base, by index. */
export const TRAVEL: readonly (readonly number[])[] = baseIds.map((from) =>
  baseIds.map((to) => travelMinutes(from, to)),
);

/** A half-open range of the database as integer days. */
export function interval(range: string): DayInterval {
  const { first, last } = fromDateRange(range);
  return [dayNumber(first), dayNumber(last)];
}

function grouped<T extends { readonly personId: string }, V>(
  rows: readonly T[],
  value: (row: T) => V,
): (personId: string) => readonly V[] {
  const groups = new Map<string, V[]>();
  for (const row of rows) {
    const group = groups.get(row.personId);
    if (group) group.push(value(row));
    else groups.set(row.personId, [value(row)]);
  }
  return (personId) => groups.get(personId) ?? [];
}

/** A stored booking as the engine takes it. */
export function bookingInput(row: SnapshotBooking): BookingInput {
  const [first, last] = interval(row.span);
  return { first, last, base: baseIndex(row.baseId), nightRun: row.nightRun, workDays: last - first + 1 };
}

/** First and last day of all slots of a snapshot. */
export function windowOf(slots: readonly SnapshotSlot[]): { first: Day; last: Day } {
  const days = slots.flatMap((slot) => slot.days);
  return days.reduce(
    (span, day) => ({ first: day < span.first ? day : span.first, last: day > span.last ? day : span.last }),
    {
      first: days[0]!,
      last: days[0]!,
    },
  );
}

/** A person as the engine takes her, with her days and bookings. */
export function personInput(
  person: SnapshotPerson,
  lists: Pick<PersonInput, 'free' | 'preferNot' | 'bookings'>,
): PersonInput {
  return {
    id: person.personId,
    homeBase: baseIndex(person.homeBase),
    roles: person.roles,
    maxTravelMinutes: person.maxTravelMinutes,
    payFloorFen: person.payFloorFen,
    ...lists,
    paidDaysLast30: person.paidDaysLast30,
    newcomer: person.newcomer,
  };
}

/** The rows of some people's calendars, by person. */
export interface Calendars {
  readonly availability: readonly SnapshotAvailability[];
  readonly bookings: readonly SnapshotBooking[];
}

/** Makes the engine's rows of people whose calendars these are. */
export function personInputs({ availability, bookings }: Calendars): (person: SnapshotPerson) => PersonInput {
  const days = (preferNot: boolean) =>
    grouped(
      availability.filter((row) => row.preferNot === preferNot),
      (row) => interval(row.span),
    );
  const [free, preferNot] = [days(false), days(true)];
  const booked = grouped(bookings, bookingInput);
  return (person) => {
    const { personId: id } = person;
    return personInput(person, { free: free(id), preferNot: preferNot(id), bookings: booked(id) });
  };
}

/** A slot of a shoot as the engine takes it, with those who must not be asked. */
export function slotInput(
  slot: Omit<SnapshotSlot, 'pinnedPersonId'>,
  shootId: string,
  excludedPeople: readonly string[],
): SlotInput {
  const days = slot.days.map(dayNumber);
  return {
    id: slot.slotId,
    posting: slot.postingId,
    shoot: shootId,
    role: slot.roleId,
    ...(isRoleId(slot.roleId) && { department: getRole(slot.roleId).department }),
    minLevel: lowestAcceptedLevel(slot),
    base: baseIndex(slot.baseId),
    days,
    first: days[0]!,
    last: days[days.length - 1]!,
    payLowFen: slot.payLowFen,
    payHighFen: slot.payHighFen,
    entryLevel: slot.entry !== 'none' && !slot.headOfDepartment,
    headOfDepartment: slot.headOfDepartment,
    excludedPeople,
  };
}

/** The engine's input of a snapshot: pure, so that the same rows give the same plan. */
export function toMatchingInput(snapshot: Snapshot): MatchingInput {
  const everywhere = snapshot.exclusions.filter((row) => row.slotId === null).map((row) => row.personId);
  const bySlot = new Map<string, string[]>();
  for (const { slotId, personId } of snapshot.exclusions) {
    if (slotId !== null) bySlot.set(slotId, [...(bySlot.get(slotId) ?? []), personId]);
  }
  return {
    firstDay: dayNumber(windowOf(snapshot.slots).first),
    people: snapshot.people.map(personInputs(snapshot)),
    slots: snapshot.slots.map((slot) => ({
      ...slotInput(slot, snapshot.shootId, [...everywhere, ...(bySlot.get(slot.slotId) ?? [])]),
      ...(slot.pinnedPersonId === null ? {} : { pinnedPerson: slot.pinnedPersonId }),
    })),
    applications: snapshot.applications.map((row) => ({ person: row.personId, posting: row.postingId })),
    travelMinutes: TRAVEL,
    gapPolicy: snapshot.gapPolicy,
    weights: snapshot.weights,
  };
}
