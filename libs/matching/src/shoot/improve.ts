import type { Priced } from './priced';
import { repair } from './repair';
import { Move, ShootPlan } from './shoot-plan';

/** Changes looked at in pairs: this many, the least losses at the present prices first, and of a row no more than that. */
const PAIRED = 180;
const PER_ROW = 7;
/** Filling one more slot outweighs every score. */
const SLOT = 2 ** 40;

interface Change extends Move {
  /** What it loses at the prices, in parts. */
  readonly loss: number;
  /** What it adds to the plan. */
  readonly worth: number;
  readonly fen: number;
  readonly step: number;
  /** The column it takes and the one it gives up, -1 for none. */
  readonly takes: number;
  readonly gives: number;
}

/** All changes of one row, the least losses first. */
function changesOf(plan: ShootPlan, { gain, solution }: Priced, row: number, most: number): Change[] {
  const { problem, entryOfRow } = plan;
  const { start, column } = problem;
  const kind = problem.kindOf[row]!;
  const from = entryOfRow[row]!;
  const gives = from < 0 ? -1 : column[from]!;
  const net = (entry: number): number => gain[entry]! - solution.columnDual[column[entry]!]!;
  const held = from < 0 ? 0 : net(from);
  const changes: Change[] = [];
  const consider = (entry: number, loss: number): void => {
    if (changes.length === most && loss >= changes[most - 1]!.loss) return;
    const worth = (entry < 0 ? 0 : SLOT) - (from < 0 ? 0 : SLOT) + plan.scoreOf(entry) - plan.scoreOf(from);
    const fen = plan.costOf(entry) - plan.costOf(from);
    const step = plan.stepOf(entry) - plan.stepOf(from);
    const takes = entry < 0 ? -1 : column[entry]!;
    let at = changes.length < most ? changes.length : most - 1;
    while (at > 0 && changes[at - 1]!.loss > loss) {
      changes[at] = changes[at - 1]!;
      at -= 1;
    }
    changes[at] = { row, entry, loss, worth, fen, step, takes, gives };
  };
  for (let entry = start[kind]!; entry < start[kind + 1]!; entry++) {
    if (entry !== from) consider(entry, held - net(entry));
  }
  if (from >= 0) consider(-1, held);
  return changes;
}

function fits(plan: ShootPlan, one: Change, other: Change | null): boolean {
  const { rules } = plan.problem;
  if (plan.fen + one.fen + (other?.fen ?? 0) > rules.labourFen) return false;
  const crew = plan.crewOf(one.row);
  const otherCrew = other ? plan.crewOf(other.row) : -1;
  const room = (of: number): number => rules.traineeRoom[of]! - plan.trainees[of]!;
  if (crew >= 0 && one.step + (crew === otherCrew ? other!.step : 0) > room(crew)) return false;
  if (otherCrew >= 0 && otherCrew !== crew && other!.step > room(otherCrew)) return false;
  const second = other ? other.row : -1;
  if (plan.banned(one.entry, one.row, second) > 0) return false;
  return !other || (plan.banned(other.entry, other.row, one.row) === 0 && !plan.apart(one.entry, other.entry));
}

function free(plan: ShootPlan, column: number, but: number): boolean {
  if (column < 0) return true;
  const row = plan.rowOfColumn[column]!;
  return row < 0 || row === but;
}

/** The best change of one row alone, or null. */
function bestSingle(plan: ShootPlan): Move | null {
  const { problem, entryOfRow } = plan;
  const { rules, kindOf, start, column, score, cost, step } = problem;
  let best: Move | null = null;
  let most = 0;
  for (let row = 0; row < kindOf.length; row++) {
    const from = entryOfRow[row]!;
    const kind = kindOf[row]!;
    const crew = plan.crewOf(row);
    const room = rules.labourFen - plan.fen + plan.costOf(from);
    const steps = crew < 0 ? 0 : rules.traineeRoom[crew]! - plan.trainees[crew]! + plan.stepOf(from);
    for (let entry = start[kind]!; entry < start[kind + 1]!; entry++) {
      const worth = score[entry]! + (from < 0 ? SLOT : -score[from]!);
      // Those behind are worth less.
      if (worth <= most) break;
      if (cost[entry]! > room || (crew >= 0 && step[entry]! > steps)) continue;
      if (plan.rowOfColumn[column[entry]!]! >= 0 || plan.banned(entry, row) > 0) continue;
      most = worth;
      best = { row, entry };
    }
  }
  return best;
}

/** The best two changes together, or null. */
function bestPair(plan: ShootPlan, at: Priced): readonly [Change, Change] | null {
  const changes: Change[] = [];
  for (let row = 0; row < plan.entryOfRow.length; row++) changes.push(...changesOf(plan, at, row, PER_ROW));
  changes.sort((a, b) => a.loss - b.loss || a.row - b.row || a.entry - b.entry);
  changes.length = Math.min(changes.length, PAIRED);
  let best: readonly [Change, Change] | null = null;
  let most = 0;
  for (let i = 0; i < changes.length; i++) {
    const one = changes[i]!;
    for (let k = i + 1; k < changes.length; k++) {
      const other = changes[k]!;
      const worth = one.worth + other.worth;
      if (worth <= most || one.row === other.row || (one.takes >= 0 && one.takes === other.takes)) continue;
      if (!free(plan, one.takes, other.row) || !free(plan, other.takes, one.row)) continue;
      if (!fits(plan, one, other)) continue;
      most = worth;
      best = [one, other];
    }
  }
  return best;
}

function applyPair(plan: ShootPlan, [one, other]: readonly [Change, Change]): void {
  // A column changes hands only when nobody holds it.
  plan.set(one.row, -1);
  plan.set(other.row, -1);
  plan.set(one.row, one.entry);
  plan.set(other.row, other.entry);
}

/** Changes single rows for the better as long as that goes, all rules kept. */
export function polish(plan: ShootPlan): void {
  for (let move = bestSingle(plan); move; move = bestSingle(plan)) plan.set(move.row, move.entry);
}

/** Changes one or two rows at a time for the better, all rules kept. */
export function improve(plan: ShootPlan, at: Priced, rounds: number): void {
  polish(plan);
  for (let round = 0; round < rounds; round++) {
    const pair = bestPair(plan, at);
    if (!pair) return;
    applyPair(plan, pair);
    polish(plan);
  }
}

/** Tries to fill open rows by making room for them elsewhere; the plan with more slots filled, or the one given. */
export function fillMore(plan: ShootPlan, at: Priced): ShootPlan {
  let best = plan;
  const { kindOf, start, column, cost, step } = plan.problem;
  for (let row = 0; row < kindOf.length; row++) {
    if (best.entryOfRow[row]! >= 0) continue;
    let cheapest = -1;
    for (let entry = start[kindOf[row]!]!; entry < start[kindOf[row]! + 1]!; entry++) {
      if (best.rowOfColumn[column[entry]!]! >= 0 || best.banned(entry, row) > 0) continue;
      const dearer = cheapest >= 0 && (cost[entry]! - cost[cheapest]! || step[entry]! - step[cheapest]!) >= 0;
      if (!dearer) cheapest = entry;
    }
    if (cheapest < 0) continue;
    const more = best.copy();
    more.set(row, cheapest);
    if (repair(more, at, false) && more.filled > best.filled) best = more;
  }
  return best;
}
