import { POINT_PARTS } from '../plan';
import { fillMore, improve, polish } from './improve';
import { knob, turn } from './knob';
import { Priced, priced, ShootPrices } from './priced';
import { repair } from './repair';
import type { ShootProblem } from './shoot-problem';
import { ShootPlan } from './shoot-plan';

/** What a search starts from. */
export interface SearchStart {
  readonly prices: ShootPrices;
  /** First steps of the labour price and of trainee prices, in parts. */
  readonly labourStep: number;
  readonly traineeStep: number;
  /** As many slots should be filled; then what a filled slot is worth is a price as well. */
  readonly filled?: number;
  readonly rounds: number;
  /** No plan fills more slots. */
  readonly most: number;
  /** The search may stop at so small a gap, in parts. */
  readonly enough: number;
}

/** The best that a search has seen. */
export interface Found {
  plan: ShootPlan | null;
  bound: Priced;
}

/** What a bound says of plans that fill `filled` slots, in parts of their score. */
export function scoreBound({ dual, prices }: Pick<Priced, 'dual' | 'prices'>, filled: number): number {
  return dual - prices.openPenalty * POINT_PARTS * filled;
}

/** A plan near the best assignment at some prices that keeps the rules. */
function planNear(problem: ShootProblem, at: Priced): ShootPlan | null {
  const plan = new ShootPlan(problem, at.solution.entryOfRow);
  if (!plan.keepsRules() && !repair(plan, at, true)) return null;
  polish(plan);
  return plan;
}

/**
 * Moves the prices of what a shoot's slots share towards those at which no more is used than there is, each by steps
 * that grow while its direction holds and shrink when it turns; keeps the closest bound and the best plan near any of
 * the assignments on the way.
 */
export function searchPrices(problem: ShootProblem, start: SearchStart, found: Found): void {
  const { rules } = problem;
  const labour = knob(start.prices.labour, start.labourStep);
  const trainees = start.prices.trainee.map((price) => knob(price, start.traineeStep));
  const filled = start.filled ?? -1;
  const open = knob(start.prices.openPenalty, Math.max(1, Math.round(start.prices.openPenalty / 4)));
  for (let round = 0; round < start.rounds; round++) {
    const at = priced(problem, {
      openPenalty: open.value,
      labour: labour.value,
      trainee: trainees.map(({ value }) => value),
    });
    const count = filled >= 0 ? filled : at.filled;
    if (scoreBound(at, count) < scoreBound(found.bound, count)) found.bound = at;
    const plan = planNear(problem, at);
    if (plan?.beats(found.plan)) {
      improve(plan, at, 2);
      found.plan = plan;
    }
    if (found.plan) {
      const gap = scoreBound(found.bound, found.plan.filled) - found.plan.score * POINT_PARTS;
      if (gap <= start.enough) return;
    }
    if (rules.labourFen !== Infinity) turn(labour, at.fen - rules.labourFen);
    trainees.forEach((each, crew) => turn(each, at.trainees[crew]! - rules.traineeRoom[crew]!));
    if (filled >= 0) turn(open, filled - at.filled);
  }
}

/** A last, longer look for a better plan around the best bound. */
export function finishPlan(problem: ShootProblem, found: Found, most: number): void {
  let plan = found.plan ?? new ShootPlan(problem, new Int32Array(problem.rows).fill(-1));
  if (plan.filled < most) plan = fillMore(plan, found.bound);
  plan = plan.copy();
  improve(plan, found.bound, 20);
  if (plan.beats(found.plan)) found.plan = plan;
}
