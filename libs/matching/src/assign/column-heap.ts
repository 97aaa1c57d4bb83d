/**
 * A binary heap of columns by distance, lower column first among equals. A column whose distance has fallen is pushed
 * again; its older entries are passed over when they come up.
 */
export class ColumnHeap {
  private readonly keys: number[] = [];
  private readonly columns: number[] = [];

  /** `distance` is read at every push and pop: an entry that is no longer true is stale. */
  constructor(private readonly distance: Float64Array) {}

  push(column: number): void {
    const { keys, columns } = this;
    const key = this.distance[column]!;
    let hole = keys.length;
    keys.push(key);
    columns.push(column);
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!this.before(key, column, parent)) break;
      keys[hole] = keys[parent]!;
      columns[hole] = columns[parent]!;
      hole = parent;
    }
    keys[hole] = key;
    columns[hole] = column;
  }

  /** The nearest column, -1 when there is none left. */
  pop(): number {
    while (this.keys.length > 0) {
      const key = this.keys[0]!;
      const column = this.columns[0]!;
      this.removeTop();
      if (key === this.distance[column]) return column;
    }
    return -1;
  }

  private before(key: number, column: number, other: number): boolean {
    const otherKey = this.keys[other]!;
    return key < otherKey || (key === otherKey && column < this.columns[other]!);
  }

  private removeTop(): void {
    const { keys, columns } = this;
    const key = keys.pop()!;
    const column = columns.pop()!;
    if (keys.length === 0) return;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= keys.length) break;
      if (child + 1 < keys.length && this.before(keys[child + 1]!, columns[child + 1]!, child)) child += 1;
      if (this.before(key, column, child)) break;
      keys[hole] = keys[child]!;
      columns[hole] = columns[child]!;
      hole = child;
    }
    keys[hole] = key;
    columns[hole] = column;
  }
}
