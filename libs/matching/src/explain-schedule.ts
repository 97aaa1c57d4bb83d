import { gapDaysBetween } from '@callboard/domain';
import { Market, minutesBetween } from './market/market';
import type { MarketPlan } from './plan';
import { bookedDays, limitedDays } from './rule/day-limit.rule';
import { chainPoints } from './score/chain.term';
import { TERM_LIST } from './score/registry';

/** What makes it impossible for a person to hold two slots. */
export type SlotConflict = 'sameShoot' | 'overlap' | 'gap' | 'dayLimit';

/** The slots of each person in a plan, pinned ones among them: entries `start[p]` to `start[p + 1]`, ascending. */
export interface PlanSchedules {
  readonly start: Int32Array;
  readonly slot: Int32Array;
}

/** Lays a plan out by person. */
export function schedulesOf({ people, slots }: Market, { personOfSlot }: MarketPlan): PlanSchedules {
  const start = new Int32Array(people.count + 1);
  for (const person of personOfSlot) if (person >= 0) start[person + 1]! += 1;
  for (let person = 0; person < people.count; person++) start[person + 1]! += start[person]!;
  const next = start.slice();
  const slot = new Int32Array(start[people.count]!);
  for (let s = 0; s < slots.count; s++) {
    const person = personOfSlot[s]!;
    if (person < 0) continue;
    slot[next[person]!] = s;
    next[person]! += 1;
  }
  return { start, slot };
}

/** The slots of a person. */
export function heldBy({ start, slot }: PlanSchedules, person: number): number[] {
  return [...slot.subarray(start[person]!, start[person + 1]!)];
}

function isPinned({ slots }: Market, slot: number): boolean {
  return slots.pinned[slot]! >= 0;
}

/** Whether the rest and travel days between two slots fit, `before` ending first. */
function gapFits(market: Market, before: number, after: number): boolean {
  const { slots } = market;
  const workDays = slots.last[before]! - slots.first[before]! + 1;
  const travelMinutes = minutesBetween(market, slots.base[before]!, slots.base[after]!);
  const needed = gapDaysBetween({ workDays, nightRun: slots.nightRun[before]!, travelMinutes }, market.gapPolicy);
  return slots.first[after]! - slots.last[before]! - 1 >= needed;
}

function conflictBetween(market: Market, a: number, b: number): SlotConflict | null {
  const { slots } = market;
  if (slots.shoot[a] === slots.shoot[b]) return 'sameShoot';
  if (slots.first[a]! <= slots.last[b]! && slots.first[b]! <= slots.last[a]!) return 'overlap';
  const [before, after] = slots.first[a]! < slots.first[b]! ? [a, b] : [b, a];
  return gapFits(market, before, after) ? null : 'gap';
}

/** A slot that a person would have to give up for another. */
export interface Conflict {
  readonly slot: number;
  readonly conflict: SlotConflict;
}

/**
 * Which of the slots that a person holds stand in the way of another: those that clash with it, and where her limit of
 * days would still be passed the least worthy of the rest, as many as it takes.
 */
export function conflictsOf(market: Market, person: number, slot: number, held: readonly number[]): Conflict[] {
  const conflicts: Conflict[] = [];
  const kept: number[] = [];
  for (const other of held) {
    const conflict = conflictBetween(market, other, slot);
    if (conflict) conflicts.push({ slot: other, conflict });
    else kept.push(other);
  }
  const limit = market.people.limitDays[person]!;
  const own = limitedDays(market, slot, person);
  if (limit < 0 || own === 0) return conflicts;
  const daysOf = (other: number): number => limitedDays(market, other, person);
  let days = bookedDays(market, person) + own + kept.reduce((sum, other) => sum + daysOf(other), 0);
  // Pinned slots go last: no plan can give them up.
  const rank = (other: number): number => (isPinned(market, other) ? Infinity : slotValue(market, other, person));
  const cheapest = kept.filter((other) => daysOf(other) > 0).sort((a, b) => rank(a) - rank(b) || a - b);
  for (const other of cheapest) {
    if (days <= limit) break;
    conflicts.push({ slot: other, conflict: 'dayLimit' });
    days -= daysOf(other);
  }
  return conflicts;
}

/** Points that a filled slot gives with a person, without those that depend on what else she does. */
export function slotValue(market: Market, slot: number, person: number): number {
  let points = market.weights.filled;
  for (const term of TERM_LIST) if (term.scope !== 'plan') points += term.points(market, slot, person);
  return points;
}

interface Job {
  readonly first: number;
  readonly last: number;
}

/** Chain points of jobs; bookings may overlap one another, so the last day worked so far counts. */
function chainOf({ weights }: Market, jobs: readonly Job[]): number {
  const sorted = [...jobs].sort((a, b) => a.first - b.first || a.last - b.last);
  let points = 0;
  let lastDay = sorted[0]?.last ?? 0;
  for (const job of sorted.slice(1)) {
    points += chainPoints(weights, job.first - lastDay - 1);
    lastDay = Math.max(lastDay, job.last);
  }
  return points;
}

/**
 * Points that a person brings to a plan by the slots she holds, as `PlanValue` counts them: filled slots and their terms,
 * a first job once, the chain points of all her jobs less those that she has without the plan.
 */
export function scheduleValue(market: Market, person: number, held: readonly number[]): number {
  const { people, slots, weights } = market;
  const jobOf = (slot: number): Job => ({ first: slots.first[slot]!, last: slots.last[slot]! });
  const fixed: Job[] = held.filter((slot) => isPinned(market, slot)).map(jobOf);
  const pinned = fixed.length > 0;
  for (let entry = people.bookingStart[person]!; entry < people.bookingStart[person + 1]!; entry++) {
    fixed.push({ first: people.bookingFirst[entry]!, last: people.bookingLast[entry]! });
  }
  const chosen = held.filter((slot) => !isPinned(market, slot));
  const first = people.newcomer[person] === 1 && !pinned && chosen.length > 0 ? weights.firstJob : 0;
  const chain = chainOf(market, [...fixed, ...chosen.map(jobOf)]) - chainOf(market, fixed);
  return chosen.reduce((sum, slot) => sum + slotValue(market, slot, person), first + chain);
}
