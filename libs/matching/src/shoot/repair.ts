import { POINT_PARTS } from '../plan';
import type { Priced } from './priced';
import type { Move, ShootPlan } from './shoot-plan';
import { labourParts } from './shoot-rules';

/** A trainee too many weighs at least so much, in parts, so that free ones are repaired as well. */
const LEAST_TRAINEE = 20 * POINT_PARTS;
/** A fen over the cap weighs at least what it would at this price. */
const LEAST_LABOUR = POINT_PARTS;
/** Two people who never share a shoot weigh so much, in parts. */
const BAN = 100_000 * POINT_PARTS;

/** How far a plan is from keeping the rules across the shoot, in parts at the present prices. */
class Excess {
  private readonly labour: number;
  private readonly trainee: readonly number[];

  constructor({ prices }: Priced) {
    this.labour = Math.max(LEAST_LABOUR, prices.labour);
    this.trainee = prices.trainee.map((price) => Math.max(LEAST_TRAINEE, price));
  }

  /** Whether a change of the row could bring relief at all. */
  hopeful(plan: ShootPlan, row: number): boolean {
    const { rules } = plan.problem;
    const crew = plan.crewOf(row);
    if (plan.fen > rules.labourFen || rules.bans.size > 0) return true;
    return crew >= 0 && plan.trainees[crew]! > rules.traineeRoom[crew]!;
  }

  /** By how much a change of one row takes the plan nearer to keeping them. */
  relief(plan: ShootPlan, row: number, to: number): number {
    const { rules } = plan.problem;
    const from = plan.entryOfRow[row]!;
    let relief = 0;
    if (rules.labourFen !== Infinity) {
      const over = Math.max(0, plan.fen - rules.labourFen);
      const after = Math.max(0, plan.fen - plan.costOf(from) + plan.costOf(to) - rules.labourFen);
      if (over !== after) {
        relief += over > after ? labourParts(this.labour, over - after) : -labourParts(this.labour, after - over);
      }
    }
    const crew = plan.crewOf(row);
    if (crew >= 0) {
      const used = plan.trainees[crew]!;
      const room = rules.traineeRoom[crew]!;
      const after = used - plan.stepOf(from) + plan.stepOf(to);
      relief += (Math.max(0, used - room) - Math.max(0, after - room)) * this.trainee[crew]!;
    }
    return relief + BAN * (plan.banned(from, row) - plan.banned(to, row));
  }
}

/** The change of one row that brings most relief for what it loses; opening a row only where nothing else does. */
function bestMove(plan: ShootPlan, { gain, solution }: Priced, excess: Excess, opening: boolean): Move | null {
  const { kindOf, start, column, cost, step, rules } = plan.problem;
  const bans = rules.bans.size > 0;
  let best: Move | null = null;
  let least = Infinity;
  const try_ = (row: number, entry: number, loss: number): void => {
    const relief = excess.relief(plan, row, entry);
    if (relief <= 0) return;
    const ratio = (Math.max(0, loss) + POINT_PARTS) / relief;
    if (ratio >= least) return;
    least = ratio;
    best = { row, entry };
  };
  for (let row = 0; row < kindOf.length; row++) {
    const from = plan.entryOfRow[row]!;
    if (from < 0 || !excess.hopeful(plan, row)) continue;
    const worth = gain[from]! - solution.columnDual[column[from]!]!;
    if (opening) {
      try_(row, -1, worth);
      continue;
    }
    const kind = kindOf[row]!;
    for (let entry = start[kind]!; entry < start[kind + 1]!; entry++) {
      if (plan.rowOfColumn[column[entry]!]! >= 0) continue;
      if (cost[entry]! >= cost[from]! && step[entry]! >= step[from]! && !bans) continue;
      try_(row, entry, worth - gain[entry]! + solution.columnDual[column[entry]!]!);
    }
  }
  return best;
}

/** Changes a plan, one row at a time, until it keeps the rules; false when that takes more than is allowed. */
export function repair(plan: ShootPlan, at: Priced, mayOpen: boolean): boolean {
  const excess = new Excess(at);
  for (let tries = 4 * plan.entryOfRow.length; tries > 0 && !plan.keepsRules(); tries--) {
    const move = bestMove(plan, at, excess, false) ?? (mayOpen ? bestMove(plan, at, excess, true) : null);
    if (!move) return false;
    plan.set(move.row, move.entry);
  }
  return plan.keepsRules();
}
