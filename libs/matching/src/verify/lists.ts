/** Members by key in two columns: those of one key stand together, in the order in which they were given. */
export class Lists {
  private readonly start: Int32Array;
  private readonly member: Int32Array;

  /** Calls `each` twice; it has to hand out the same pairs both times. Pairs with a negative key are left out. */
  constructor(keys: number, each: (add: (key: number, member: number) => void) => void) {
    const start = new Int32Array(keys + 1);
    each((key) => {
      if (key >= 0) start[key + 1]! += 1;
    });
    for (let key = 0; key < keys; key++) start[key + 1]! += start[key]!;
    const next = start.slice();
    const member = new Int32Array(start[keys]!);
    each((key, value) => {
      if (key < 0) return;
      member[next[key]!] = value;
      next[key]! += 1;
    });
    this.start = start;
    this.member = member;
  }

  of(key: number): Int32Array {
    return this.member.subarray(this.start[key]!, this.start[key + 1]!);
  }
}

/** Whether one of the entries `from` to `to` of a list is the value. */
export function contains(values: Int32Array, from: number, to: number, value: number): boolean {
  for (let entry = from; entry < to; entry++) if (values[entry] === value) return true;
  return false;
}
