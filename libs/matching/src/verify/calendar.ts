import type { GapPolicy } from '@callboard/domain';
import type { BookingInput, DayInterval, PersonInput, SlotInput } from '../matching-input';

/** Every day from first to last, both included, one by one. */
function eachDay(first: number, last: number): number[] {
  const days: number[] = [];
  for (let day = first; day <= last; day++) days.push(day);
  return days;
}

/** Whether one of the intervals covers the day. */
function covered(day: number, intervals: readonly DayInterval[]): boolean {
  return intervals.some(([from, to]) => from <= day && day <= to);
}

/** Whether the person can work on all days of the slot. */
export function canWork(person: PersonInput, slot: SlotInput): boolean {
  return slot.days.every((day) => covered(day, person.free) || covered(day, person.preferNot));
}

/** Whether a booking occupies a day of the slot's span. */
export function clashes(booking: BookingInput, slot: SlotInput): boolean {
  const occupied = new Set(eachDay(booking.first, booking.last));
  return eachDay(slot.first, slot.last).some((day) => occupied.has(day));
}

/** Rest and travel days as DESIGN.md words them, counted on their own here. */
function neededDays(length: number, nights: number, minutes: number, policy: GapPolicy): number {
  let needed = 0;
  if (length >= policy.restAfterDays || nights >= policy.restAfterNights) needed += policy.restDays;
  if (minutes > policy.sameDayTravelMinutes) needed += 1;
  if (minutes > policy.oneDayTravelMinutes) needed += 1;
  return needed;
}

/** Whether slot and booking, which share no day, lie too near to each other. */
export function tooClose(
  booking: BookingInput,
  slot: SlotInput,
  travelMinutes: readonly (readonly number[])[],
  policy: GapPolicy,
): boolean {
  const bookingFirst = booking.last < slot.first;
  const between = bookingFirst ? eachDay(booking.last + 1, slot.first - 1) : eachDay(slot.last + 1, booking.first - 1);
  const [from, to] = bookingFirst ? [booking.base, slot.base] : [slot.base, booking.base];
  const length = bookingFirst ? booking.workDays : eachDay(slot.first, slot.last).length;
  const nights = bookingFirst ? booking.nightRun : (slot.nightRun ?? 0);
  return between.length < neededDays(length, nights, travelMinutes[from]?.[to] ?? Infinity, policy);
}
