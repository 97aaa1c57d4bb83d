import { levelOf, Market } from '../market/market';
import { SlotScan } from '../rank/slot-scan';
import { kindsOf } from './kinds';
import { LEVEL_CLASSES, PoolSink } from './pool-sink';
import { labourCost, ShootRules, traineeStep } from './shoot-rules';

/** What one thread keeps from shoot to shoot, so that planning one allocates nothing of the market's size. */
export class ShootMemory {
  readonly scan: SlotScan;
  /** Place of a person among the columns of the problem at hand; only valid for people who are in it. */
  readonly columnOf: Int32Array;
  /** People who kept every hard rule, over all scans. */
  eligible = 0;

  constructor(readonly market: Market) {
    this.scan = new SlotScan(market);
    this.columnOf = new Int32Array(market.people.count);
  }
}

interface Listed {
  readonly person: number;
  readonly score: number;
}

/** The people known to come into question for the slots of one kind. */
interface Pool {
  readonly slot: number;
  readonly crew: number;
  readonly rows: number[];
  listed: Listed[];
  /** The greatest score of anybody who is not listed, by level class; -Infinity when there is nobody. */
  rest: number[];
  /** By level class as well as by score. */
  classed: boolean;
}

/** More people than a kind has places: some of them are taken by other kinds, and two are runners-up. */
const SPARE = 4;
/** How far under the last of the best people of a kind its other classes are looked for, in points. */
const REACH = 200;

/**
 * The slots of a shoot as rows and the people in question as columns. Rows of one kind share a pool, a list in
 * compressed form: entries `start[k]` to `start[k + 1]` of kind k, greatest score first.
 */
export class ShootProblem {
  readonly kindOf: Int32Array;
  readonly pools: Pool[];
  start = new Int32Array(1);
  /** The person of each column, ascending. */
  columns = new Int32Array(0);
  column = new Int32Array(0);
  score = new Float64Array(0);
  /** Fen that an entry costs; 0 without a labour cap. */
  cost = new Float64Array(0);
  /** What it adds to the trainees of its crew. */
  step = new Int32Array(0);

  constructor(
    private readonly memory: ShootMemory,
    readonly rules: ShootRules,
    onRanked?: (rows: number) => void,
  ) {
    const { kindOf, slots } = kindsOf(memory.market, rules.rows);
    this.kindOf = kindOf;
    this.pools = slots.map((slot) => ({ slot, crew: -1, rows: [], listed: [], rest: [], classed: false }));
    kindOf.forEach((kind, row) => {
      const pool = this.pools[kind]!;
      pool.rows.push(row);
      this.pools[kind] = { ...pool, crew: rules.crewOf[row]! };
    });
    let ranked = 0;
    for (const pool of this.pools) {
      this.fill(pool, pool.rows.length + SPARE);
      ranked += pool.rows.length;
      onRanked?.(ranked);
    }
    this.rebuild();
  }

  get rows(): number {
    return this.kindOf.length;
  }

  /** Lists the best people of a kind, `keep` of them. */
  private fill(pool: Pool, keep: number): void {
    const { memory, rules } = this;
    const wish = { slot: pool.slot, keep, limit: -1, mostFen: rules.labourFen, byLevel: false, byPay: false };
    const sink = new PoolSink(memory.market, wish);
    memory.scan.scan(pool.slot, sink, rules.pinned);
    memory.eligible += sink.taken;
    pool.listed = [];
    sink.each((person, score) => pool.listed.push({ person, score }));
    pool.rest = new Array<number>(LEVEL_CLASSES).fill(sink.restOf(0));
  }

  /** Lists more people of a kind whose scores are the only thing that counts. */
  deepen(kind: number): void {
    const pool = this.pools[kind]!;
    // Among one more than all rows there is somebody whom nobody uses, and whoever is not listed is no better.
    this.fill(pool, Math.min(3 * pool.listed.length, this.rows + 1));
  }

  /**
   * Lists the best of every class as well, where the rules across the shoot tell them apart; with `wide` more of them,
   * however low their scores.
   */
  addClasses(kind: number, wide = false): void {
    const { memory, rules } = this;
    const pool = this.pools[kind]!;
    if ((pool.classed && !wide) || pool.rest.every((rest) => rest === -Infinity)) return;
    pool.classed = true;
    const best = Math.max(...pool.rest);
    const wish = {
      slot: pool.slot,
      keep: wide ? 3 * (pool.rows.length + SPARE) : pool.rows.length + SPARE,
      limit: wide ? -1 : Math.max(-1, best - REACH),
      mostFen: rules.labourFen,
      byLevel: pool.crew >= 0,
      byPay: rules.labourFen !== Infinity,
    };
    const sink = new PoolSink(memory.market, wish);
    memory.scan.scan(pool.slot, sink, rules.pinned);
    memory.eligible += sink.taken;
    sink.each((person, score) => pool.listed.push({ person, score }));
    pool.rest = pool.rest.map((_, level) => sink.restOf(level));
  }

  /** Lists a person; the columns know her after `rebuild`. */
  add(kind: number, person: number, score: number): void {
    this.pools[kind]!.listed.push({ person, score });
  }

  /** Sorts the pools and lays them out. */
  rebuild(): void {
    const { memory, pools } = this;
    for (const pool of pools) {
      pool.listed.sort((a, b) => b.score - a.score || a.person - b.person);
      pool.listed = pool.listed.filter((each, k) => k === 0 || each.person !== pool.listed[k - 1]!.person);
    }
    const sizes = pools.map((pool) => pool.listed.length);
    const entries = sizes.reduce((sum, size) => sum + size, 0);
    const people = new Int32Array(entries);
    this.start = new Int32Array(pools.length + 1);
    this.score = new Float64Array(entries);
    pools.forEach((pool, kind) => {
      const from = this.start[kind]!;
      this.start[kind + 1] = from + pool.listed.length;
      pool.listed.forEach(({ person, score }, k) => {
        people[from + k] = person;
        this.score[from + k] = score;
      });
    });
    const sorted = people.slice().sort();
    let count = 0;
    for (let k = 0; k < entries; k++) {
      if (k > 0 && sorted[k] === sorted[k - 1]) continue;
      sorted[count] = sorted[k]!;
      memory.columnOf[sorted[k]!] = count++;
    }
    this.columns = sorted.slice(0, count);
    this.column = people.map((person) => memory.columnOf[person]!);
    this.weigh();
  }

  private weigh(): void {
    const { market } = this.memory;
    const { rules, pools, start } = this;
    this.cost = new Float64Array(this.column.length);
    this.step = new Int32Array(this.column.length);
    pools.forEach(({ slot, crew }, kind) => {
      for (let entry = start[kind]!; entry < start[kind + 1]!; entry++) {
        const person = this.columns[this.column[entry]!]!;
        if (rules.labourFen !== Infinity) this.cost[entry] = labourCost(market, slot, person);
        if (crew < 0) continue;
        const level = levelOf(market.people, person, market.slots.role[slot]!);
        this.step[entry] = traineeStep(level, rules.perExperienced);
      }
    });
  }

  /** The column of a person, -1 when she is in no pool. */
  columnOf(person: number): number {
    const column = this.memory.columnOf[person]!;
    return this.columns[column] === person ? column : -1;
  }
}
