import { bases, DEFAULT_GAP_POLICY, travelMinutes } from '@callboard/domain';
import type { MatchingInput, MatchingWeights, PersonInput, SlotInput } from '@callboard/matching';
import { DEFAULT_WEIGHTS } from '../../libs/matching/src/weights';
import { Draws } from './draws';

/** Markets without a story: sizes and tightness are exact, so that figures of other solvers can stand beside ours. */
interface Shape {
  readonly slots: number;
  readonly people: number;
  readonly roles: number;
  /** Roles a person: 1 to this. */
  readonly mostRoles: number;
  readonly bases: number;
  /** Starts lie on so many days. */
  readonly startDays: number;
  /** Days of a slot, from and to. */
  readonly length: readonly [from: number, to: number];
  /** Share of people who are free on a part of the days only. */
  readonly partlyFree: number;
}

const SLOTS_PER_SHOOT = 20;
const LAST_DAY = 63;

function padded(value: number): string {
  return String(value).padStart(5, '0');
}

function slotOf(seed: number, index: number, shape: Shape): SlotInput {
  const shoot = Math.floor(index / SLOTS_PER_SHOOT);
  const crew = new Draws(seed, 1, shoot);
  const own = new Draws(seed, 2, index);
  const [from, to] = shape.length;
  const first = crew.below(shape.startDays);
  const length = from + crew.below(to - from + 1);
  const base = crew.below(shape.bases);
  const low = 30_000 + 1_000 * own.below(20);
  return {
    id: `slot-${padded(index)}`,
    posting: `posting-${padded(index)}`,
    shoot: `shoot-${padded(shoot)}`,
    role: `role-${padded(own.below(shape.roles))}`,
    minLevel: 1 + own.below(2),
    base,
    days: Array.from({ length }, (_, k) => first + k),
    first,
    last: first + length - 1,
    payLowFen: low,
    payHighFen: low + 30_000,
    entryLevel: false,
    headOfDepartment: false,
    nightRun: crew.below(5),
    excludedPeople: [],
  };
}

function personOf(seed: number, index: number, shape: Shape): PersonInput {
  const draws = new Draws(seed, 3, index);
  const held = new Set<number>();
  for (let count = 1 + draws.below(shape.mostRoles); count > 0; count--) held.add(draws.below(shape.roles));
  const from = draws.chance(shape.partlyFree) ? draws.below(30) : 0;
  const to = draws.chance(shape.partlyFree) ? 30 + draws.below(LAST_DAY - 29) : LAST_DAY;
  return {
    id: `person-${padded(index)}`,
    homeBase: draws.below(shape.bases),
    roles: [...held].map((role) => ({ role: `role-${padded(role)}`, level: 2 + draws.below(3) })),
    maxTravelMinutes: 1_000,
    payFloorFen: 20_000 + 1_000 * draws.below(30),
    free: [[from, to]],
    preferNot: [],
    bookings: [],
    paidDaysLast30: draws.below(26),
    newcomer: false,
    record: 700 + draws.below(301),
  };
}

function inputOf(seed: number, shape: Shape, weights: MatchingWeights): MatchingInput {
  const places = bases.slice(0, shape.bases);
  return {
    firstDay: 0,
    people: Array.from({ length: shape.people }, (_, index) => personOf(seed, index, shape)),
    slots: Array.from({ length: shape.slots }, (_, index) => slotOf(seed, index, shape)),
    applications: [],
    travelMinutes: places.map((from) => places.map((to) => travelMinutes(from.id, to.id))),
    gapPolicy: DEFAULT_GAP_POLICY,
    weights,
  };
}

/**
 * The market of the measures H and B4: as many roles as leave each slot about `k` people who can take it. Without the
 * terms of a whole plan (chains, first jobs) its value is a sum over pairs, so that a linear program can state it.
 */
export function thirtyCandidates(
  seed: number,
  slots = 2_000,
  people = 6_000,
  k = 30,
  weights: MatchingWeights = { ...DEFAULT_WEIGHTS, chainDay: 0, firstJob: 0 },
): MatchingInput {
  // A person holds two of the roles on the average, less a few drawn twice.
  const roles = Math.max(2, Math.round((2 * people) / k));
  const shape = { slots, people, roles, mostRoles: 3, bases: 6, startDays: 50, partlyFree: 0 };
  return inputOf(seed, { ...shape, length: [5, 12] }, weights);
}

/** The market of B12: three slots for each person within six weeks, each with dozens of people who could take it. */
export function tightSynthetic(
  seed: number,
  slots = 2_000,
  people = 700,
  weights: MatchingWeights = DEFAULT_WEIGHTS,
): MatchingInput {
  const shape = { slots, people, roles: 25, mostRoles: 3, bases: 6, startDays: 40, partlyFree: 0.3 };
  return inputOf(seed, { ...shape, length: [5, 12] }, weights);
}
