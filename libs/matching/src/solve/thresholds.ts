import { Allocate, int32, ownMemory } from '../market/growing';
import type { Groups } from './problem';

const NOTHING = -1;

/**
 * For every group the greatest thresholds that people have named, one more than it has units: with c units, the c-th is
 * the worst that still wins and the next the best that loses. The result does not depend on the order of offers.
 */
export class Thresholds {
  readonly values: Int32Array;
  /** How many people have a unit of the group in their best schedule. */
  readonly wanted: Int32Array;

  constructor(
    private readonly groups: Groups,
    allocate: Allocate = ownMemory,
    shared?: { readonly values: Int32Array; readonly wanted: Int32Array },
  ) {
    this.values = shared?.values ?? int32(allocate, groups.slot.length + groups.count);
    this.wanted = shared?.wanted ?? int32(allocate, groups.count);
  }

  clear(): void {
    this.values.fill(NOTHING);
    this.wanted.fill(0);
  }

  want(group: number): void {
    this.wanted[group]! += 1;
  }

  offer(group: number, threshold: number): void {
    const { values } = this;
    const from = this.groups.unitStart[group]! + group;
    let at = this.groups.unitStart[group + 1]! + group;
    if (threshold <= values[at]!) return;
    while (at > from && values[at - 1]! < threshold) {
      values[at] = values[at - 1]!;
      at -= 1;
    }
    values[at] = threshold;
  }

  /** Takes in what another thread has heard. */
  merge(other: Thresholds): void {
    for (let group = 0; group < this.groups.count; group++) {
      this.wanted[group]! += other.wanted[group]!;
      const from = this.groups.unitStart[group]! + group;
      const to = this.groups.unitStart[group + 1]! + group;
      for (let at = from; at <= to && other.values[at]! > NOTHING; at++) this.offer(group, other.values[at]!);
    }
  }

  /** The worst that wins, -1 where fewer people than units have named any. */
  winning(group: number): number {
    return this.values[this.groups.unitStart[group + 1]! + group - 1]!;
  }

  /** The best that loses, -1 where nobody does. */
  losing(group: number): number {
    return this.values[this.groups.unitStart[group + 1]! + group]!;
  }
}
