import type { Priced } from './priced';
import { ShootPlan } from './shoot-plan';

/** Choices looked at before the search gives up: enough to be exact for a handful of slots. */
const NODES = 2_000;

interface Choice {
  readonly entry: number;
  /** By how much the bound falls with this choice, in parts. */
  readonly loss: number;
}

/** The choices of a row with which a better plan is still possible, the least losses first. */
function choicesOf({ problem }: ShootPlan, { gain, solution }: Priced, row: number, gap: number): Choice[] {
  const { start, column, kindOf } = problem;
  const kind = kindOf[row]!;
  const choices: Choice[] = [{ entry: -1, loss: solution.rowDual[row]! }];
  for (let entry = start[kind]!; entry < start[kind + 1]!; entry++) {
    const net = gain[entry]! - solution.columnDual[column[entry]!]!;
    choices.push({ entry, loss: solution.rowDual[row]! - net });
  }
  return choices.filter(({ loss }) => loss < gap).sort((a, b) => a.loss - b.loss || b.entry - a.entry);
}

/**
 * Tries the choices of all rows, depth first, as long as the bound leaves room above the given plan: whatever a row
 * takes, the bound of the prices falls by what the choice loses at them. Returns the best plan seen.
 */
export function branch(plan: ShootPlan, at: Priced, gap: number): ShootPlan {
  const { problem } = plan;
  const { rules } = problem;
  const rows = Array.from(plan.entryOfRow, (_, row) => ({ row, choices: choicesOf(plan, at, row, gap) })).sort(
    (a, b) => a.choices.length - b.choices.length || a.row - b.row,
  );
  const trial = new ShootPlan(problem, new Int32Array(problem.rows).fill(-1));
  let best = plan;
  let nodes = NODES;
  const descend = (depth: number, lost: number): void => {
    if (depth === rows.length) {
      if (trial.beats(best) && trial.keepsRules()) best = trial.copy();
      return;
    }
    const { row, choices } = rows[depth]!;
    for (const { entry, loss } of choices) {
      if (nodes-- <= 0 || lost + loss >= gap) return;
      if (entry >= 0 && trial.rowOfColumn[problem.column[entry]!]! >= 0) continue;
      if (trial.fen + trial.costOf(entry) > rules.labourFen) continue;
      trial.set(row, entry);
      descend(depth + 1, lost + loss);
      trial.set(row, -1);
    }
  };
  descend(0, 0);
  return best;
}
