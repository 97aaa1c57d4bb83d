import { Allocate, GrowingInts, int32, Names } from './growing';

/** Single values of a row, by name of their column. */
export class Fields<T extends string> {
  private readonly columns: Readonly<Record<T, GrowingInts>>;

  constructor(private readonly fields: readonly T[]) {
    this.columns = Object.fromEntries(fields.map((field) => [field, new GrowingInts()])) as Record<T, GrowingInts>;
  }

  push(row: Readonly<Record<T, number>>): void {
    for (const field of this.fields) this.columns[field].push(row[field]);
  }

  build(order: Int32Array, allocate: Allocate, maps: Partial<Record<T, Int32Array>> = {}): Record<T, Int32Array> {
    const built = this.fields.map((field): [T, Int32Array] => {
      const values = this.columns[field].view();
      const column = int32(allocate, order.length);
      const map = maps[field];
      order.forEach((row, index) => {
        const value = values[row]!;
        column[index] = map && value >= 0 ? map[value]! : value;
      });
      return [field, column];
    });
    return Object.fromEntries(built) as Record<T, Int32Array>;
  }
}

/** A column of the values in the order given. */
export function doubles(values: Float64Array, order: Int32Array, allocate: Allocate): Float64Array {
  const column = new Float64Array(allocate(order.length * Float64Array.BYTES_PER_ELEMENT));
  order.forEach((row, index) => {
    column[index] = values[row]!;
  });
  return column;
}

/** Names that rows share, numbered while they come. */
export class SharedNames {
  readonly roles = new Names();
  readonly postings = new Names();
  readonly shoots = new Names();
  readonly departments = new Names();
  readonly teams = new Names();
  readonly skills = new Names();
  readonly documents = new Names();
}

/** Where the names come to stand once they are sorted. */
export interface Places {
  readonly roles: Int32Array;
  readonly postings: Int32Array;
  readonly shoots: Int32Array;
  readonly departments: Int32Array;
  readonly teams: Int32Array;
  readonly skills: Int32Array;
  readonly documents: Int32Array;
}
