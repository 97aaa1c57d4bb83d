import { minutesBetween, type Market } from '../../libs/matching/src/market/market';
import type { MarketPlan } from '../../libs/matching/src/plan';
import { chainPoints } from '../../libs/matching/src/score/chain.term';
import { TERM_LIST } from '../../libs/matching/src/score/registry';

/** How much of a group of slots is filled. */
export interface FillShare {
  readonly name: string;
  readonly slots: number;
  readonly filled: number;
}

/** What a plan is worth to those concerned. */
export interface PlanMetrics {
  /** `PlanValue` of the plan, in points. */
  readonly value: number;
  /** The value without the points for filling. */
  readonly score: number;
  readonly slots: number;
  readonly filled: number;
  readonly open: number;
  /** Mean idle days between two jobs of a person of which at least one is the plan's. */
  readonly idleDays: number;
  /** Mean minutes from home to the base, by filled slot. */
  readonly travelMinutes: number;
  /** Newcomers with a job. */
  readonly newcomers: number;
  /** Gini coefficient of paid days of the last 30 and of the plan, over all people: 0 when all have the same. */
  readonly gini: number;
}

/** The Gini coefficient of numbers that are not negative; 0 for none or only zeros. */
export function giniOf(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  let [sum, weighted] = [0, 0];
  sorted.forEach((value, k) => {
    sum += value;
    weighted += value * (k + 1);
  });
  return sum === 0 ? 0 : (2 * weighted) / (sorted.length * sum) - (sorted.length + 1) / sorted.length;
}

const PAIR_TERMS = TERM_LIST.filter(({ scope }) => scope !== 'plan');

interface Job {
  readonly first: number;
  readonly last: number;
  readonly planned: boolean;
}

/** Her jobs in order, bookings and pins among them, and chain and idle days between them. */
function chainsOf(market: Market, jobs: readonly Job[]): { points: number; idle: number; gaps: number } {
  const sorted = [...jobs].sort((a, b) => a.first - b.first || a.last - b.last);
  let [points, idle, gaps] = [0, 0, 0];
  for (let k = 1; k < sorted.length; k++) {
    const days = sorted[k]!.first - sorted[k - 1]!.last - 1;
    points += chainPoints(market.weights, days);
    if (!sorted[k]!.planned && !sorted[k - 1]!.planned) continue;
    idle += days;
    gaps += 1;
  }
  return { points, idle, gaps };
}

function slotsByPerson({ people }: Market, { personOfSlot }: MarketPlan): Map<number, number[]> {
  const held = new Map<number, number[]>();
  personOfSlot.forEach((person, slot) => {
    if (person < 0) return;
    if (person >= people.count) throw new Error(`slot ${slot}: nobody has the number ${person}`);
    held.set(person, [...(held.get(person) ?? []), slot]);
  });
  return held;
}

function bookingsOf({ people }: Market, person: number): Job[] {
  const jobs: Job[] = [];
  for (let entry = people.bookingStart[person]!; entry < people.bookingStart[person + 1]!; entry++) {
    jobs.push({ first: people.bookingFirst[entry]!, last: people.bookingLast[entry]!, planned: false });
  }
  return jobs;
}

/** All measures of a plan, worked out anew from the market's facts. */
export function planMetrics(market: Market, plan: MarketPlan): PlanMetrics {
  const { slots, people, weights } = market;
  const paidDays = Float64Array.from(people.paidDaysLast30);
  let [value, placed, filled, minutes, idle, gaps, newcomers] = [0, 0, 0, 0, 0, 0, 0];
  for (const [person, held] of slotsByPerson(market, plan)) {
    const own = held.filter((slot) => slots.pinned[slot]! < 0);
    const jobs = held.map((slot) => ({
      first: slots.first[slot]!,
      last: slots.last[slot]!,
      planned: own.includes(slot),
    }));
    const fixed = [...bookingsOf(market, person), ...jobs.filter(({ planned }) => !planned)];
    const chains = chainsOf(market, [...fixed, ...jobs.filter(({ planned }) => planned)]);
    value += chains.points - chainsOf(market, fixed).points;
    idle += chains.idle;
    gaps += chains.gaps;
    for (const slot of held) {
      paidDays[person]! += slots.dayStart[slot + 1]! - slots.dayStart[slot]!;
      minutes += minutesBetween(market, people.homeBase[person]!, slots.base[slot]!);
    }
    for (const slot of own) for (const term of PAIR_TERMS) value += term.points(market, slot, person);
    filled += held.length;
    placed += own.length;
    if (people.newcomer[person] !== 1) continue;
    newcomers += 1;
    if (own.length === held.length) value += weights.firstJob;
  }
  return {
    value: value + placed * weights.filled,
    score: value,
    slots: slots.count,
    filled,
    open: slots.count - filled,
    idleDays: gaps === 0 ? 0 : idle / gaps,
    travelMinutes: filled === 0 ? 0 : minutes / filled,
    newcomers,
    gini: giniOf(paidDays),
  };
}

/** Filled slots by a column of the slots, in the order of the names. */
export function fillBy(column: Int32Array, names: readonly string[], { personOfSlot }: MarketPlan): FillShare[] {
  const slots = names.map(() => 0);
  const filled = names.map(() => 0);
  column.forEach((at, slot) => {
    slots[at]! += 1;
    if (personOfSlot[slot]! >= 0) filled[at]! += 1;
  });
  return names.map((name, k) => ({ name, slots: slots[k]!, filled: filled[k]! })).filter((share) => share.slots > 0);
}
