import { solveSparseAssignment, SparseSolution } from '../assign/sparse-assignment';
import { POINT_PARTS } from '../plan';
import type { ShootProblem } from './shoot-problem';
import { labourParts, labourPartsUp } from './shoot-rules';

/** Prices of what a shoot's slots share, in parts of a point, and what filling a slot is worth, in points. */
export interface ShootPrices {
  readonly openPenalty: number;
  /** For each LABOUR_PRICE_FEN. */
  readonly labour: number;
  /** By the shoot's own crew number. */
  readonly trainee: readonly number[];
}

/** The best assignment at some prices, and what it uses of the things that have one. */
export interface Priced {
  readonly prices: ShootPrices;
  readonly solution: SparseSolution;
  /** Gain of each entry after charges, in parts. */
  readonly gain: Float64Array;
  /** No plan has a greater gain than this, in parts, as far as people in the pools go. */
  readonly dual: number;
  readonly filled: number;
  readonly fen: number;
  readonly trainees: readonly number[];
}

/** What prices earn at most beside the assignment, in parts. */
export function roomValue({ rules }: ShootProblem, { labour, trainee }: ShootPrices): number {
  let value = labour > 0 ? labourPartsUp(labour, rules.labourFen) : 0;
  trainee.forEach((price, crew) => {
    value += price * rules.traineeRoom[crew]!;
  });
  return value;
}

/** Gains of all entries after charges. */
function chargedGains({ pools, start, score, cost, step }: ShootProblem, prices: ShootPrices): Float64Array {
  const gain = new Float64Array(score.length);
  const { openPenalty, labour, trainee } = prices;
  for (let kind = 0; kind < pools.length; kind++) {
    const { crew } = pools[kind]!;
    const price = crew < 0 ? 0 : trainee[crew]!;
    for (let entry = start[kind]!; entry < start[kind + 1]!; entry++) {
      let value = (score[entry]! + openPenalty) * POINT_PARTS;
      if (labour > 0) value -= labourParts(labour, cost[entry]!);
      gain[entry] = value - price * step[entry]!;
    }
  }
  return gain;
}

/** Solves the assignment of the pools at some prices. */
export function priced(problem: ShootProblem, prices: ShootPrices): Priced {
  const gain = chargedGains(problem, prices);
  const { columns, column, start, kindOf, cost, step, pools } = problem;
  const solution = solveSparseAssignment({ columnCount: columns.length, start, column, gain, listOfRow: kindOf });
  const trainees = problem.rules.crews.map(() => 0);
  let fen = 0;
  let filled = 0;
  solution.entryOfRow.forEach((entry, row) => {
    if (entry < 0) return;
    filled += 1;
    fen += cost[entry]!;
    const { crew } = pools[kindOf[row]!]!;
    if (crew >= 0) trainees[crew]! += step[entry]!;
  });
  return { prices, solution, gain, dual: solution.gain + roomValue(problem, prices), filled, fen, trainees };
}
