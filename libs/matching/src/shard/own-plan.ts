import { GrowingInts } from '../market/growing';
import { makePoolByPerson, PairPool } from '../solve/pair-pool';
import { PlanSearch } from '../solve/plan-search';
import { PlanState } from '../solve/plan-state';
import type { Groups, Problem } from '../solve/problem';
import type { Claims, PlanTask } from './shard-message';

const NONE = -1;
/** Work of a turn of shaking at most, in looks at every pair. */
const SHAKEN_PAIRS = 10;
/** A round that gains less than this part of the plan's value was the last. */
const LITTLE = 20_000;

/** The groups with no more units than these people may use: open ones, and those that they hold. */
function ownUnits(groups: Groups, held: PlanTask['held'], isOwn: (person: number) => boolean): Groups {
  if (held === null) return groups;
  const unitStart = new Int32Array(groups.count + 1);
  const slot: number[] = [];
  for (let group = 0; group < groups.count; group++) {
    for (let unit = groups.unitStart[group]!; unit < groups.unitStart[group + 1]!; unit++) {
      const person = held.person[unit]!;
      if (person === NONE || isOwn(person)) slot.push(groups.slot[unit]!);
    }
    unitStart[group + 1] = slot.length;
  }
  return { ...groups, unitStart, slot: Int32Array.from(slot) };
}

/** The pairs of groups that have a unit to use. */
function usefulPairs(pool: PairPool, { unitStart, count: groupCount }: Groups): PairPool {
  const people = pool.personStart.length - 1;
  const count = new Int32Array(people);
  const [other, points, often] = [new GrowingInts(), new GrowingInts(), new GrowingInts()];
  for (let person = 0; person < people; person++) {
    for (let pair = pool.personStart[person]!; pair < pool.personStart[person + 1]!; pair++) {
      const group = pool.personGroup[pair]!;
      if (unitStart[group] === unitStart[group + 1]) continue;
      count[person]! += 1;
      other.push(group);
      points.push(pool.personPoints[pair]!);
      often.push(pool.personOften[pair]!);
    }
  }
  const kept = makePoolByPerson([{ count, other: other.view(), points: points.view() }], groupCount);
  kept.personOften.set(often.view());
  return kept;
}

function claimsOf(plan: PlanState, from: number): Claims {
  const units = Array.from(plan.holder.keys()).filter((unit) => plan.holder[unit] !== NONE);
  return {
    group: Int32Array.from(units, (unit) => plan.groupOf[unit]!),
    person: Int32Array.from(units, (unit) => from + plan.holder[unit]!),
    points: Int32Array.from(units, (unit) => plan.points[unit]!),
  };
}

/**
 * A plan for the people of one shard as if there were no others: out of their best schedules when there is none yet, else
 * a better one than they have, with the units that are open and their own. Two shards may claim the same unit; a person
 * has one shard, so nobody is claimed twice.
 * @param best parts of each person's best schedule at the price
 * @param from index in the whole market of the shard's first person
 */
export function ownPlan(
  at: { readonly problem: Problem; readonly pool: PairPool; readonly price: Int32Array },
  best: Float64Array,
  from: number,
  task: PlanTask,
): Claims & { readonly work: number } {
  const isOwn = (person: number): boolean => person >= from && person < from + best.length;
  const groups = ownUnits(at.problem.groups, task.held, isOwn);
  const problem = { ...at.problem, groups };
  const pool = task.held === null ? at.pool : usefulPairs(at.pool, groups);
  const plan = new PlanState(problem, best.length);
  const search = new PlanSearch({ problem, pool, price: at.price, charges: undefined }, plan, task.number);
  if (task.held === null) search.round();
  else {
    const { person, points } = task.held;
    const whole = at.problem.groups;
    for (let group = 0; group < whole.count; group++) {
      for (let unit = whole.unitStart[group]!; unit < whole.unitStart[group + 1]!; unit++) {
        if (!isOwn(person[unit]!)) continue;
        plan.assign(plan.openUnit(group), person[unit]! - from, points[unit]!);
      }
    }
  }
  let value = search.value();
  for (let round = 0; round < task.rounds; round++) {
    const gained = search.adoptBest(best);
    value += gained;
    if (gained < value / LITTLE) break;
  }
  for (let turn = 0; turn < task.shakes; turn++) search.shake(best, turn, SHAKEN_PAIRS * pool.groupPerson.length);
  return { ...claimsOf(plan, from), work: search.takeWork() };
}
