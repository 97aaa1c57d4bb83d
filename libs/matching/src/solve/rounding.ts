import type { PairPool } from './pair-pool';
import type { PlanState } from './plan-state';
import type { Sweeper } from './sweep';
import type { Thresholds } from './thresholds';

/**
 * Turns people's best schedules at prices into a plan: a slot goes to those who would pay the most for it, everybody
 * else goes without. What stays open is for the improver.
 */
export function roundSchedules(
  parts: { pool: PairPool; sweeper: Sweeper; heard: Thresholds },
  price: Int32Array,
  plan: PlanState,
): void {
  const { pool, sweeper, heard } = parts;
  const people = pool.personStart.length - 1;
  const { items } = sweeper.schedule;
  for (let person = 0; person < people; person++) {
    if (!sweeper.solve(pool, price, person)) continue;
    const from = pool.personStart[person]!;
    let entry = from;
    for (const item of sweeper.schedule.chosen) {
      const group = items.group[item]!;
      while (pool.personGroup[entry]! !== group) entry += 1;
      if (sweeper.schedule.threshold(item, price[group]!) < heard.winning(group)) continue;
      const unit = plan.openUnit(group);
      if (unit < 0 || clashes(plan, person, group)) continue;
      plan.assign(unit, person, pool.personPoints[entry]!);
      // Trainees may come before those who would look after them; then they wait for the improver.
      if (plan.sides !== null && plan.sides.broken > 0) plan.release(unit);
    }
  }
}

/** Whether a group cannot stand beside a person's other jobs. */
export function clashes(plan: PlanState, person: number, group: number): boolean {
  for (let unit = plan.head(person); unit >= 0; unit = plan.after(unit)) {
    if (plan.clash(plan.groupOf[unit]!, group)) return true;
  }
  return !plan.allows(person, group);
}
