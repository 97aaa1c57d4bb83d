import loadHighs from 'highs';
import { levelOf, Market } from '../../libs/matching/src/market/market';
import { EXPERIENCED_LEVEL } from '../../libs/matching/src/matching-input';
import type { MarketPlan } from '../../libs/matching/src/plan';
import { compatible, daysLeft, daysOfLimit, EligiblePairs } from './pairs';

/** What HiGHS found. */
export interface OracleResult {
  /** `Optimal`, or why it stopped. */
  readonly status: string;
  /** Value of the plan in points, as `PlanValue` counts it. */
  readonly value: number;
  readonly plan: MarketPlan;
  /** Of the solver alone, building the text left out. */
  readonly seconds: number;
  readonly variables: number;
  readonly rows: number;
}

export interface OracleOptions {
  /** `lp` drops the whole numbers: an upper bound. */
  readonly kind?: 'mip' | 'lp';
  readonly secondsLimit?: number;
  /** How far from the optimum it may stop; 0 when left out, HiGHS itself would take 1e-4. */
  readonly relativeGap?: number;
}

/** A program as HiGHS reads it, with what each variable means. */
export interface Program {
  readonly text: string;
  readonly slotOf: Int32Array;
  readonly personOf: Int32Array;
  readonly rows: number;
}

const TERMS_PER_LINE = 12;

type Term = readonly [factor: number, variable: number];

function sum(terms: readonly Term[]): string {
  const parts: string[] = [];
  terms.forEach(([factor, variable], k) => {
    if (k > 0 && k % TERMS_PER_LINE === 0) parts.push('\n');
    const size = Math.abs(factor);
    parts.push(`${factor < 0 ? '-' : '+'} ${size === 1 ? '' : `${size} `}x${variable}`);
  });
  return parts.join(' ');
}

/** Bits of a set of small numbers. */
class Bits {
  constructor(readonly words: Uint32Array) {}

  static of(size: number): Bits {
    return new Bits(new Uint32Array((size + 31) >> 5));
  }

  add(k: number): void {
    this.words[k >> 5]! |= 1 << (k & 31);
  }

  remove(k: number): void {
    this.words[k >> 5]! &= ~(1 << (k & 31));
  }

  and(other: Bits): Bits {
    return new Bits(this.words.map((word, k) => word & other.words[k]!));
  }

  or(other: Bits): Bits {
    return new Bits(this.words.map((word, k) => word | other.words[k]!));
  }

  without(other: Bits): Bits {
    return new Bits(this.words.map((word, k) => word & ~other.words[k]!));
  }

  list(): number[] {
    const members: number[] = [];
    this.words.forEach((word, k) => {
      for (let rest = word; rest !== 0; rest &= rest - 1) members.push(32 * k + 31 - Math.clz32(rest & -rest));
    });
    return members;
  }
}

/** The maximal cliques of a small graph (C. Bron and J. Kerbosch, "Algorithm 457", CACM 16, 1973, with a pivot). */
export function maximalCliques(count: number, joined: (a: number, b: number) => boolean): number[][] {
  const near = Array.from({ length: count }, () => Bits.of(count));
  const all = Bits.of(count);
  for (let a = 0; a < count; a++) {
    all.add(a);
    for (let b = 0; b < a; b++) {
      if (!joined(a, b)) continue;
      near[a]!.add(b);
      near[b]!.add(a);
    }
  }
  const cliques: number[][] = [];
  const grow = (clique: readonly number[], open: Bits, done: Bits): void => {
    const candidates = open.or(done).list();
    if (candidates.length === 0) cliques.push([...clique]);
    let fewest = open.list();
    for (const pivot of candidates) {
      const beyond = open.without(near[pivot]!).list();
      if (beyond.length < fewest.length) fewest = beyond;
    }
    for (const each of fewest) {
      grow([...clique, each], open.and(near[each]!), done.and(near[each]!));
      open.remove(each);
      done.add(each);
    }
  };
  grow([], all, Bits.of(count));
  return cliques;
}

/** Pinned slots of each person. */
function pinsOf({ slots }: Market): Map<number, number[]> {
  const pins = new Map<number, number[]>();
  for (let slot = 0; slot < slots.count; slot++) {
    const person = slots.pinned[slot]!;
    if (person >= 0) pins.set(person, [...(pins.get(person) ?? []), slot]);
  }
  return pins;
}

/** Rows as they are added, with the variables by slot and by person. */
class ProgramText {
  readonly slotOf: number[] = [];
  readonly personOf: number[] = [];
  readonly gains: number[] = [];
  readonly ofSlot: number[][];
  readonly ofPerson: number[][];
  private readonly lines: string[] = [];

  constructor(private readonly market: Market) {
    this.ofSlot = Array.from({ length: market.slots.count }, () => []);
    this.ofPerson = Array.from({ length: market.people.count }, () => []);
  }

  get rows(): number {
    return this.lines.length;
  }

  addVariable(slot: number, person: number, gain: number): void {
    const variable = this.slotOf.length;
    this.slotOf.push(slot);
    this.personOf.push(person);
    this.gains.push(gain);
    this.ofSlot[slot]!.push(variable);
    this.ofPerson[person]!.push(variable);
  }

  addRow(terms: readonly Term[], most: number): void {
    if (terms.length === 0) return;
    this.lines.push(`r${this.lines.length}: ${sum(terms)} <= ${most}`);
  }

  addOnce(variables: readonly number[]): void {
    if (variables.length > 1)
      this.addRow(
        variables.map((variable) => [1, variable] as const),
        1,
      );
  }

  /** Of slots that exclude each other a person holds one at most; equal slots of a shoot go together. */
  addPeople(pins: ReadonlyMap<number, readonly number[]>): void {
    const { market, slotOf } = this;
    const { slots } = market;
    this.ofPerson.forEach((variables, person) => {
      const twins = new Map<string, number[]>();
      for (const variable of variables) {
        const slot = slotOf[variable]!;
        const key = `${slots.shoot[slot]} ${slots.first[slot]} ${slots.last[slot]} ${slots.nightRun[slot]}`;
        const known = twins.get(key);
        if (known) known.push(variable);
        else twins.set(key, [variable]);
      }
      const groups = [...twins.values()];
      const clash = (a: number, b: number): boolean =>
        !compatible(market, slotOf[groups[a]![0]!]!, slotOf[groups[b]![0]!]!);
      for (const clique of maximalCliques(groups.length, clash)) this.addOnce(clique.flatMap((k) => groups[k]!));
      this.addDayLimit(person, variables, pins.get(person) ?? []);
    });
  }

  private addDayLimit(person: number, variables: readonly number[], pinned: readonly number[]): void {
    const { market, slotOf } = this;
    const { slots } = market;
    let left = daysLeft(market, person);
    if (left === Infinity) return;
    for (const slot of pinned) left -= daysOfLimit(market, person, slots.first[slot]!, slots.last[slot]!);
    const terms = variables.map((variable): Term => {
      const slot = slotOf[variable]!;
      return [daysOfLimit(market, person, slots.first[slot]!, slots.last[slot]!), variable];
    });
    const counted = terms.filter(([days]) => days > 0);
    if (counted.length > 0) this.addRow(counted, Math.max(0, left));
  }

  addLabourCaps(): void {
    const { shoots, slots, people } = this.market;
    const cost = (slot: number, person: number): number =>
      Math.max(slots.payLowFen[slot]!, people.payFloorFen[person]!) *
      (slots.dayStart[slot + 1]! - slots.dayStart[slot]!);
    for (let shoot = 0; shoot < shoots.count; shoot++) {
      let left = shoots.labourCapFen[shoot]!;
      if (left < 0) continue;
      const terms: Term[] = [];
      for (const slot of shoots.slot.subarray(shoots.slotStart[shoot]!, shoots.slotStart[shoot + 1]!)) {
        if (slots.pinned[slot]! >= 0) left -= cost(slot, slots.pinned[slot]!);
        for (const variable of this.ofSlot[slot]!) terms.push([cost(slot, this.personOf[variable]!), variable]);
      }
      this.addRow(
        terms.filter(([fen]) => fen > 0),
        Math.max(0, left),
      );
    }
  }

  /** Trainees (level 1) less r times the experienced (level 3 and up), pinned people and staff on the right. */
  addTraineeRules(): void {
    const { crews, shoots, slots, people } = this.market;
    const weight = (slot: number, person: number, most: number): number => {
      const level = levelOf(people, person, slots.role[slot]!);
      return level === 1 ? 1 : level >= EXPERIENCED_LEVEL ? -most : 0;
    };
    for (let crew = 0; crew < crews.count; crew++) {
      const shoot = crews.shoot[crew]!;
      const most = shoots.traineesPerExperienced[shoot]!;
      let room = 0;
      for (let entry = shoots.staffStart[shoot]!; entry < shoots.staffStart[shoot + 1]!; entry++) {
        if (shoots.staffDepartment[entry] !== crews.department[crew]) continue;
        room += most * shoots.staffExperienced[entry]! - shoots.staffTrainees[entry]!;
      }
      const terms: Term[] = [];
      for (let slot = 0; slot < slots.count; slot++) {
        if (crews.ofSlot[slot] !== crew) continue;
        if (slots.pinned[slot]! >= 0) room -= weight(slot, slots.pinned[slot]!, most);
        for (const variable of this.ofSlot[slot]!) terms.push([weight(slot, this.personOf[variable]!, most), variable]);
      }
      this.addRow(
        terms.filter(([factor]) => factor !== 0),
        room,
      );
    }
  }

  addPairBans(pins: ReadonlyMap<number, readonly number[]>): void {
    const { pairBans, slots } = this.market;
    for (let k = 0; k < pairBans.length; k += 2) {
      const pair = [pairBans[k]!, pairBans[k + 1]!];
      const byShoot = new Map<number, number[]>();
      for (const variable of pair.flatMap((person) => this.ofPerson[person]!)) {
        const shoot = slots.shoot[this.slotOf[variable]!]!;
        byShoot.set(shoot, [...(byShoot.get(shoot) ?? []), variable]);
      }
      const pinned = new Set(pair.flatMap((person) => pins.get(person) ?? []).map((slot) => slots.shoot[slot]!));
      for (const [shoot, variables] of byShoot) {
        this.addRow(
          variables.map((variable) => [1, variable] as const),
          pinned.has(shoot) ? 0 : 1,
        );
      }
    }
  }

  finish(kind: 'mip' | 'lp'): Program {
    const { gains, lines } = this;
    const objective = sum(gains.map((gain, variable) => [gain, variable] as const));
    const names = gains.map((_, variable) => `${variable % TERMS_PER_LINE === 0 ? '\n' : ''}x${variable}`).join(' ');
    const rows = lines.length > 0 ? lines.join('\n') : 'r0: + x0 <= 1';
    const limits = kind === 'mip' ? `Binary ${names}` : '';
    return {
      text: `Maximize\n obj: ${objective}\nSubject To\n${rows}\n${limits}\nEnd\n`,
      slotOf: Int32Array.from(this.slotOf),
      personOf: Int32Array.from(this.personOf),
      rows: lines.length,
    };
  }
}

/**
 * A whole market as an integer program: a variable for every eligible pair, one row a slot, one a maximal clique of
 * slots that exclude each other for a person, and rows for day limits, labour caps, trainees and bans. Chains and first
 * jobs are no sums over pairs, so their weights have to be 0.
 */
export function programOf(
  market: Market,
  pairs: EligiblePairs,
  kind: 'mip' | 'lp' = 'mip',
  keeps: (slot: number, person: number) => boolean = () => true,
): Program {
  const { weights, slots } = market;
  if (weights.chainDay !== 0 || weights.firstJob !== 0) throw new Error('chainDay and firstJob have to be 0');
  const pins = pinsOf(market);
  const program = new ProgramText(market);
  for (let slot = 0; slot < slots.count; slot++) {
    for (let entry = pairs.start[slot]!; entry < pairs.start[slot + 1]!; entry++) {
      const person = pairs.person[entry]!;
      if ((pins.get(person) ?? []).some((pinned) => !compatible(market, slot, pinned))) continue;
      if (!keeps(slot, person)) continue;
      program.addVariable(slot, person, weights.filled + pairs.points[entry]!);
    }
  }
  for (const variables of program.ofSlot) {
    // In a linear program this row is also what keeps a variable at 1.
    if (variables.length > 0)
      program.addRow(
        variables.map((variable) => [1, variable] as const),
        1,
      );
  }
  program.addPeople(pins);
  program.addLabourCaps();
  program.addTraineeRules();
  program.addPairBans(pins);
  return program.finish(kind);
}

function planOf(market: Market, program: Program, taken: (variable: number) => boolean): MarketPlan {
  const personOfSlot = market.slots.pinned.slice();
  program.slotOf.forEach((slot, variable) => {
    if (taken(variable)) personOfSlot[slot] = program.personOf[variable]!;
  });
  return { personOfSlot };
}

let solver: ReturnType<typeof loadHighs> | undefined;

interface Run {
  readonly status: string;
  readonly value: number;
  readonly seconds: number;
  /** Value and, of a linear program, reduced cost of each variable. */
  readonly primal: Float64Array;
  readonly reduced: Float64Array;
}

async function run(program: Program, options: OracleOptions): Promise<Run> {
  const { secondsLimit, relativeGap = 0 } = options;
  const count = program.slotOf.length;
  const primal = new Float64Array(count);
  const reduced = new Float64Array(count);
  if (count === 0) return { status: 'Optimal', value: 0, seconds: 0, primal, reduced };
  solver ??= loadHighs();
  const highs = await solver;
  const start = performance.now();
  const solution = highs.solve(program.text, {
    mip_rel_gap: relativeGap,
    ...(secondsLimit === undefined ? {} : { time_limit: secondsLimit }),
  });
  const seconds = (performance.now() - start) / 1_000;
  const columns = solution.Columns as Readonly<Record<string, { Primal?: number; Dual?: number } | undefined>>;
  for (let variable = 0; variable < count; variable++) {
    const column = columns[`x${variable}`];
    primal[variable] = column?.Primal ?? 0;
    reduced[variable] = Math.abs(column?.Dual ?? 0);
  }
  return { status: solution.Status, value: solution.ObjectiveValue, seconds, primal, reduced };
}

/** A market by HiGHS in one go; with `lp` the value is an upper bound and the plan means nothing. */
export async function solveWithHighs(
  market: Market,
  pairs: EligiblePairs,
  options: OracleOptions = {},
): Promise<OracleResult> {
  const { kind = 'mip' } = options;
  const program = programOf(market, pairs, kind);
  const { status, value, seconds, primal } = await run(program, options);
  return {
    status,
    value: kind === 'mip' ? Math.round(value) : value,
    plan: planOf(market, program, (variable) => primal[variable]! > 0.5),
    seconds,
    variables: program.slotOf.length,
    rows: program.rows,
  };
}

/** What {@link exactOptimum} adds to a result. */
export interface ExactResult extends OracleResult {
  /** Optimum of the linear program. */
  readonly linear: number;
  readonly linearSeconds: number;
  /** No plan is worth more; equal to the value where the status is `Optimal`. */
  readonly bound: number;
  /** Pairs that the last integer program was left with. */
  readonly kept: number;
}

const FIRST_SLACK = 100;
const NEXT_SLACK = 1.5;
const ROUNDING = 1e-3;

/**
 * The proven optimum, also where HiGHS on the whole integer program would not end: first the linear program, then the
 * integer program over the pairs whose reduced cost is at most a guess of how far apart the two optima lie. A plan with
 * a pair left out is worth less than the linear optimum minus the guess, so a plan worth that much is optimal; while
 * none is found the bound falls by the guess, and the guess grows. Where the time runs out, value and bound stand.
 */
export async function exactOptimum(
  market: Market,
  pairs: EligiblePairs,
  options: Pick<OracleOptions, 'secondsLimit'> = {},
): Promise<ExactResult> {
  const program = programOf(market, pairs, 'lp');
  const linear = await run(program, options);
  const key = (slot: number, person: number): number => slot * market.people.count + person;
  let best = { value: 0, plan: planOf(market, program, () => false) };
  let seconds = linear.seconds;
  let bound = Math.floor(linear.value + ROUNDING);
  for (let slack = FIRST_SLACK; ; slack = Math.ceil(slack * NEXT_SLACK)) {
    const kept = new Set<number>();
    program.slotOf.forEach((slot, variable) => {
      if (linear.reduced[variable]! <= slack + ROUNDING) kept.add(key(slot, program.personOf[variable]!));
    });
    const part = programOf(market, pairs, 'mip', (slot, person) => kept.has(key(slot, person)));
    const found = await run(part, options);
    seconds += found.seconds;
    const value = Number.isFinite(found.value) ? Math.round(found.value) : 0;
    if (value > best.value) best = { value, plan: planOf(market, part, (each) => found.primal[each]! > 0.5) };
    const ended = found.status === 'Optimal';
    const proven = ended && (value >= linear.value - slack || kept.size === program.slotOf.length);
    if (proven) bound = value;
    else if (ended) bound = Math.min(bound, Math.floor(linear.value - slack + ROUNDING));
    if (ended && !proven) continue;
    return {
      ...best,
      status: found.status,
      linear: linear.value,
      linearSeconds: linear.seconds,
      bound,
      seconds,
      variables: program.slotOf.length,
      rows: program.rows,
      kept: kept.size,
    };
  }
}
