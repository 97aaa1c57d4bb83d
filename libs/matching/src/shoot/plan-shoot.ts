import { FillProgress, OPEN_SLOT_PENALTY } from '../fill-result';
import type { Market } from '../market/market';
import { LABOUR_PRICE_FEN, POINT_PARTS } from '../plan';
import { branch } from './branch';
import { cover, coversAll, Covered } from './cover';
import { Priced, priced, ShootPrices } from './priced';
import { finishPlan, Found, scoreBound, searchPrices, SearchStart } from './price-search';
import { ShootPlan } from './shoot-plan';
import { ShootMemory, ShootProblem } from './shoot-problem';
import { rulesOf } from './shoot-rules';

export interface PlanShootOptions {
  /** Kept from shoot to shoot of one market, it saves memory and time. */
  readonly memory?: ShootMemory;
  readonly onProgress?: FillProgress;
}

/** A plan of one shoot by index, with the prices that prove how good it is. */
export interface ShootSolution {
  /** Slots without a pin, ascending, and the person of each, -1 for nobody. */
  readonly slots: readonly number[];
  readonly people: Int32Array;
  readonly scores: Float64Array;
  readonly filled: number;
  /** Sum of the scores. */
  readonly score: number;
  /** Gain of the plan with `openPenalty` for each filled slot, and a bound on that of every plan, in points. */
  readonly openPenalty: number;
  readonly primal: number;
  readonly dual: number;
  /** In parts of a point: by slot, and by person those above 0. */
  readonly slotParts: Float64Array;
  readonly personParts: ReadonlyMap<number, number>;
  readonly labourParts: number;
  /** By crew of the market. */
  readonly traineeParts: ReadonlyMap<number, number>;
  /** Bans that the best assignment would break. */
  readonly bansRepaired: readonly (readonly [number, number])[];
  readonly pairs: number;
  readonly paths: number;
  readonly relaxations: number;
  /** People looked at, and those of them who kept every hard rule. */
  readonly looked: number;
  readonly eligible: number;
}

/** What a filled slot is worth while prices are sought: more than scores can make up for, little enough to be exact. */
const SEARCH_PENALTY = 4_096;
/** A gap of a plan's value that is close enough. */
const ENOUGH = 1 / 4_000;
/** Price steps of a search and by what its first ones are divided; between two passes people join the pools. */
const PASSES = [
  { rounds: 8, part: 1 },
  { rounds: 16, part: 1 },
  { rounds: 12, part: 4 },
  { rounds: 12, part: 16 },
];

function freePrices(problem: ShootProblem, openPenalty: number): ShootPrices {
  return { openPenalty, labour: 0, trainee: problem.rules.crews.map(() => 0) };
}

/** The best assignment without regard to the rules across the shoot, over all people. */
function assignFreely(memory: ShootMemory, problem: ShootProblem): Priced {
  // Pools triple until they hold one more than there are rows.
  for (let rounds = 8; ; rounds--) {
    const at = priced(problem, freePrices(problem, OPEN_SLOT_PENALTY));
    const short = problem.pools.map((_, kind) => kind).filter((kind) => !coversAll(memory.market, problem, at, kind));
    if (short.length === 0) return at;
    if (rounds === 0) throw new Error('one more candidate than slots left somebody uncovered');
    for (const kind of short) problem.deepen(kind);
    problem.rebuild();
  }
}

function bannedPairs(problem: ShootProblem, { solution }: Priced): (readonly [number, number])[] {
  const { rules, columns } = problem;
  if (rules.bans.size === 0) return [];
  const people = [...solution.columnOfRow].filter((column) => column >= 0).map((column) => columns[column]!);
  const around = new Set([...people, ...rules.pinned]);
  return people
    .flatMap((person) =>
      (rules.bans.get(person) ?? [])
        .filter((other) => around.has(other) && (person < other || rules.pinned.includes(other)))
        .map((other) => [Math.min(person, other), Math.max(person, other)] as const),
    )
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function useClasses(problem: ShootProblem, free: Priced): void {
  const { rules, pools } = problem;
  pools.forEach((pool, kind) => {
    const crew = pool.crew;
    const tight = crew >= 0 && free.trainees[crew]! > rules.traineeRoom[crew]!;
    if (tight || (rules.labourFen !== Infinity && free.fen > rules.labourFen)) problem.addClasses(kind);
    if (rules.bans.size > 0) problem.addClasses(kind, true);
  });
  problem.rebuild();
}

/** Searches prices and a plan, lists whom the prices do not cover, and searches on from there while that helps. */
function searchAndCover(memory: ShootMemory, problem: ShootProblem, start: SearchStart, found: Found): Covered {
  let prices = start.prices;
  let before = Infinity;
  for (let pass = 0; ; pass++) {
    const { rounds, part } = PASSES[pass]!;
    const labourStep = Math.ceil(start.labourStep / part);
    const traineeStep = Math.ceil(start.traineeStep / part);
    searchPrices(problem, { ...start, prices, labourStep, traineeStep, rounds }, found);
    finishPlan(problem, found, start.most);
    const people = found.plan!.people();
    const covered = cover(memory, problem, found.bound);
    found.plan = ShootPlan.of(problem, people);
    found.bound = covered.at;
    const gap = scoreBound(covered, found.plan.filled) - found.plan.score * POINT_PARTS;
    if (pass === PASSES.length - 1 || gap <= start.enough) return covered;
    if (pass > 1 && gap > before - start.enough / 4) return covered;
    before = gap;
    prices = found.bound.prices;
  }
}

/** Prices and a plan for a shoot whose best free assignment breaks a rule across its slots. */
function searchAll(memory: ShootMemory, problem: ShootProblem, free: Priced): { plan: ShootPlan; covered: Covered } {
  const most = free.filled;
  useClasses(problem, free);
  const bound = priced(problem, freePrices(problem, SEARCH_PENALTY));
  const found: Found = { plan: null, bound };
  const value = bound.dual - (SEARCH_PENALTY - memory.market.weights.filled) * POINT_PARTS * most;
  const start: SearchStart = {
    prices: bound.prices,
    labourStep: 4 * POINT_PARTS,
    traineeStep: 60 * POINT_PARTS,
    rounds: 0,
    enough: Math.max(0, Math.floor(value * ENOUGH)),
    most,
  };
  let covered = searchAndCover(memory, problem, start, found);
  branchOut(problem, found, start);
  if (found.plan!.filled === most) return { plan: found.plan!, covered };
  const seen = covered.at.prices;
  const people = found.plan!.people();
  problem.pools.forEach((_, kind) => problem.addClasses(kind, true));
  problem.rebuild();
  found.plan = ShootPlan.of(problem, people);
  fillFirst(memory, problem, start, found);
  const { filled } = found.plan!;
  found.bound = priced(problem, seen);
  const again = { ...start, prices: seen, ...(filled < most ? { filled } : {}) };
  covered = searchAndCover(memory, problem, again, found);
  branchOut(problem, found, start);
  return { plan: found.plan!, covered };
}

/** Looks for a better plan among all that the bound leaves possible, where there is much left. */
function branchOut(problem: ShootProblem, found: Found, { enough }: SearchStart): void {
  const plan = found.plan!;
  const gap = scoreBound(found.bound, plan.filled) - plan.score * POINT_PARTS;
  if (gap > enough) found.plan = branch(plan, found.bound, gap);
}

/** Looks for a plan that fills more slots, at prices before which scores are nothing. */
function fillFirst(memory: ShootMemory, problem: ShootProblem, start: SearchStart, found: Found): void {
  const bound = priced(problem, freePrices(problem, OPEN_SLOT_PENALTY));
  const fill: Found = { plan: found.plan && ShootPlan.of(problem, found.plan.people()), bound };
  const units = Math.max(1, Math.min(problem.rules.labourFen, bound.fen) / LABOUR_PRICE_FEN);
  const labourStep = Math.round((OPEN_SLOT_PENALTY * POINT_PARTS * start.most) / units / 8);
  const traineeStep = (OPEN_SLOT_PENALTY * POINT_PARTS) / 8;
  searchAndCover(memory, problem, { ...start, prices: bound.prices, labourStep, traineeStep, enough: 0 }, fill);
  found.plan = fill.plan;
}

/** With a filled slot worth more than all scores, where the bound is as close. */
function withFullPenalty(memory: ShootMemory, problem: ShootProblem, covered: Covered, filled: number): Covered {
  const prices = { ...covered.at.prices, openPenalty: OPEN_SLOT_PENALTY };
  const full = cover(memory, problem, priced(problem, prices));
  return scoreBound(full, filled) <= scoreBound(covered, filled) ? full : covered;
}

/**
 * The best plan for the slots of one shoot that have no pin, by index and without explanations: most slots filled
 * first, then the highest score.
 */
export function planShoot(market: Market, shoot: number, options: PlanShootOptions = {}): ShootSolution {
  const memory = options.memory?.market === market ? options.memory : new ShootMemory(market);
  const { looked } = memory.scan;
  const { eligible } = memory;
  const rules = rulesOf(market, shoot);
  const total = rules.rows.length + rules.pinned.length;
  const onRanked = (rows: number): void => options.onProgress?.('rank', rules.pinned.length + rows, total);
  const problem = new ShootProblem(memory, rules, onRanked);
  const free = assignFreely(memory, problem);
  let plan = new ShootPlan(problem, free.solution.entryOfRow);
  const bansRepaired = bannedPairs(problem, free);
  let covered: Covered = { at: free, prices: free.prices, rowDual: free.solution.rowDual, dual: free.dual };
  if (!plan.keepsRules()) {
    const found = searchAll(memory, problem, free);
    covered = withFullPenalty(memory, problem, found.covered, found.plan.filled);
    plan = ShootPlan.of(problem, found.plan.people());
  }
  options.onProgress?.('assign', total, total);
  return {
    ...solutionOf(problem, plan, covered),
    bansRepaired,
    looked: memory.scan.looked - looked,
    eligible: memory.eligible - eligible,
  };
}

function solutionOf(problem: ShootProblem, plan: ShootPlan, { at, rowDual, dual }: Covered) {
  const { columns, rules } = problem;
  const { openPenalty, labour, trainee } = at.prices;
  const personParts = new Map<number, number>();
  at.solution.columnDual.forEach((parts, column) => {
    if (parts !== 0) personParts.set(columns[column]!, parts);
  });
  return {
    slots: rules.rows,
    people: plan.people(),
    scores: Float64Array.from(plan.entryOfRow, (entry) => plan.scoreOf(entry)),
    filled: plan.filled,
    score: plan.score,
    openPenalty,
    primal: plan.score + openPenalty * plan.filled,
    dual: dual / POINT_PARTS,
    slotParts: rowDual,
    personParts,
    labourParts: labour,
    traineeParts: new Map(rules.crews.map((crew, k) => [crew, trainee[k]!])),
    pairs: problem.column.length,
    paths: at.solution.paths,
    relaxations: at.solution.relaxations,
  };
}
