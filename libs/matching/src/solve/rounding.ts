import { POINT_PARTS } from '../plan';
import { MOST_OFTEN, PairPool } from './pair-pool';
import type { PlanState } from './plan-state';
import type { Sweeper } from './sweep';

const NONE = -1;

/** Parts that a pair gains which was always in its person's best schedule of late. */
const LOYALTY = 60 * POINT_PARTS;

/**
 * Turns people's best schedules at prices into a plan. The mean of the schedules of many steps of a price search comes
 * near to a fractional optimum (F. Barahona and R. Anbil, "The volume algorithm", Mathematical Programming 87 (2000)),
 * so those people come first whose mean is the most decided, and each takes, of what those before her have left, the
 * schedule that is best with a bonus for what she had most often. What stays open is for the improver.
 */
export function roundSchedules(pool: PairPool, sweeper: Sweeper, price: Int32Array, plan: PlanState): void {
  const { personStart, personGroup, personPoints, personOften } = pool;
  const { schedule } = sweeper;
  const { items } = schedule;
  const wanted = (group: number, pair: number): number =>
    plan.openUnit(group) === NONE ? -Infinity : Math.floor((LOYALTY * personOften[pair]!) / MOST_OFTEN);
  const order = byDecision(pool);
  const early: number[] = [];
  const give = (person: number): void => {
    if (!sweeper.solve(pool, price, person, wanted)) return;
    let pair = personStart[person]!;
    for (const item of schedule.chosen) {
      const group = items.group[item]!;
      while (personGroup[pair]! !== group) pair += 1;
      if (clashes(plan, person, group)) continue;
      const unit = plan.openUnit(group);
      plan.assign(unit, person, personPoints[pair]!);
      if (plan.sides === null || plan.sides.broken === 0) continue;
      plan.release(unit);
      early.push(person);
    }
  };
  order.forEach(give);
  // Trainees may come before those who look after them; they have another turn.
  new Set(early.splice(0)).forEach(give);
}

/** Everybody who has pairs, those first who have had one of them the most often, equal ones in order. */
function byDecision({ personStart, personOften }: PairPool): Int32Array {
  const lists: number[][] = Array.from({ length: MOST_OFTEN + 1 }, () => []);
  for (let person = 0; person + 1 < personStart.length; person++) {
    const [from, to] = [personStart[person]!, personStart[person + 1]!];
    let most = 0;
    for (let pair = from; pair < to; pair++) most = Math.max(most, personOften[pair]!);
    if (to > from) lists[most]!.push(person);
  }
  return Int32Array.from(lists.reverse().flat());
}

/** Whether a group cannot stand beside a person's other jobs. */
export function clashes(plan: PlanState, person: number, group: number): boolean {
  for (let unit = plan.head(person); unit !== NONE; unit = plan.after(unit)) {
    if (plan.clash(plan.groupOf[unit]!, group)) return true;
  }
  return !plan.allows(person, group);
}
