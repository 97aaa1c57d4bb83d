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
 * The same dynamic program with the days used so far beside the last item, for the few people whose limit binds: over
 * the candidates that `keeps` says and all fixed jobs. `days` gives the days of the limit that an item takes; fixed jobs
 * take none, the limit is what they leave.
 */
export function limitedSchedule(
  items: ScheduleItems,
  days: (item: number) => number,
  most: number,
  keeps: (item: number) => boolean = () => true,
): LimitedSchedule {
  const rows = rowsOf(items, (k) => days(k) <= most && keeps(k));
  const width = most + 1;
  const value = new Float64Array(rows.length * width);
  const from = new Int32Array(rows.length * width).fill(NONE);
  // Only paths with a candidate are in the table; that of fixed jobs alone, which each may begin with, is `bare`.
  let wall = NONE;
  let bare = 0;
  for (let row = 0; row < rows.length; row++) {
    const k = rows[row]!;
    const fixed = items.group[k] === NONE;
    const own = fixed ? 0 : days(k);
    const at = row * width;
    value.fill(-Infinity, at, at + width);
    if (!fixed && (wall === NONE || items.follows(rows[wall]!, k))) {
      value.fill(wall === NONE ? 0 : bare + items.chain(rows[wall]!, k), at + own, at + width);
    }
    for (let earlier = wall === NONE ? 0 : wall; earlier < row; earlier++) {
      const j = rows[earlier]!;
      // Fixed jobs stay even where they break a rule between themselves.
      if (!items.follows(j, k) && !(fixed && earlier === wall)) continue;
      const chain = items.chain(j, k);
      for (let used = own; used < width; used++) {
        const chained = value[earlier * width + used - own]! + chain;
        if (chained <= value[at + used]!) continue;
        value[at + used] = chained;
        from[at + used] = earlier;
      }
    }
    for (let used = own; used < width; used++) value[at + used]! += items.net[k]!;
    if (!fixed) continue;
    if (wall !== NONE) bare += items.chain(rows[wall]!, k);
    wall = row;
  }
  return bestEnd({ rows, items, value, from, width, wall }, days);
}

/** All fixed jobs, and the candidates that are kept. */
function rowsOf(items: ScheduleItems, keeps: (item: number) => boolean): number[] {
  const rows: number[] = [];
  for (let k = 0; k < items.count; k++) if (items.group[k] === NONE || keeps(k)) rows.push(k);
  return rows;
}

interface Table {
  readonly rows: readonly number[];
  readonly items: ScheduleItems;
  readonly value: Float64Array;
  readonly from: Int32Array;
  readonly width: number;
  readonly wall: number;
}

function bestEnd({ rows, items, value, from, width, wall }: Table, days: (item: number) => number): LimitedSchedule {
  let best = -Infinity;
  let chosen: number[] = [];
  for (let end = wall === NONE ? 0 : wall; end < rows.length; end++) {
    const total = value[end * width + width - 1]!;
    if (total <= best) continue;
    const trail: number[] = [];
    let used = width - 1;
    for (let row = end; row !== NONE;) {
      const before = from[row * width + used]!;
      const k = rows[row]!;
      if (items.group[k] !== NONE) {
        trail.push(k);
        used -= days(k);
      }
      row = before;
    }
    best = total;
    chosen = trail.reverse();
  }
  return { value: best, chosen };
}
