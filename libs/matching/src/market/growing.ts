/** Makes the bytes behind a column. Shared bytes let worker threads read a market without a copy. */
export type Allocate = (bytes: number) => ArrayBufferLike;

export const ownMemory: Allocate = (bytes) => new ArrayBuffer(bytes);

/** A new column of 32-bit integers in the given memory. */
export function int32(allocate: Allocate, length: number): Int32Array {
  return new Int32Array(allocate(length * Int32Array.BYTES_PER_ELEMENT));
}

/** A list of numbers that grows in place; far smaller than an array of numbers. */
export class GrowingInts {
  private values = new Int32Array(64);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Int32Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  at(index: number): number {
    return this.values[index]!;
  }

  view(): Int32Array {
    return this.values.subarray(0, this.length);
  }
}

/** Like {@link GrowingInts} for integers beyond 32 bits (money in fen). */
export class GrowingDoubles {
  private values = new Float64Array(64);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Float64Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  view(): Float64Array {
    return this.values.subarray(0, this.length);
  }
}

/** Rows of numbers, each row with `width` numbers an entry; entries of a row stand together. */
export class GrowingLists {
  private readonly starts = new GrowingInts();
  private readonly values = new GrowingInts();

  constructor(private readonly width: number) {}

  /** Closes the row of what was added since the row before. */
  endRow(): void {
    this.starts.push(this.values.length / this.width);
  }

  add(...entry: readonly number[]): void {
    for (const value of entry) this.values.push(value);
  }

  /**
   * The rows in the order given, entries of a row sorted by their numbers after `map` has renamed the first of them, as
   * offsets and one column for each number of an entry.
   */
  build(order: Int32Array, allocate: Allocate, map?: Int32Array): { start: Int32Array; columns: Int32Array[] } {
    const { width, values } = this;
    const start = int32(allocate, order.length + 1);
    const from = (row: number): number => (row === 0 ? 0 : this.starts.at(row - 1));
    order.forEach((row, index) => {
      start[index + 1] = start[index]! + this.starts.at(row) - from(row);
    });
    const columns = Array.from({ length: width }, () => int32(allocate, start[order.length]!));
    const first = (entry: number): number => (map ? map[values.at(entry * width)]! : values.at(entry * width));
    order.forEach((row, index) => {
      const entries: number[] = [];
      for (let entry = from(row); entry < this.starts.at(row); entry++) entries.push(entry);
      if (entries.length > 1) entries.sort((a, b) => first(a) - first(b) || this.compareRest(a, b));
      entries.forEach((entry, k) => {
        columns[0]![start[index]! + k] = first(entry);
        for (let c = 1; c < width; c++) columns[c]![start[index]! + k] = values.at(entry * width + c);
      });
    });
    return { start, columns };
  }

  private compareRest(a: number, b: number): number {
    for (let c = 1; c < this.width; c++) {
      const difference = this.values.at(a * this.width + c) - this.values.at(b * this.width + c);
      if (difference !== 0) return difference;
    }
    return 0;
  }
}

/** Names numbered as they come, and renumbered in the order of their letters, so that the input's order leaves no trace. */
export class Names {
  private readonly numbers = new Map<string, number>();

  number(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.numbers.size);
    return this.numbers.size - 1;
  }

  find(name: string): number | undefined {
    return this.numbers.get(name);
  }

  /** The names in order, and the place in that order of each number given so far. */
  sorted(): { readonly names: readonly string[]; readonly places: Int32Array } {
    const names = [...this.numbers.keys()].sort(compareIds);
    const places = new Int32Array(names.length);
    names.forEach((name, place) => {
      places[this.numbers.get(name)!] = place;
    });
    return { names, places };
  }
}

/** Order of ids by code units: the same on every machine and in every language setting. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The index of a name in a sorted list, -1 when it is not there. */
export function findSorted(names: readonly string[], name: string): number {
  let low = 0;
  let high = names.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compareIds(names[middle]!, name);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
