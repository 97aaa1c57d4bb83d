import { ColumnHeap } from './column-heap';

/**
 * Rows that each want one column, as compressed rows: row r may take `column[e]` at a gain of `gain[e]` for the
 * entries e from `start[r]` to `start[r + 1]`. Gains are integers small enough for exact sums; those below 0 are never
 * taken.
 */
export interface SparseProblem {
  readonly columnCount: number;
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly gain: Float64Array;
  /** The list that each row has, for rows that share lists; row r has list r when left out. */
  readonly listOfRow?: Int32Array;
}

/** An optimal assignment with its proof. */
export interface SparseSolution {
  /** Column of each row, -1 for a row left open. */
  readonly columnOfRow: Int32Array;
  /** Entry that each row takes, -1 for a row left open. */
  readonly entryOfRow: Int32Array;
  /** Sum of the gains taken. */
  readonly gain: number;
  /** u >= 0 by row and v >= 0 by column with u + v >= gain on every entry, and sum of u + sum of v = gain taken. */
  readonly rowDual: Float64Array;
  readonly columnDual: Float64Array;
  /** Work done: paths searched and entries looked at. */
  readonly paths: number;
  readonly relaxations: number;
}

interface State {
  readonly problem: SparseProblem;
  readonly listOfRow: Int32Array;
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
  readonly columnOfRow: Int32Array;
  readonly rowOfColumn: Int32Array;
  readonly distance: Float64Array;
  readonly from: Int32Array;
  relaxations: number;
}

interface Path {
  /** The free column at its end; a row's own "stay open" column is `columnCount + row`. */
  readonly end: number;
  readonly length: number;
  /** Columns settled on the way, all of them taken. */
  readonly settled: readonly number[];
}

/** Prices every row at its cheapest entry and gives it that column where it is still free. */
function startRows(state: State, rows: number): number[] {
  const { problem, listOfRow, rowPrice, columnOfRow, rowOfColumn } = state;
  const waiting: number[] = [];
  for (let row = 0; row < rows; row++) {
    let best = 0;
    let bestColumn = problem.columnCount + row;
    const list = listOfRow[row]!;
    for (let entry = problem.start[list]!; entry < problem.start[list + 1]!; entry++) {
      if (-problem.gain[entry]! < best) {
        best = -problem.gain[entry]!;
        bestColumn = problem.column[entry]!;
      }
    }
    rowPrice[row] = best;
    if (rowOfColumn[bestColumn] === -1) {
      rowOfColumn[bestColumn] = row;
      columnOfRow[row] = bestColumn;
    } else waiting.push(row);
  }
  return waiting;
}

/** Dijkstra over reduced costs from an open row to the nearest free column. */
function shortestPath(state: State, row: number): Path {
  const { problem, listOfRow, rowPrice, columnPrice, rowOfColumn, distance, from } = state;
  distance.fill(Infinity);
  const heap = new ColumnHeap(distance);
  const settled: number[] = [];
  let end = -1;
  let length = Infinity;
  const relax = (via: number, column: number, cost: number, base: number): void => {
    const reached = base + cost - rowPrice[via]! - columnPrice[column]!;
    state.relaxations += 1;
    if (reached >= distance[column]! || reached > length) return;
    if (rowOfColumn[column] === -1) {
      if (reached === length && column > end) return;
      length = reached;
      end = column;
    }
    distance[column] = reached;
    from[column] = via;
    if (rowOfColumn[column] !== -1) heap.push(column);
  };
  let current = row;
  let base = 0;
  for (;;) {
    const list = listOfRow[current]!;
    for (let entry = problem.start[list]!; entry < problem.start[list + 1]!; entry++) {
      relax(current, problem.column[entry]!, -problem.gain[entry]!, base);
    }
    relax(current, problem.columnCount + current, 0, base);
    const next = heap.pop();
    if (next === -1 || distance[next]! >= length) break;
    settled.push(next);
    base = distance[next]!;
    current = rowOfColumn[next]!;
  }
  return { end, length, settled };
}

/** Moves the prices so that reduced costs stay at least 0, then shifts the rows along the path. */
function augment(state: State, row: number, path: Path): void {
  const { rowPrice, columnPrice, columnOfRow, rowOfColumn, distance, from } = state;
  rowPrice[row]! += path.length;
  for (const column of path.settled) {
    const slack = path.length - distance[column]!;
    columnPrice[column]! -= slack;
    rowPrice[rowOfColumn[column]!]! += slack;
  }
  let column = path.end;
  for (;;) {
    const taker = from[column]!;
    const given = columnOfRow[taker]!;
    rowOfColumn[column] = taker;
    columnOfRow[taker] = column;
    if (taker === row) return;
    column = given;
  }
}

/**
 * The assignment of rows to columns with the greatest sum of gains, each row and each column used at most once, with
 * dual prices that prove it. Shortest augmenting paths after R. Jonker and A. Volgenant, "A shortest augmenting path
 * algorithm for dense and sparse linear assignment problems", Computing 38 (1987), on compressed rows; a row may stay
 * open through a column of its own that gains nothing. Deterministic: ties go to the lower column.
 */
export function solveSparseAssignment(problem: SparseProblem): SparseSolution {
  const listOfRow = problem.listOfRow ?? Int32Array.from({ length: problem.start.length - 1 }, (_, row) => row);
  const rows = listOfRow.length;
  const columns = problem.columnCount + rows;
  const state: State = {
    problem,
    listOfRow,
    rowPrice: new Float64Array(rows),
    columnPrice: new Float64Array(columns),
    columnOfRow: new Int32Array(rows).fill(-1),
    rowOfColumn: new Int32Array(columns).fill(-1),
    distance: new Float64Array(columns),
    from: new Int32Array(columns).fill(-1),
    relaxations: 0,
  };
  const waiting = startRows(state, rows);
  for (const row of waiting) augment(state, row, shortestPath(state, row));
  return solutionOf(state, rows, waiting.length);
}

/** Costs back to gains: the price of a row's own column belongs to the row. */
function solutionOf(state: State, rows: number, paths: number): SparseSolution {
  const { problem, listOfRow, rowPrice, columnPrice, columnOfRow } = state;
  const rowDual = new Float64Array(rows);
  const columnDual = new Float64Array(problem.columnCount);
  const entryOfRow = new Int32Array(rows).fill(-1);
  let gain = 0;
  for (let row = 0; row < rows; row++) {
    rowDual[row] = 0 - (rowPrice[row]! + columnPrice[problem.columnCount + row]!);
    const column = columnOfRow[row]!;
    if (column >= problem.columnCount) {
      columnOfRow[row] = -1;
      continue;
    }
    let entry = problem.start[listOfRow[row]!]!;
    while (problem.column[entry] !== column) entry += 1;
    entryOfRow[row] = entry;
    gain += problem.gain[entry]!;
  }
  for (let column = 0; column < problem.columnCount; column++) columnDual[column] = 0 - columnPrice[column]!;
  return { columnOfRow, entryOfRow, gain, rowDual, columnDual, paths, relaxations: state.relaxations };
}
