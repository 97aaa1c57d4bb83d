import type { Market } from '../market/market';
import { chainTerm } from '../score/chain.term';
import { BOOKED, NEWCOMER } from '../market/rank-index';
import { ScanSink, SlotScan } from './slot-scan';

/** Keys pack a score and a person into one exact number, so that keys order by score, then by lower person. */
const PERSON_LIMIT = 2 ** 24;

/** The best people for a slot, best first, lower id first among equals. */
export interface Candidates {
  readonly people: Int32Array;
  /** Points of all terms for the slot alone. */
  readonly scores: Int32Array;
}

/** Min-heap on a Float64Array: keeps the greatest keys offered, and cuts a scan off at the least of them. */
class TopKeys implements ScanSink {
  cutoff = -1;
  private heap = new Float64Array(0);
  private capacity = 0;
  private size = 0;
  private slot = 0;

  constructor(private readonly market: Market) {}

  /** Forgets everything and keeps the `capacity` best people of a slot from now on. */
  restart(slot: number, capacity: number): void {
    if (this.heap.length < capacity) this.heap = new Float64Array(capacity);
    this.capacity = capacity;
    this.size = 0;
    this.slot = slot;
    this.cutoff = -1;
  }

  take(person: number, points: number, flags: number): void {
    const { market } = this;
    const chain = (flags & BOOKED) === 0 ? 0 : chainTerm.points(market, this.slot, person);
    const score = points + chain + ((flags & NEWCOMER) === 0 ? 0 : market.weights.firstJob);
    this.offer(score * PERSON_LIMIT + (PERSON_LIMIT - 1 - person));
    // A key with the same score and a lower person may still come.
    if (this.size === this.capacity) this.cutoff = Math.floor(this.heap[0]! / PERSON_LIMIT) - 1;
  }

  private offer(key: number): void {
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

  /** What was kept, best first. */
  best(): Candidates {
    const keys = this.heap.slice(0, this.size).sort().reverse();
    const people = new Int32Array(keys.length);
    const scores = new Int32Array(keys.length);
    keys.forEach((key, index) => {
      scores[index] = Math.floor(key / PERSON_LIMIT);
      people[index] = PERSON_LIMIT - 1 - (key - scores[index]! * PERSON_LIMIT);
    });
    return { people, scores };
  }
}

/** Ranks people for slots, one slot after the other, with the memory of one scan. */
export class Ranker {
  private readonly scan: SlotScan;
  private readonly top: TopKeys;

  constructor(private readonly market: Market) {
    this.scan = new SlotScan(market);
    this.top = new TopKeys(market);
  }

  /** People looked at so far, over all slots. */
  get looked(): number {
    return this.scan.looked;
  }

  /** The exact `k` best people of a slot who keep every hard rule; `barred` are left out. */
  best(slot: number, k: number, barred: readonly number[] = []): Candidates {
    this.top.restart(slot, Math.min(k, this.market.people.count));
    this.scan.scan(slot, this.top, barred);
    return this.top.best();
  }
}
