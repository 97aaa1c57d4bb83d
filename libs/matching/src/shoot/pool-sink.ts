import { levelOf, Market } from '../market/market';
import { BOOKED, NEWCOMER } from '../market/rank-index';
import { EXPERIENCED_LEVEL, MAX_LEVEL } from '../matching-input';
import type { ScanSink } from '../rank/slot-scan';
import { lowestLevel } from '../rule/level.rule';
import { chainTerm } from '../score/chain.term';
import { labourCost } from './shoot-rules';

/** Keys pack a score and a person into one exact number, so that keys order by score, then by lower person. */
const PERSON_LIMIT = 2 ** 24;

/** Classes of people who weigh alike on the rules of a shoot: trainees, the middle, the experienced; cheap and dear. */
export const LEVEL_CLASSES = 3;
export const CLASSES = 2 * LEVEL_CLASSES;

/** 0 for a trainee, 2 for an experienced colleague. */
export function levelClass(level: number): number {
  if (level === 1) return 0;
  return level >= EXPERIENCED_LEVEL ? 2 : 1;
}

/** The greatest keys of one class, greatest first. */
class TopList {
  readonly keys: Float64Array;
  size = 0;
  /** Somebody may be in this class. */
  open = true;

  constructor(readonly capacity: number) {
    this.keys = new Float64Array(capacity);
  }

  /** Whether the key is among the greatest. */
  offer(key: number): boolean {
    const { keys, capacity } = this;
    if (this.size === capacity) {
      if (capacity === 0 || key <= keys[capacity - 1]!) return false;
      this.size -= 1;
    }
    let hole = this.size++;
    while (hole > 0 && keys[hole - 1]! < key) {
      keys[hole] = keys[hole - 1]!;
      hole -= 1;
    }
    keys[hole] = key;
    return true;
  }

  /** The least score that is kept by a full list, -1 while anybody is welcome. */
  least(): number {
    return this.size < this.capacity || this.capacity === 0 ? -1 : Math.floor(this.keys[this.size - 1]! / PERSON_LIMIT);
  }
}

export interface PoolWish {
  readonly slot: number;
  /** People to keep in each class. */
  readonly keep: number;
  /** Scores up to it are of no interest. */
  readonly limit: number;
  /** People who cost more, in fen, are of no interest. */
  readonly mostFen: number;
  /** By level, or all levels in one. */
  readonly byLevel: boolean;
  /** By pay: those who take the low end of the band, and the others. */
  readonly byPay: boolean;
}

/** Score of a pair as a scan tells it: the plan's terms come on top. */
export function scannedScore(market: Market, slot: number, person: number, points: number, flags: number): number {
  const chain = (flags & BOOKED) === 0 ? 0 : chainTerm.points(market, slot, person);
  return points + chain + ((flags & NEWCOMER) === 0 ? 0 : market.weights.firstJob);
}

/** Keeps the best people of each class. */
export class PoolSink implements ScanSink {
  cutoff: number;
  /** People offered, all of whom keep every hard rule. */
  taken = 0;
  private readonly tops: TopList[] = [];
  private readonly role: number;
  private readonly low: number;

  constructor(
    private readonly market: Market,
    private readonly wish: PoolWish,
  ) {
    const { slots } = market;
    this.cutoff = wish.limit;
    this.role = slots.role[wish.slot]!;
    this.low = slots.payLowFen[wish.slot]!;
    const count = (wish.byLevel ? LEVEL_CLASSES : 1) * (wish.byPay ? 2 : 1);
    for (let k = 0; k < count; k++) this.tops.push(new TopList(wish.keep));
    if (wish.byLevel) this.closeLevels();
  }

  /** Classes that the slot's levels leave empty would keep the scan waiting. */
  private closeLevels(): void {
    const { market, wish, tops } = this;
    const { slots } = market;
    const head = slots.headOfDepartment[wish.slot] === 1;
    const low = head ? MAX_LEVEL : lowestLevel(market, wish.slot);
    const high = head ? MAX_LEVEL : slots.maxLevel[wish.slot]!;
    tops.forEach((top, k) => {
      const level = k % LEVEL_CLASSES;
      top.open = levelClass(low) <= level && level <= levelClass(high);
    });
  }

  take(person: number, points: number, flags: number): void {
    const { market, wish, tops } = this;
    this.taken += 1;
    const score = scannedScore(market, wish.slot, person, points, flags);
    if (score <= this.cutoff) return;
    if (wish.mostFen !== Infinity && labourCost(market, wish.slot, person) > wish.mostFen) return;
    const level = wish.byLevel ? levelClass(levelOf(market.people, person, this.role)) : 0;
    const dear = wish.byPay && market.people.payFloorFen[person]! > this.low ? 1 : 0;
    const top = tops[dear * (wish.byLevel ? LEVEL_CLASSES : 1) + level]!;
    if (!top.offer(score * PERSON_LIMIT + (PERSON_LIMIT - 1 - person))) return;
    if (top.size < top.capacity) return;
    let least = Infinity;
    for (const each of tops) if (each.open) least = Math.min(least, each.least());
    // A key with the same score and a lower person may still come.
    this.cutoff = Math.max(wish.limit, least - 1);
  }

  /** Calls `visit` for everybody kept, class by class, best first. */
  each(visit: (person: number, score: number) => void): void {
    for (const { keys, size } of this.tops) {
      for (let k = 0; k < size; k++) {
        const score = Math.floor(keys[k]! / PERSON_LIMIT);
        visit(PERSON_LIMIT - 1 - (keys[k]! - score * PERSON_LIMIT), score);
      }
    }
  }

  /** The greatest score that somebody of a level class who is not kept may have; -Infinity when nobody is left. */
  restOf(level: number): number {
    const { wish, tops } = this;
    let rest = -Infinity;
    tops.forEach((top, k) => {
      if (!top.open || (wish.byLevel && k % LEVEL_CLASSES !== level)) return;
      const least = top.least();
      // Nobody is missing from a list that did not fill, down to the limit.
      rest = Math.max(rest, least < 0 ? (wish.limit < 0 ? -Infinity : wish.limit) : least);
    });
    return rest;
  }
}
