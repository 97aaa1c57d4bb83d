import type { RuleId } from '../code';
import type { Market } from '../market/market';
import { MAX_LEVEL } from '../matching-input';
import { bookingsOf, canWork, clash, daysLeft, limitedDays, slotJob, tooClose } from './calendar';
import { contains } from './lists';

/** The level that a person has in the role of a slot; 0 when she does not hold it. */
export function levelFor({ people, slots }: Market, slot: number, person: number): number {
  for (let entry = people.roleStart[person]!; entry < people.roleStart[person + 1]!; entry++) {
    if (people.roleId[entry] === slots.role[slot]) return people.roleLevel[entry]!;
  }
  return 0;
}

/** Minutes from a person's home to the base of a slot. */
export function wayFromHome({ people, slots, travelMinutes, baseCount }: Market, slot: number, person: number): number {
  return travelMinutes[people.homeBase[person]! * baseCount + slots.base[slot]!]!;
}

function levelBroken(market: Market, slot: number, person: number): boolean {
  const { slots } = market;
  if (slots.headOfDepartment[slot] === 1) return false;
  const level = levelFor(market, slot, person);
  if (level > slots.maxLevel[slot]!) return true;
  return level < slots.minLevel[slot]! && slots.entryLevel[slot] === 0;
}

function headBroken(market: Market, slot: number, person: number): boolean {
  return market.slots.headOfDepartment[slot] === 1 && levelFor(market, slot, person) < MAX_LEVEL;
}

function overlapBroken(market: Market, slot: number, person: number): boolean {
  const job = slotJob(market, slot);
  return bookingsOf(market, person).some((booking) => clash(job, booking));
}

function gapBroken(market: Market, slot: number, person: number): boolean {
  const job = slotJob(market, slot);
  return bookingsOf(market, person).some((booking) => !clash(job, booking) && tooClose(market, job, booking));
}

function payBroken({ people, slots }: Market, slot: number, person: number): boolean {
  return people.payFloorFen[person]! > slots.payHighFen[slot]!;
}

function travelBroken(market: Market, slot: number, person: number): boolean {
  return wayFromHome(market, slot, person) > market.people.maxTravelMinutes[person]!;
}

function documentsBroken({ people, slots }: Market, slot: number, person: number): boolean {
  const [from, to] = [people.documentStart[person]!, people.documentStart[person + 1]!];
  for (let entry = slots.documentStart[slot]!; entry < slots.documentStart[slot + 1]!; entry++) {
    if (!contains(people.document, from, to, slots.document[entry]!)) return true;
  }
  return false;
}

function ageBroken({ people, slots }: Market, slot: number, person: number): boolean {
  const known = people.age[person]! >= 0;
  return known && people.age[person]! < slots.minAge[slot]!;
}

function dayLimitBroken(market: Market, slot: number, person: number): boolean {
  if (market.people.limitDays[person]! < 0) return false;
  const days = limitedDays(market, person, slotJob(market, slot));
  return days > 0 && days > daysLeft(market, person, bookingsOf(market, person));
}

function blockedBroken({ people, slots }: Market, slot: number, person: number): boolean {
  const team = slots.team[slot]!;
  return team >= 0 && contains(people.blockTeam, people.blockStart[person]!, people.blockStart[person + 1]!, team);
}

function excludedBroken({ slots }: Market, slot: number, person: number): boolean {
  return contains(slots.excludedPerson, slots.excludedStart[slot]!, slots.excludedStart[slot + 1]!, person);
}

/**
 * What a rule looks at: `kind` what all slots of one role, levels, base and pay band have alike; `days`
 * the days that it takes; `slot` the slot itself.
 */
interface PairRule {
  readonly id: RuleId;
  readonly looksAt: 'kind' | 'slot' | 'days';
  broken(market: Market, slot: number, person: number): boolean;
}

const RULES: readonly PairRule[] = [
  { id: 'role', looksAt: 'kind', broken: (market, slot, person) => levelFor(market, slot, person) === 0 },
  { id: 'level', looksAt: 'kind', broken: levelBroken },
  { id: 'headOfDepartment', looksAt: 'kind', broken: headBroken },
  { id: 'availability', looksAt: 'days', broken: (market, slot, person) => !canWork(market, slot, person) },
  { id: 'overlap', looksAt: 'days', broken: overlapBroken },
  { id: 'gap', looksAt: 'days', broken: gapBroken },
  { id: 'pay', looksAt: 'kind', broken: payBroken },
  { id: 'travel', looksAt: 'kind', broken: travelBroken },
  { id: 'documents', looksAt: 'slot', broken: documentsBroken },
  { id: 'age', looksAt: 'slot', broken: ageBroken },
  { id: 'dayLimit', looksAt: 'days', broken: dayLimitBroken },
  { id: 'blocked', looksAt: 'slot', broken: blockedBroken },
  { id: 'excluded', looksAt: 'slot', broken: excludedBroken },
];
const KIND_RULES = RULES.filter((rule) => rule.looksAt === 'kind');
const SLOT_RULES = RULES.filter((rule) => rule.looksAt === 'slot');

function keepsAll(rules: readonly PairRule[], market: Market, slot: number, person: number): boolean {
  for (const rule of rules) if (rule.broken(market, slot, person)) return false;
  return true;
}

/** Whether a person keeps the rules that all slots of this one's role, levels, base and pay band share. */
export function keepsKindRules(market: Market, slot: number, person: number): boolean {
  return keepsAll(KIND_RULES, market, slot, person);
}

/** Whether a person keeps what the slot itself demands; days are another question. */
export function keepsSlotRules(market: Market, slot: number, person: number): boolean {
  return keepsAll(SLOT_RULES, market, slot, person);
}

/** Whether a person keeps every hard rule between her and the slot alone (all but `taken`). */
export function keepsRules(market: Market, slot: number, person: number): boolean {
  return keepsAll(RULES, market, slot, person);
}

/** The hard rules that a slot and a person break by themselves. Without the role nothing else is asked. */
export function brokenRules(market: Market, slot: number, person: number): RuleId[] {
  if (levelFor(market, slot, person) === 0) return ['role'];
  return RULES.filter((rule) => rule.broken(market, slot, person)).map((rule) => rule.id);
}
