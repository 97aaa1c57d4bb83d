import type { Market } from '../market/market';
import type { MarketPlan, MarketPrices } from '../plan';
import { RULE_LIST } from '../rule/registry';
import { pointsBesidePlan } from '../score/registry';
import { fitsPins } from './pair-pool';
import type { PlanState } from './plan-state';
import type { Groups, Problem } from './problem';
import { clashes } from './rounding';

const NOBODY: ReadonlyMap<number, number> = new Map();

/**
 * Prices of an earlier solve by group, and which groups had one; one that had none has the mean of its role, at its base
 * if it can be.
 */
export function carriedPrices(
  { slots }: Market,
  groups: Groups,
  start: MarketPrices,
): { readonly price: Int32Array; readonly known: readonly boolean[] } {
  const sums = new Map<string, { sum: number; count: number }>();
  const keysOf = (slot: number): string[] => [`${slots.role[slot]} ${slots.base[slot]}`, `${slots.role[slot]}`];
  for (let slot = 0; slot < slots.count; slot++) {
    if (!(start.slot[slot]! >= 0)) continue;
    for (const key of keysOf(slot)) {
      const mean = sums.get(key) ?? { sum: 0, count: 0 };
      sums.set(key, { sum: mean.sum + start.slot[slot]!, count: mean.count + 1 });
    }
  }
  const price = new Int32Array(groups.count);
  const known = Array.from(price, (_, group) => {
    const slot = groups.slot[groups.unitStart[group]!]!;
    if (start.slot[slot]! >= 0) {
      price[group] = start.slot[slot]!;
      return true;
    }
    const mean = keysOf(slot)
      .map((key) => sums.get(key))
      .find((each) => each !== undefined);
    price[group] = mean ? Math.round(mean.sum / mean.count) : 0;
    return false;
  });
  return { price, known };
}

/** Puts into an empty plan what of an earlier one still keeps the rules. */
export function carryPlan(market: Market, problem: Problem, { personOfSlot }: MarketPlan, plan: PlanState): void {
  for (let unit = 0; unit < plan.holder.length; unit++) {
    const slot = problem.groups.slot[unit]!;
    const group = plan.groupOf[unit]!;
    const person = personOfSlot[slot]!;
    if (!(person >= 0 && person < market.people.count)) continue;
    if (clashes(plan, person, group) || !fitsPins(problem, person, group)) continue;
    if (!RULE_LIST.every((rule) => rule.holds(market, slot, person, NOBODY))) continue;
    plan.assign(unit, person, pointsBesidePlan(market, slot, person));
    if (plan.sides !== null && plan.sides.broken > 0) plan.release(unit);
  }
}
