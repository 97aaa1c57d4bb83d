/** Sums of weights from the first on, for {@link pick}. */
export interface Weighted {
  readonly sums: Float64Array;
}

export function cumulative(weights: readonly number[]): Weighted {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  weights.forEach((weight, k) => {
    sum += weight;
    sums[k] = sum;
  });
  return { sums };
}

/** The index that `share`, from 0 to below 1, falls on; weights of 0 are never picked. */
export function pick({ sums }: Weighted, share: number): number {
  const target = share * sums[sums.length - 1]!;
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A stream of draws (mulberry32) that a seed, a kind of row and the row's number alone decide. */
export class Draws {
  private state: number;

  constructor(seed: number, kind = 0, row = 0) {
    this.state = mix(mix(mix(seed >>> 0) + Math.imul(kind, 0x9e3779b1)) + Math.imul(row + 1, 0x27d4eb2f));
  }

  /** From 0 to below 1. */
  share(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** An integer from 0 to below `n`. */
  below(n: number): number {
    return Math.floor(this.share() * n);
  }

  chance(share: number): boolean {
    return this.share() < share;
  }

  /** 0, 1, 2, ... falling, with the given mean; never above 12. */
  geometric(mean: number): number {
    const more = mean / (1 + mean);
    let count = 0;
    while (count < 12 && this.chance(more)) count += 1;
    return count;
  }
}
