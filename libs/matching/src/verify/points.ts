import type { Market } from '../market/market';
import { MAX_LEVEL } from '../matching-input';
import { bookingsOf, byDay, clash, Job, slotJob } from './calendar';
import { contains } from './lists';
import { levelFor, wayFromHome } from './pair';

const WHOLE_RECORD = 1_000;

/** `part` of `whole` of a weight, what does not come to a point dropped; exact, since all products are below 2^53. */
function partOf(weight: number, part: number, whole: number): number {
  if (part <= 0) return 0;
  const product = weight * part;
  return (product - (product % whole)) / whole;
}

function levelFit(market: Market, slot: number, person: number): number {
  const { slots, people, weights } = market;
  const most = MAX_LEVEL - 1;
  const entry = slots.entryLevel[slot] === 1;
  if (entry && people.newcomer[person] === 1) return weights.levelFit;
  let wanted = entry ? 1 : slots.minLevel[slot]!;
  if (slots.headOfDepartment[slot] === 1) wanted = MAX_LEVEL;
  const level = levelFor(market, slot, person);
  return partOf(weights.levelFit, most - Math.abs(level - wanted), most);
}

function payFit({ slots, people, weights }: Market, slot: number, person: number): number {
  const [low, high] = [slots.payLowFen[slot]!, slots.payHighFen[slot]!];
  const floor = people.payFloorFen[person]!;
  return floor <= low ? weights.payFit : partOf(weights.payFit, high - floor, high - low);
}

/** Points that all slots of one role, base, level, pay band, bed and wished-for skills give a person alike. */
export function kindPoints(market: Market, slot: number, person: number): number {
  const { slots, weights } = market;
  const minutes = wayFromHome(market, slot, person);
  const zero = weights.distanceZeroMinutes;
  const sleeps = slots.bed[slot] === 1 || minutes < weights.bedFromMinutes;
  return (
    levelFit(market, slot, person) +
    payFit(market, slot, person) +
    partOf(weights.distance, zero - minutes, zero) +
    (sleeps ? weights.bed : 0) +
    skillPoints(market, slot, person)
  );
}

/** Points that a person brings wherever she works: fairness and record. */
export function personPoints({ people, weights }: Market, person: number): number {
  const zero = weights.fairnessZeroDays;
  const record = people.record[person]! < 0 ? WHOLE_RECORD / 2 : people.record[person]!;
  return (
    partOf(weights.fairness, zero - people.paidDaysLast30[person]!, zero) + partOf(weights.record, record, WHOLE_RECORD)
  );
}

/** Points for the wished-for skills that she has; none where none are wished for. */
export function skillPoints({ slots, people, weights }: Market, slot: number, person: number): number {
  const [from, to] = [slots.skillStart[slot]!, slots.skillStart[slot + 1]!];
  if (from === to) return 0;
  let met = 0;
  for (let entry = from; entry < to; entry++) {
    const skill = slots.skill[entry]!;
    if (contains(people.skill, people.skillStart[person]!, people.skillStart[person + 1]!, skill)) met += 1;
  }
  return partOf(weights.skill, met, to - from);
}

/** Points for having worked with the team that hires. */
export function teamPoints({ slots, people, weights }: Market, slot: number, person: number): number {
  const team = slots.team[slot]!;
  if (team < 0) return 0;
  const [from, to] = [people.workedStart[person]!, people.workedStart[person + 1]!];
  return contains(people.workedTeam, from, to, team) ? weights.together : 0;
}

/** Points for having applied to the slot's posting, or else for standing on its reserve list. */
export function listPoints({ postings, slots, weights }: Market, slot: number, person: number): number {
  const posting = slots.posting[slot]!;
  const on = (list: Int32Array, start: Int32Array): boolean =>
    contains(list, start[posting]!, start[posting + 1]!, person);
  if (on(postings.appliedPerson, postings.appliedStart)) return weights.applied;
  return on(postings.reservePerson, postings.reserveStart) ? weights.reserve : 0;
}

/** Points of a person in a slot, whatever else a plan gives her: all terms but first job and chain. */
export function pairPoints(market: Market, slot: number, person: number): number {
  return (
    kindPoints(market, slot, person) +
    personPoints(market, person) +
    teamPoints(market, slot, person) +
    listPoints(market, slot, person)
  );
}

/** Points for a first job, once a person. */
export function firstJobPoints({ people, weights }: Market, person: number): number {
  return people.newcomer[person] === 1 ? weights.firstJob : 0;
}

/** Points for so many idle days between two jobs: `chainDay` for each that is missing to `chainZeroDays`. */
export function chainPoints({ weights }: Market, idleDays: number): number {
  const missing = weights.chainZeroDays - Math.max(0, idleDays);
  return missing <= 0 ? 0 : weights.chainDay * missing;
}

/** Chain points of all jobs of a person; each is counted from the latest day on which one before it ends. */
export function chainOf(market: Market, jobs: readonly Job[]): number {
  let points = 0;
  let end: number | null = null;
  for (const job of [...jobs].sort(byDay)) {
    if (end !== null) points += chainPoints(market, job.first - end - 1);
    end = end === null ? job.last : Math.max(end, job.last);
  }
  return points;
}

/** All terms of a person in a slot as if a plan gave her nothing else, beside her bookings that do not clash with it. */
export function soloPoints(market: Market, slot: number, person: number): number {
  const job = slotJob(market, slot);
  const others = bookingsOf(market, person).filter((booking) => !clash(job, booking));
  const chain = chainOf(market, [...others, job]) - chainOf(market, others);
  return pairPoints(market, slot, person) + firstJobPoints(market, person) + chain;
}
