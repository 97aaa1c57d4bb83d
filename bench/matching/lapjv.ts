/**
 * The dense assignment of R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear
 * assignment problems", Computing 38 (1987): column reduction, reduction transfer, two rounds of augmenting row
 * reduction, then augmentation. `costs` is n x n by rows; returns the least sum of costs. The measure J of the
 * engine's targets.
 */
export function lapjv(n: number, costs: Float64Array): number {
  const state: State = {
    n,
    costs,
    rowOf: new Int32Array(n).fill(-1),
    columnOf: new Int32Array(n).fill(-1),
    price: new Float64Array(n),
    distance: new Float64Array(n),
    from: new Int32Array(n),
    columns: new Int32Array(n),
  };
  let free = reduceColumns(state);
  for (let round = 0; round < 2 && free.length > 0; round++) free = reduceRows(state, free);
  for (const row of free) augment(state, row);
  let total = 0;
  for (let row = 0; row < n; row++) total += costs[row * n + state.columnOf[row]!]!;
  return total;
}

interface State {
  readonly n: number;
  readonly costs: Float64Array;
  readonly rowOf: Int32Array;
  readonly columnOf: Int32Array;
  readonly price: Float64Array;
  readonly distance: Float64Array;
  readonly from: Int32Array;
  readonly columns: Int32Array;
}

/** Least entry of each column, found row by row because the costs lie so in memory. */
function columnMinima({ n, costs, price }: State): Int32Array {
  const leastRow = new Int32Array(n);
  price.set(costs.subarray(0, n));
  for (let row = 1; row < n; row++) {
    const at = row * n;
    for (let column = 0; column < n; column++) {
      const cost = costs[at + column]!;
      if (cost < price[column]!) {
        price[column] = cost;
        leastRow[column] = row;
      }
    }
  }
  return leastRow;
}

function reduceColumns(state: State): number[] {
  const { n, costs, rowOf, columnOf, price } = state;
  const leastRow = columnMinima(state);
  const matches = new Int32Array(n);
  for (let column = n - 1; column >= 0; column--) {
    const row = leastRow[column]!;
    matches[row]! += 1;
    if (matches[row] !== 1) continue;
    columnOf[row] = column;
    rowOf[column] = row;
  }
  const free: number[] = [];
  for (let row = 0; row < n; row++) {
    if (matches[row] === 0) free.push(row);
    if (matches[row] !== 1) continue;
    const own = columnOf[row]!;
    let least = Infinity;
    for (let column = 0; column < n; column++) {
      if (column === own) continue;
      const reduced = costs[row * n + column]! - price[column]!;
      if (reduced < least) least = reduced;
    }
    price[own]! -= least;
  }
  return free;
}

function reduceRows({ n, costs, rowOf, columnOf, price }: State, free: readonly number[]): number[] {
  const queue = Int32Array.from(free);
  const left: number[] = [];
  for (let head = 0; head < queue.length;) {
    const row = queue[head++]!;
    const at = row * n;
    let least = costs[at]! - price[0]!;
    let second = Infinity;
    let best = 0;
    let next = -1;
    for (let column = 1; column < n; column++) {
      const reduced = costs[at + column]! - price[column]!;
      if (reduced >= second) continue;
      if (reduced >= least) {
        second = reduced;
        next = column;
      } else {
        second = least;
        next = best;
        least = reduced;
        best = column;
      }
    }
    if (least < second) price[best]! -= second - least;
    else if (rowOf[best] !== -1) best = next;
    const evicted = rowOf[best]!;
    columnOf[row] = best;
    rowOf[best] = row;
    if (evicted === -1) continue;
    columnOf[evicted] = -1;
    if (least < second) queue[--head] = evicted;
    else left.push(evicted);
  }
  return left;
}

/**
 * Dijkstra with the columns in three runs of one list: settled before `low`, at the present distance up to `high`,
 * the rest behind. Ends at the first free column; prices then move for the columns settled before the last distance.
 */
function augment(state: State, start: number): void {
  const { n, costs, rowOf, columnOf, price, distance, from, columns } = state;
  for (let column = 0; column < n; column++) {
    distance[column] = costs[start * n + column]! - price[column]!;
    from[column] = start;
    columns[column] = column;
  }
  let low = 0;
  let high = 0;
  let done = 0;
  let least = 0;
  let end = -1;
  while (end < 0) {
    if (low === high) {
      done = low;
      least = distance[columns[high]!]!;
      for (let k = low; k < n; k++) {
        const column = columns[k]!;
        const reached = distance[column]!;
        if (reached > least) continue;
        if (reached < least) {
          high = low;
          least = reached;
        }
        columns[k] = columns[high]!;
        columns[high++] = column;
      }
      for (let k = low; k < high && end < 0; k++) if (rowOf[columns[k]!] === -1) end = columns[k]!;
      if (end >= 0) break;
    }
    const settled = columns[low++]!;
    const row = rowOf[settled]!;
    const offset = costs[row * n + settled]! - price[settled]! - least;
    for (let k = high; k < n; k++) {
      const column = columns[k]!;
      const reached = costs[row * n + column]! - price[column]! - offset;
      if (reached >= distance[column]!) continue;
      distance[column] = reached;
      from[column] = row;
      if (reached !== least) continue;
      if (rowOf[column] === -1) {
        end = column;
        break;
      }
      columns[k] = columns[high]!;
      columns[high++] = column;
    }
  }
  for (let k = 0; k < done; k++) price[columns[k]!]! += distance[columns[k]!]! - least;
  for (let column = end; ;) {
    const row = from[column]!;
    const given = columnOf[row]!;
    rowOf[column] = row;
    columnOf[row] = column;
    if (row === start) return;
    column = given;
  }
}
