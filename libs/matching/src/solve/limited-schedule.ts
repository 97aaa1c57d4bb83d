import type { ScheduleItems } from './schedule-items';

const NONE = -1;

/** The best schedule under a limit of days. */
export interface LimitedSchedule {
  /** Value with the chains of fixed jobs, without what comes once; -Infinity when no candidate fits. */
  readonly value: number;
  /** Candidates, in order. */
  readonly chosen: readonly number[];
}

/**
 * The same dynamic program with the days used so far beside the last item, for the few people whose limit binds.
 * `days` gives the days of the limit that an item takes; fixed jobs take none, the limit is what they leave.
 */
export function limitedSchedule(items: ScheduleItems, days: (item: number) => number, most: number): LimitedSchedule {
  const width = most + 1;
  const value = new Float64Array(items.count * width).fill(-Infinity);
  const from = new Int32Array(items.count * width).fill(NONE);
  let wall = NONE;
  for (let k = 0; k < items.count; k++) {
    const fixed = items.group[k] === NONE;
    const own = fixed ? 0 : days(k);
    for (let used = own; used < width; used++) {
      const at = k * width + used;
      let best = wall === NONE ? 0 : -Infinity;
      for (let j = wall === NONE ? 0 : wall; j < k; j++) {
        // Fixed jobs stay even where they break a rule between themselves.
        if (!items.follows(j, k) && !(fixed && j === wall)) continue;
        const chained = value[j * width + used - own]! + items.chain(j, k);
        if (chained <= best) continue;
        best = chained;
        from[at] = j;
      }
      value[at] = best + items.net[k]!;
    }
    if (fixed) wall = k;
  }
  return bestEnd(items, { value, from, width, wall }, days);
}

interface Table {
  readonly value: Float64Array;
  readonly from: Int32Array;
  readonly width: number;
  readonly wall: number;
}

function bestEnd(items: ScheduleItems, table: Table, days: (item: number) => number): LimitedSchedule {
  const { value, from, width, wall } = table;
  let best = -Infinity;
  let chosen: number[] = [];
  for (let end = wall === NONE ? 0 : wall; end < items.count; end++) {
    const total = value[end * width + width - 1]!;
    if (total <= best) continue;
    const trail: number[] = [];
    let used = width - 1;
    for (let k = end; k !== NONE;) {
      const before = from[k * width + used]!;
      if (items.group[k] !== NONE) {
        trail.push(k);
        used -= days(k);
      }
      k = before;
    }
    if (trail.length === 0) continue;
    best = total;
    chosen = trail.reverse();
  }
  return { value: best, chosen };
}
