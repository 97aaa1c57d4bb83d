import type { RuleId } from '../code';
import type { MatchingInput, PersonInput, SlotInput } from '../matching-input';
import { canWork, clashes, tooClose } from './calendar';

/** The hard rules that a slot and a person break by themselves, read from the input alone. */
export function brokenRules(input: MatchingInput, slot: SlotInput, person: PersonInput): RuleId[] {
  const broken: RuleId[] = [];
  const held = person.roles.find((role) => role.role === slot.role);
  if (!held) return ['role'];
  if (slot.headOfDepartment) {
    if (held.level !== 4) broken.push('headOfDepartment');
  } else {
    const tooLow = held.level < slot.minLevel && !(slot.entryLevel && held.level >= 1);
    if (tooLow || (slot.maxLevel !== undefined && held.level > slot.maxLevel)) broken.push('level');
  }
  if (!canWork(person, slot)) broken.push('availability');
  const clashing = person.bookings.filter((booking) => clashes(booking, slot));
  if (clashing.length > 0) broken.push('overlap');
  const apart = person.bookings.filter((booking) => !clashing.includes(booking));
  if (apart.some((booking) => tooClose(booking, slot, input.travelMinutes, input.gapPolicy))) broken.push('gap');
  if (person.payFloorFen > slot.payHighFen) broken.push('pay');
  if ((input.travelMinutes[person.homeBase]?.[slot.base] ?? Infinity) > person.maxTravelMinutes) broken.push('travel');
  if (slot.excludedPeople.includes(person.id)) broken.push('excluded');
  return broken;
}

/** The score of a pair, restated from the weights' meaning in exact big-integer arithmetic. */
export function restatedScore(input: MatchingInput, slot: SlotInput, person: PersonInput, applied: boolean): number {
  const { weights } = input;
  const part = (weight: number, numerator: number, denominator: number): number =>
    Number((BigInt(weight) * BigInt(Math.max(0, numerator))) / BigInt(denominator));
  const level = person.roles.find((role) => role.role === slot.role)?.level ?? 0;
  const wanted = slot.headOfDepartment ? 4 : slot.entryLevel ? 1 : slot.minLevel;
  const away = slot.entryLevel && person.newcomer ? 0 : Math.abs(level - wanted);
  const minutes = input.travelMinutes[person.homeBase]?.[slot.base] ?? Infinity;
  const pay = Math.max(slot.payLowFen, person.payFloorFen);
  const band = slot.payHighFen - slot.payLowFen;
  return (
    part(weights.levelFit, 3 - away, 3) +
    part(weights.distance, weights.distanceZeroMinutes - minutes, weights.distanceZeroMinutes) +
    (pay === slot.payLowFen ? weights.payFit : band === 0 ? 0 : part(weights.payFit, slot.payHighFen - pay, band)) +
    (applied ? weights.applied : 0) +
    part(weights.fairness, weights.fairnessZeroDays - person.paidDaysLast30, weights.fairnessZeroDays)
  );
}
