import { Market } from './market';
import { MAX_LEVEL } from './matching-input';
import type { Taken } from './rule/hard-rule';
import { lowestLevel } from './rule/level.rule';
import { SCAN_RULES } from './rule/registry';
import { scoreOf } from './score/registry';

/** Keys pack a score and a person into one exact number, so that keys order by score, then by lower person. */
const PERSON_LIMIT = 2 ** 24;

/** The best people for a slot, best first, lower id first among equals. */
export interface Candidates {
  readonly people: Int32Array;
  readonly scores: Int32Array;
  /** People looked at, of the right role and level. */
  readonly scanned: number;
  /** Those of them who keep every hard rule. */
  readonly eligible: number;
}

/** Min-heap on a Float64Array: keeps the greatest keys offered. */
class TopKeys {
  private readonly heap: Float64Array;
  private size = 0;

  constructor(private readonly capacity: number) {
    this.heap = new Float64Array(capacity);
  }

  offer(key: number): void {
    const { heap } = this;
    if (this.size < this.capacity) {
      let hole = this.size++;
      while (hole > 0 && heap[(hole - 1) >> 1]! > key) {
        heap[hole] = heap[(hole - 1) >> 1]!;
        hole = (hole - 1) >> 1;
      }
      heap[hole] = key;
      return;
    }
    if (this.capacity === 0 || key <= heap[0]!) return;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && heap[child + 1]! < heap[child]!) child += 1;
      if (heap[child]! >= key) break;
      heap[hole] = heap[child]!;
      hole = child;
    }
    heap[hole] = key;
  }

  /** The keys kept, greatest first. */
  sorted(): Float64Array {
    return this.heap.subarray(0, this.size).sort().reverse();
  }
}

/** Whether a person of the right role and level keeps the other hard rules. */
function keepsScanRules(market: Market, slot: number, person: number, taken: Taken): boolean {
  for (const rule of SCAN_RULES) if (!rule.holds(market, slot, person, taken)) return false;
  return true;
}

/**
 * The exact `k` best people of a slot who keep every hard rule, from a scan of the index by role and level.
 * `taken` says who already holds a slot of the shoot.
 */
export function bestCandidates(market: Market, slot: number, k: number, taken: Taken): Candidates {
  const { slots, roleIndex } = market;
  const head = slots.headOfDepartment[slot] === 1;
  const group = slots.role[slot]! * MAX_LEVEL - 1;
  const from = roleIndex.start[group + (head ? MAX_LEVEL : lowestLevel(market, slot))]!;
  const to = roleIndex.start[group + 1 + (head ? MAX_LEVEL : slots.maxLevel[slot]!)]!;
  const top = new TopKeys(Math.min(k, to - from));
  let eligible = 0;
  for (let entry = from; entry < to; entry++) {
    const person = roleIndex.people[entry]!;
    if (!keepsScanRules(market, slot, person, taken)) continue;
    eligible += 1;
    top.offer(scoreOf(market, slot, person) * PERSON_LIMIT + (PERSON_LIMIT - 1 - person));
  }
  const keys = top.sorted();
  const people = new Int32Array(keys.length);
  const scores = new Int32Array(keys.length);
  keys.forEach((key, index) => {
    scores[index] = Math.floor(key / PERSON_LIMIT);
    people[index] = PERSON_LIMIT - 1 - (key - scores[index]! * PERSON_LIMIT);
  });
  return { people, scores, scanned: to - from, eligible };
}
