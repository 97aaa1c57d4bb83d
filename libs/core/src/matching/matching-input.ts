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
import type { BookingInput, DayInterval, MatchingInput, MatchingWeights } from '@callboard/matching';

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

const TRAVEL: readonly (readonly number[])[] = baseIds.map((from) => baseIds.map((to) => travelMinutes(from, to)));

function interval(range: string): DayInterval {
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

function bookingInput(row: SnapshotBooking): BookingInput {
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

/** The engine's input of a snapshot: pure, so that the same rows give the same plan. */
export function toMatchingInput(snapshot: Snapshot): MatchingInput {
  const free = grouped(
    snapshot.availability.filter((row) => !row.preferNot),
    (row) => interval(row.span),
  );
  const preferNot = grouped(
    snapshot.availability.filter((row) => row.preferNot),
    (row) => interval(row.span),
  );
  const bookings = grouped(snapshot.bookings, bookingInput);
  const everywhere = snapshot.exclusions.filter((row) => row.slotId === null).map((row) => row.personId);
  const bySlot = new Map<string, string[]>();
  for (const { slotId, personId } of snapshot.exclusions) {
    if (slotId !== null) bySlot.set(slotId, [...(bySlot.get(slotId) ?? []), personId]);
  }
  return {
    firstDay: dayNumber(windowOf(snapshot.slots).first),
    people: snapshot.people.map((person) => ({
      id: person.personId,
      homeBase: baseIndex(person.homeBase),
      roles: person.roles,
      maxTravelMinutes: person.maxTravelMinutes,
      payFloorFen: person.payFloorFen,
      free: free(person.personId),
      preferNot: preferNot(person.personId),
      bookings: bookings(person.personId),
      paidDaysLast30: person.paidDaysLast30,
      newcomer: person.newcomer,
    })),
    slots: snapshot.slots.map((slot) => {
      const days = slot.days.map(dayNumber);
      return {
        id: slot.slotId,
        posting: slot.postingId,
        shoot: snapshot.shootId,
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
        ...(slot.pinnedPersonId === null ? {} : { pinnedPerson: slot.pinnedPersonId }),
        excludedPeople: [...everywhere, ...(bySlot.get(slot.slotId) ?? [])],
      };
    }),
    applications: snapshot.applications.map((row) => ({ person: row.personId, posting: row.postingId })),
    travelMinutes: TRAVEL,
    gapPolicy: snapshot.gapPolicy,
    weights: snapshot.weights,
  };
}
