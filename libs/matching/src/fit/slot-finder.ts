import type { Market } from '../market/market';
import { int32, ownMemory } from '../market/growing';
import { RULE_LIST } from '../rule/registry';
import { scoreOf } from '../score/registry';

/** The best slots for a person, best first, lower index first among equals. */
export interface FittingSlots {
  readonly slots: Int32Array;
  /** Points of all terms for the slot alone. */
  readonly scores: Int32Array;
}

const NOBODY: ReadonlyMap<number, number> = new Map();
/** A score and a slot in one exact number, so that numbers order by score, then by lower slot. */
const SLOT_LIMIT = 2 ** 24;

/**
 * Finds the slots of a person, which is the other way round from `Ranker`: the slots of each of her roles are asked the
 * hard rules one by one, cheapest first. A role has hundreds of slots where it has thousands of people, so no index
 * beyond the role is needed.
 */
export class SlotFinder {
  /** Slots by role, one role behind the other, in ascending order. */
  private readonly start: Int32Array;
  private readonly slot: Int32Array;

  constructor(private readonly market: Market) {
    const { slots, names } = market;
    this.start = int32(ownMemory, names.roles.length + 1);
    this.slot = int32(ownMemory, slots.count);
    for (let slot = 0; slot < slots.count; slot++) this.start[slots.role[slot]! + 1]! += 1;
    for (let role = 0; role < names.roles.length; role++) this.start[role + 1]! += this.start[role]!;
    const next = this.start.slice();
    for (let slot = 0; slot < slots.count; slot++) this.slot[next[slots.role[slot]!]!++] = slot;
  }

  /** The slots of a role, by index, ascending. */
  ofRole(role: number): Int32Array {
    return this.slot.subarray(this.start[role]!, this.start[role + 1]!);
  }

  /**
   * The exact `k` best slots for a person that break no hard rule, each for itself; slots whose mark in `skip` is not 0
   * are left out. People pinned anywhere do not count as taken.
   */
  best(person: number, k: number, skip?: Uint8Array): FittingSlots {
    const { people } = this.market;
    const keys: number[] = [];
    for (let held = people.roleStart[person]!; held < people.roleStart[person + 1]!; held++) {
      for (const slot of this.ofRole(people.roleId[held]!)) {
        if (skip !== undefined && skip[slot] !== 0) continue;
        if (!this.mayHold(slot, person) || !RULE_LIST.every((rule) => rule.holds(this.market, slot, person, NOBODY))) {
          continue;
        }
        keys.push(scoreOf(this.market, slot, person) * SLOT_LIMIT + (SLOT_LIMIT - 1 - slot));
      }
    }
    const best = Float64Array.from(keys).sort().reverse().subarray(0, k);
    const scores = Int32Array.from(best, (key) => Math.floor(key / SLOT_LIMIT));
    return { scores, slots: Int32Array.from(best, (key, at) => SLOT_LIMIT - 1 - (key - scores[at]! * SLOT_LIMIT)) };
  }

  /** What costs next to nothing to ask and turns most pairs down: days, pay, travel. */
  private mayHold(slot: number, person: number): boolean {
    const { masks, slots, people, travelMinutes, baseCount } = this.market;
    if ((masks.daysLow[slot]! & ~masks.freeLow[person]!) !== 0) return false;
    if ((masks.daysHigh[slot]! & ~masks.freeHigh[person]!) !== 0) return false;
    if (people.payFloorFen[person]! > slots.payHighFen[slot]!) return false;
    const minutes = travelMinutes[people.homeBase[person]! * baseCount + slots.base[slot]!]!;
    return minutes <= people.maxTravelMinutes[person]!;
  }
}
