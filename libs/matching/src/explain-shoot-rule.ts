import { offerOf } from './explain-match';
import { levelOf, Market, slotsOfShoot } from './market/market';
import { EXPERIENCED_LEVEL } from './matching-input';
import type { MarketPlan } from './plan';

/** Rules across the slots of a shoot. */
export const SHOOT_RULE_IDS = ['labourCap', 'trainees', 'pairBan'] as const;
export type ShootRuleId = (typeof SHOOT_RULE_IDS)[number];

/** What a person costs in a slot, in fen: the pay to offer on each day, the most of the band for a pin that passes it. */
export function labourFen(market: Market, slot: number, person: number): number {
  const { slots } = market;
  const days = slots.dayStart[slot + 1]! - slots.dayStart[slot]!;
  return (offerOf(market, slot, person) ?? slots.payHighFen[slot]!) * days;
}

/** How a person in a slot counts for its crew: 1 for a trainee, less the trainees that an experienced one looks after. */
export function traineeCount(market: Market, slot: number, person: number): number {
  const level = levelOf(market.people, person, market.slots.role[slot]!);
  if (level === 1) return 1;
  return level >= EXPERIENCED_LEVEL ? -market.shoots.traineesPerExperienced[market.slots.shoot[slot]!]! : 0;
}

type Count = (slot: number, person: number) => number;

/** Whether what a plan chooses stays within what pins leave of `most`; they may leave nothing, but never less. */
function within(market: Market, holders: ReadonlyMap<number, number>, most: number, count: Count): boolean {
  let room = most;
  let used = 0;
  for (const [slot, person] of holders) {
    if (market.slots.pinned[slot]! >= 0) room -= count(slot, person);
    else used += count(slot, person);
  }
  return used <= Math.max(0, room);
}

function keepsCap(market: Market, shoot: number, holders: ReadonlyMap<number, number>): boolean {
  const cap = market.shoots.labourCapFen[shoot]!;
  return cap < 0 || within(market, holders, cap, (slot, person) => labourFen(market, slot, person));
}

function keepsTrainees(market: Market, slot: number, holders: ReadonlyMap<number, number>): boolean {
  const { crews, shoots } = market;
  const crew = crews.ofSlot[slot]!;
  if (crew < 0) return true;
  const shoot = crews.shoot[crew]!;
  let most = 0;
  for (let entry = shoots.staffStart[shoot]!; entry < shoots.staffStart[shoot + 1]!; entry++) {
    if (shoots.staffDepartment[entry] !== crews.department[crew]) continue;
    most += shoots.traineesPerExperienced[shoot]! * shoots.staffExperienced[entry]! - shoots.staffTrainees[entry]!;
  }
  const count: Count = (other, person) => (crews.ofSlot[other] === crew ? traineeCount(market, other, person) : 0);
  return within(market, holders, most, count);
}

function keepsBans({ pairBans }: Market, person: number, holders: ReadonlyMap<number, number>): boolean {
  const around = new Set(holders.values());
  for (let k = 0; k < pairBans.length; k += 2) {
    const [a, b] = [pairBans[k]!, pairBans[k + 1]!];
    if ((a === person && around.has(b)) || (b === person && around.has(a))) return false;
  }
  return true;
}

/**
 * The rule across its shoot that a plan would break with this person in this slot, in the place of whoever has it;
 * `null` when it would keep all.
 */
export function brokenShootRule(
  market: Market,
  slot: number,
  person: number,
  { personOfSlot }: MarketPlan,
): ShootRuleId | null {
  const shoot = market.slots.shoot[slot]!;
  const holders = new Map<number, number>();
  for (const other of slotsOfShoot(market, shoot)) {
    const holder = personOfSlot[other]!;
    if (other !== slot && holder >= 0 && holder !== person) holders.set(other, holder);
  }
  if (!keepsBans(market, person, holders)) return 'pairBan';
  holders.set(slot, person);
  if (!keepsCap(market, shoot, holders)) return 'labourCap';
  return keepsTrainees(market, slot, holders) ? null : 'trainees';
}
