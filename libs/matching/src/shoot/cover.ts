import { levelOf, Market } from '../market/market';
import { POINT_PARTS } from '../plan';
import type { ScanSink } from '../rank/slot-scan';
import { LEVEL_CLASSES, levelClass, scannedScore } from './pool-sink';
import { Priced, priced, ShootPrices } from './priced';
import { ShootMemory, ShootProblem } from './shoot-problem';
import { labourCost, labourParts, traineeStep } from './shoot-rules';

/** People added to a pool at once, those whom the prices cover least. */
const ADDED = 12;
/** Rounds of adding people before the prices of slots are raised to cover the rest. */
const ROUNDS = 4;

interface Found {
  readonly person: number;
  readonly score: number;
  readonly excess: number;
}

/** Points of each row that cover everybody, whether in a pool or not. */
export interface Covered {
  readonly at: Priced;
  readonly prices: ShootPrices;
  readonly rowDual: Float64Array;
  /** The bound, in parts, over all people. */
  readonly dual: number;
}

/** The least that the row prices of a kind are; all rows of a kind have the same gains. */
function rowPrice({ pools }: ShootProblem, { solution }: Priced, kind: number): number {
  let least = Infinity;
  for (const row of pools[kind]!.rows) least = Math.min(least, solution.rowDual[row]!);
  return least;
}

/** What the cheapest person of a level class would be charged, in parts. */
function leastCharge(market: Market, problem: ShootProblem, at: Priced, kind: number, level: number): number {
  const { slot, crew } = problem.pools[kind]!;
  const { slots } = market;
  const { labour, trainee } = at.prices;
  const days = slots.dayStart[slot + 1]! - slots.dayStart[slot]!;
  const pay = labour > 0 ? labourParts(labour, slots.payLowFen[slot]! * days) : 0;
  if (crew < 0) return pay;
  // A class of levels stands for its lowest: 1, 2 and 3.
  return pay + trainee[crew]! * traineeStep(level + 1, problem.rules.perExperienced);
}

/** Whether nobody outside the pool could gain more than the row prices, by the scores that are left. */
export function coversAll(market: Market, problem: ShootProblem, at: Priced, kind: number): boolean {
  const { rest } = problem.pools[kind]!;
  const price = rowPrice(problem, at, kind);
  for (let level = 0; level < LEVEL_CLASSES; level++) {
    if (rest[level] === -Infinity) continue;
    const gain = (rest[level]! + at.prices.openPenalty) * POINT_PARTS;
    if (gain - leastCharge(market, problem, at, kind, level) > price) return false;
  }
  return true;
}

/** Finds those whom the prices do not cover. */
class ExcessSink implements ScanSink {
  readonly cutoff: number;
  readonly found: Found[] = [];
  private readonly role: number;

  constructor(
    private readonly market: Market,
    private readonly problem: ShootProblem,
    private readonly at: Priced,
    private readonly kind: number,
    private readonly price: number,
  ) {
    this.role = market.slots.role[problem.pools[kind]!.slot]!;
    let least = Infinity;
    for (let level = 0; level < LEVEL_CLASSES; level++) {
      least = Math.min(least, leastCharge(market, problem, at, kind, level));
    }
    this.cutoff = Math.floor((price + least) / POINT_PARTS) - at.prices.openPenalty;
  }

  take(person: number, points: number, flags: number): void {
    const { market, problem, at } = this;
    const { slot, crew } = problem.pools[this.kind]!;
    const { rules } = problem;
    const fen = rules.labourFen === Infinity ? 0 : labourCost(market, slot, person);
    if (fen > rules.labourFen) return;
    const score = scannedScore(market, slot, person, points, flags);
    let gain = (score + at.prices.openPenalty) * POINT_PARTS;
    if (at.prices.labour > 0) gain -= labourParts(at.prices.labour, fen);
    if (crew >= 0) {
      const level = levelClass(levelOf(market.people, person, this.role)) + 1;
      gain -= at.prices.trainee[crew]! * traineeStep(level, rules.perExperienced);
    }
    const column = problem.columnOf(person);
    const excess = gain - this.price - (column < 0 ? 0 : at.solution.columnDual[column]!);
    if (excess > 0) this.found.push({ person, score, excess });
  }
}

function uncovered(memory: ShootMemory, problem: ShootProblem, at: Priced, kind: number): Found[] {
  if (coversAll(memory.market, problem, at, kind)) return [];
  const sink = new ExcessSink(memory.market, problem, at, kind, rowPrice(problem, at, kind));
  memory.scan.scan(problem.pools[kind]!.slot, sink, problem.rules.pinned);
  return sink.found.sort((a, b) => b.excess - a.excess || a.person - b.person);
}

/**
 * Makes prices hold for all people of the market: whoever could gain more than they say joins the pools, and in the
 * end the prices of slots are raised to what is still lacking.
 */
export function cover(memory: ShootMemory, problem: ShootProblem, from: Priced): Covered {
  let at = from;
  for (let round = 0; ; round++) {
    const rowDual = at.solution.rowDual.slice();
    let dual = at.dual;
    let added = 0;
    problem.pools.forEach((pool, kind) => {
      const found = uncovered(memory, problem, at, kind);
      const lacking = found[0]?.excess ?? 0;
      for (const row of pool.rows) rowDual[row]! += lacking;
      dual += lacking * pool.rows.length;
      if (round < ROUNDS) for (const { person, score } of found.slice(0, ADDED)) problem.add(kind, person, score);
      added += found.length;
    });
    if (added === 0 || round === ROUNDS) return { at, prices: at.prices, rowDual, dual };
    problem.rebuild();
    at = priced(problem, at.prices);
  }
}
