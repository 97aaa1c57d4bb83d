/** Numbers that look random and are the same for the same seed. */
export class Dice {
  private state: number;

  /** @param parts what the sequence depends on; any change of any of them gives another one */
  constructor(...parts: readonly (string | number)[]) {
    let hash = 2_166_136_261;
    for (const character of parts.join('/')) hash = Math.imul(hash ^ character.codePointAt(0)!, 16_777_619);
    this.state = hash >>> 0;
  }

  /** 0 to 1, the latter excluded (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0, below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('Nothing to pick from.');
    return list[this.below(list.length)]!;
  }
}
