/**
 * The measures B1 to B14, in parts that each run in a process of their own, so that neither the compiled code nor the
 * memory of one shows in another. Every part measures J (and H where it needs it) itself.
 */
import { performance } from 'node:perf_hooks';
import { bases } from '@callboard/domain';
import {
  buildMarket,
  certify,
  DEFAULT_WEIGHTS,
  planShoot,
  POINT_PARTS,
  Ranker,
  ShootMemory,
  solve,
  verifyPlan,
  type Market,
  type MarketPlan,
} from '@callboard/matching';
import { SolveCrew } from '@callboard/matching-pool';
import { sharedMemory } from '@callboard/matching-pool';
import { deferredAcceptance, firstComeFirstServed, shootByShoot } from './baselines';
import { exactOptimum, solveWithHighs } from './highs-oracle';
import { ASSIGN500_OPTIMUM, marketOf, measureJ, percent, seconds, spreadOf, timedSolve, timesOf } from './measure-kit';
import { eligiblePairs } from './pairs';
import { fillBy, planMetrics } from './plan-metrics';
import { readSmptsp } from './public-instances';
import { measureRematch } from './rematch-bench';
import type { ComparedPlan, GapSeries, MeasureId, MeasureRow, SizePoint, StageTime } from './report';
import { measureSmptsp } from './smptsp-bench';
import { thirtyCandidates, tightSynthetic } from './synthetic';
import type { FillShare } from './plan-metrics';

/** What a part is told. */
export interface PartInput {
  readonly quick: boolean;
  readonly seed: number;
  /** Measured by the part `unit`; NaN before. */
  readonly hSeconds: number;
}

/** What a part found. */
export interface PartOutput {
  readonly rows?: readonly MeasureRow[];
  readonly jMs?: number | null;
  readonly hSeconds?: number;
  readonly gapOverTime?: readonly GapSeries[];
  readonly fillByRole?: readonly FillShare[];
  readonly fillByBase?: readonly FillShare[];
  readonly sizes?: readonly SizePoint[];
  readonly stages?: readonly StageTime[];
  readonly comparison?: readonly ComparedPlan[];
  readonly comparedOn?: string;
}

/** Threads of the sizes and the nation, and after how many H the nation is told to end. */
const SIZE_THREADS = 2;
const NATION_HOURS = 240;

const NO_J = 'no assign500 instance: set BENCH_DATA';

interface Figure {
  readonly value: number | null;
  readonly unit: string;
  readonly target: number;
  readonly better?: 'lower' | 'higher';
  readonly note?: string;
}

function row(id: MeasureId, measure: string, figure: Figure): MeasureRow {
  return { id, measure, better: 'lower', note: '', ...figure };
}

function inJ(ms: number, j: { readonly ms: number } | null): { value: number | null; unit: string; note: string } {
  return { value: j && ms / j.ms, unit: 'J', note: j ? `${ms.toFixed(3)} ms; J ${j.ms.toFixed(2)} ms` : NO_J };
}

/** Not faulted by the independent verifier, or an error: no figure is worth anything without. */
function checked(market: Market, plan: MarketPlan, value?: number): MarketPlan {
  const check = verifyPlan(market, plan);
  if (!check.ok) throw new Error(`the plan breaks rules: ${JSON.stringify(check.violations.slice(0, 3))}`);
  if (value !== undefined && check.value !== value) throw new Error(`the plan is worth ${check.value}, not ${value}`);
  return plan;
}

/** H, B4, B12 and B14: small instances. */
async function unit({ quick, seed }: PartInput): Promise<PartOutput> {
  const j = measureJ();
  const market = buildMarket(thirtyCandidates(seed));
  const pairs = eligiblePairs(market);
  const times: number[] = [];
  let linear = 0;
  for (let run = 0; run < (quick ? 1 : 3); run++) {
    const found = await solveWithHighs(market, pairs, { kind: 'lp' });
    times.push(found.seconds);
    linear = found.value;
  }
  const h = spreadOf(times).median;
  solve(market, { stop: ({ stage }) => stage === 'plan' });
  const short = timedSolve((options) => solve(market, options), 0.03 * h);
  checked(market, short.result.plan, short.result.value);
  const long = timedSolve((options) => solve(market, options), 0.5 * h);
  const tight = buildMarket(tightSynthetic(seed));
  const b12 = timedSolve((options) => solve(tight, options), 1.8 * h);
  checked(tight, b12.result.plan, b12.result.value);
  const away = (value: number): number => percent((linear - value) / linear);
  return {
    jMs: j && j.ms,
    hSeconds: h,
    gapOverTime: [
      { name: '2,000 x 6,000 x 30 (B4)', points: long.curve },
      { name: '2,000 slots x 700 people (B12)', points: b12.curve },
    ],
    rows: [
      row('B4', '2,000 slots x 6,000 people x 30 candidates: time', {
        value: short.seconds / h,
        unit: 'H',
        target: 0.05,
        note: `${seconds(short.seconds)}; H ${seconds(h)} is HiGHS on the linear program, median of ${times.length}`,
      }),
      row('B4', 'the same: gap to the linear optimum', {
        value: away(short.result.value),
        unit: '%',
        target: 0.005,
        note: `certified ${percent(short.result.gap).toFixed(4)} %; in 0.5 H ${away(long.result.value).toFixed(4)} %, certified ${percent(long.result.gap).toFixed(4)} %`,
      }),
      row('B12', 'tight synthetic, 2,000 slots x 700 people: gap in 2 H', {
        value: percent(b12.result.gap),
        unit: '%',
        target: 0.15,
        note: `${seconds(b12.seconds)}, ${b12.result.open} slots open`,
      }),
      row('B14', 'OR-Library assign500, exact', {
        value: j && j.total,
        unit: '',
        target: ASSIGN500_OPTIMUM,
        note: j ? `J ${j.ms.toFixed(2)} ms` : NO_J,
      }),
    ],
  };
}

/** B1, B2 and B3 in the national market (a tenth of it in quick). */
function fast({ quick, seed }: PartInput): PartOutput {
  const scale = quick ? 0.1 : 1;
  const runs = quick ? 1_000 : 4_000;
  const market = marketOf({ seed, scale });
  const people = market.people.count.toLocaleString('en-US');
  const ranker = new Ranker(market);
  const slot = (run: number): number => (run * 7_919) % market.slots.count;
  const rankTimes = spreadOf(timesOf(runs, runs / 2, (run) => void ranker.best(slot(run), 50)));
  const j = measureJ();
  const shoots = Math.min(market.shoots.count, quick ? 60 : 300);
  const memory = new ShootMemory(market);
  const fillTimes = spreadOf(
    timesOf(shoots, 30, (run) => void planShoot(market, run % market.shoots.count, { memory })),
  );
  const sided = sideRules(seed, quick);
  return {
    jMs: j && j.ms,
    rows: [
      row('B1', `best 50 of ${people} people for one slot, median`, { ...inJ(rankTimes.median, j), target: 0.01 }),
      row('B1', 'the same, 99th percentile', { ...inJ(rankTimes.p99, j), target: 0.05 }),
      row('B2', `one shoot of 60-90 slots among ${people}, proven optimal, median`, {
        ...inJ(fillTimes.median, j),
        target: 0.6,
      }),
      row('B2', 'the same, worst', { ...inJ(fillTimes.worst, j), target: 1.6 }),
      row('B3', 'one shoot with labour cap and trainee rule, 99th percentile', {
        ...inJ(sided.times.p99, j),
        target: 8,
      }),
      row('B3', 'the same: certified gap, 99th percentile', {
        value: sided.gap99,
        unit: '%',
        target: 0.2,
        note: sided.note,
      }),
      row('B3', 'the same: shoots without a plan', { value: sided.without, unit: '', target: 0 }),
    ],
  };
}

function sideRules(seed: number, quick: boolean) {
  const market = marketOf({
    seed,
    scale: quick ? 0.02 : 0.1,
    labourCap: { share: 1, level: 0.45 },
    traineeRule: { share: 1, perExperienced: 1 },
  });
  const memory = new ShootMemory(market);
  const gaps: number[] = [];
  let without = 0;
  const count = Math.min(market.shoots.count, quick ? 40 : 250);
  const times = timesOf(count, 10, (run) => {
    const found = planShoot(market, run % market.shoots.count, { memory });
    if (run >= count) return;
    const worth = found.score + market.weights.filled * found.filled;
    gaps.push(percent((found.dual - found.primal) / Math.max(1, worth)));
    if (found.filled === 0) without += 1;
  });
  const spread = spreadOf(gaps);
  const note = `${count} shoots; median ${spread.median.toFixed(3)} %, worst ${spread.worst.toFixed(3)} %`;
  return { times: spreadOf(times), gap99: spread.p99, without, note };
}

/** B5: a hundredth of the month beside the exact optimum. */
async function hundredth({ quick, seed, hSeconds }: PartInput): Promise<PartOutput> {
  const weights = { ...DEFAULT_WEIGHTS, chainDay: 0, firstJob: 0 };
  const scale = quick ? 0.005 : 0.01;
  const market = marketOf({ seed, scale, weights });
  solve(market, { stop: ({ stage }) => stage === 'plan' });
  const short = timedSolve((options) => solve(market, options), 0.08 * hSeconds);
  const long = timedSolve((options) => solve(market, options), hSeconds);
  checked(market, long.result.plan, long.result.value);
  const pairs = eligiblePairs(market);
  const exact = quick ? null : await exactOptimum(market, pairs, { secondsLimit: 25 });
  const linear = exact ?? { ...(await solveWithHighs(market, pairs, { kind: 'lp' })), linear: NaN, bound: NaN };
  const reference = exact ? exact.value : linear.value;
  const away = (value: number): number => percent((value - reference) / reference);
  const against = exact
    ? `HiGHS: ${exact.status}, plan ${exact.value}, bound ${exact.bound}, linear ${exact.linear.toFixed(0)}`
    : `beside the linear optimum ${linear.value.toFixed(0)}, which no plan exceeds`;
  return {
    rows: [
      row('B5', `${scale} of the month beside ${exact ? 'the best plan' : 'the linear optimum'} of HiGHS, in 0.1 H`, {
        value: away(short.result.value),
        unit: '%',
        target: -0.01,
        better: 'higher',
        note: `${seconds(short.seconds)}; in 1 H ${away(long.result.value).toFixed(4)} %, certified ${percent(long.result.gap).toFixed(3)} %; ${against}`,
      }),
    ],
  };
}

/** B6, B8 and B9: a tenth of the month, one thread. */
function tenth({ quick, seed, hSeconds }: PartInput): PartOutput {
  const scale = quick ? 0.02 : 0.1;
  const market = marketOf({ seed, scale });
  const run = (limit: number) => timedSolve((options) => solve(market, options), limit);
  // Compiled code for the first figure: a process that serves has it.
  solve(marketOf({ seed, scale: 0.01 }), { stop: ({ stage }) => stage === 'plan' });
  const one = run(0.8 * hSeconds);
  const three = quick ? null : run(2.7 * hSeconds);
  const long = quick ? one : run(12 * hSeconds);
  checked(market, long.result.plan, long.result.value);
  const name = `${scale} of the month`;
  const changed = nextDay(market, long, seed, scale, hSeconds);
  const dropOut = measureRematch(market, long.result.plan, seed, quick ? 300 : 2_000);
  const j = measureJ();
  const drops = spreadOf([...dropOut.times]);
  return {
    gapOverTime: [{ name: `${name}, one thread (B6)`, points: long.curve }],
    fillByRole: fillBy(market.slots.role, market.names.roles, long.result.plan),
    fillByBase: fillBy(
      market.slots.base,
      bases.map((base) => base.en),
      long.result.plan,
    ),
    stages: [...long.stages].map(([stage, time]) => ({ name: stage, seconds: time })),
    rows: [
      row('B6', `${name}, one thread: gap at 1 H`, {
        value: percent(one.result.gap),
        unit: '%',
        target: 0.1,
        note: `${(one.seconds / hSeconds).toFixed(2)} H with the proof; ${one.result.open} of ${market.slots.count} open`,
      }),
      ...(three === null
        ? []
        : [
            row('B6', 'the same at 3 H', {
              value: percent(three.result.gap),
              unit: '%',
              target: 0.06,
              note: `${(three.seconds / hSeconds).toFixed(2)} H; at ${(long.seconds / hSeconds).toFixed(1)} H ${percent(long.result.gap).toFixed(3)} %`,
            }),
          ]),
      changed,
      row('B9', `drop-out in ${name}, 99th percentile`, { ...inJ(drops.p99, j), target: 0.1 }),
      row('B9', 'the same: repaired with nobody else moved', {
        value: percent(dropOut.direct),
        unit: '%',
        target: 97,
        better: 'higher',
      }),
      row('B9', 'the same: of the repairable, with chains', {
        value: percent(dropOut.repairedOfRepairable),
        unit: '%',
        target: 99,
        better: 'higher',
      }),
    ],
  };
}

/** The next day: 2 % of the people and slots are others; prices and plan are carried over by id. */
function nextDay(
  market: Market,
  day: ReturnType<typeof timedSolve>,
  seed: number,
  scale: number,
  h: number,
): MeasureRow {
  const drop = (k: number): boolean => (Math.imul(k + seed, 0x9e3779b1) >>> 0) % 50 === 0;
  const next = marketOf({ seed, scale, without: drop });
  const slotOf = new Map(market.names.slots.map((id, slot) => [id, slot]));
  const personOf = new Map(next.names.people.map((id, person) => [id, person]));
  const start = new Int32Array(next.slots.count).fill(-1);
  const startPlan = new Int32Array(next.slots.count).fill(-1);
  next.names.slots.forEach((id, slot) => {
    const known = slotOf.get(id);
    if (known === undefined) return;
    start[slot] = day.result.prices.slot[known]!;
    const person = day.result.plan.personOfSlot[known]!;
    startPlan[slot] = person < 0 ? -1 : (personOf.get(market.names.people[person]!) ?? -1);
  });
  const zero = { labour: new Int32Array(next.shoots.count), trainee: new Int32Array(next.crews.count) };
  const warm = timedSolve((options) => solve(next, options), 8 * h, {
    start: { slot: start, ...zero },
    startPlan: { personOfSlot: startPlan },
    gapTarget: 0.003,
  });
  return row('B8', `the next day, 2 % changed (${scale} of the month): time to a proven 0.3 %`, {
    value: warm.result.gap <= 0.003 ? warm.seconds / h : null,
    unit: 'H',
    target: 4,
    note: `${seconds(warm.seconds)}, gap ${percent(warm.result.gap).toFixed(3)} %`,
  });
}

/** B10: batch beside the ways of today, on a tenth of the month. */
function compare({ quick, seed, hSeconds }: PartInput): PartOutput {
  const scale = quick ? 0.01 : 0.1;
  const market = marketOf({ seed, scale });
  const timed = (name: string, make: () => MarketPlan): ComparedPlan => {
    const begin = performance.now();
    const plan = checked(market, make());
    return { name, metrics: planMetrics(market, plan), seconds: (performance.now() - begin) / 1_000 };
  };
  const batch = timed(
    'batch (this engine)',
    () => timedSolve((o) => solve(market, o), (quick ? 1 : 6) * hSeconds).result.plan,
  );
  const byShoot = timed('shoot by shoot, each optimal', () => shootByShoot(market, seed));
  const chat = timed('first come first served (chat groups)', () => firstComeFirstServed(market, seed));
  const stable = timed('stable matching', () => deferredAcceptance(market));
  return {
    comparison: [batch, byShoot, chat, stable],
    comparedOn: `${scale} of the month: ${market.slots.count} slots, ${market.people.count} people`,
    rows: [
      row('B10', 'batch beside shoot by shoot optimal: value', {
        value: percent((batch.metrics.value - byShoot.metrics.value) / byShoot.metrics.value),
        unit: '%',
        target: 2,
        better: 'higher',
        note: `score alone ${percent((batch.metrics.score - byShoot.metrics.score) / byShoot.metrics.score).toFixed(2)} %`,
      }),
      row('B10', 'the same: unfilled slots', {
        value: percent((batch.metrics.open - byShoot.metrics.open) / Math.max(1, byShoot.metrics.open)),
        unit: '%',
        target: -63,
        note: `${batch.metrics.open} beside ${byShoot.metrics.open}`,
      }),
    ],
  };
}

/** B11: a tenth of the month with too few people. */
function scarce({ quick, seed, hSeconds }: PartInput): PartOutput {
  const series: GapSeries[] = [];
  const rows = (
    [
      [0.35, 0.25],
      [0.15, 0.8],
    ] as const
  ).map(([supply, target]) => {
    const market = marketOf({ seed, scale: quick ? 0.01 : 0.1, supply });
    const found = timedSolve((options) => solve(market, options), (quick ? 1 : 6) * hSeconds);
    checked(market, found.result.plan, found.result.value);
    series.push({ name: `supply x ${supply} (B11)`, points: found.curve });
    return row('B11', `a tenth of the month, supply x ${supply}: gap`, {
      value: percent(found.result.gap),
      unit: '%',
      target,
      note: `${(found.seconds / hSeconds).toFixed(1)} H; ${found.result.open} of ${market.slots.count} open`,
    });
  });
  return { rows, gapOverTime: series };
}

/** B13: shift minimisation personnel task scheduling. */
function smptsp({ quick, hSeconds }: PartInput): PartOutput {
  const instances = readSmptsp();
  if (!instances) {
    const none = { value: null, unit: '%', better: 'higher' as const, note: 'no instances: set BENCH_DATA' };
    return { rows: [row('B13', 'SMPTSP instances at the overlap bound', { ...none, target: 90 })] };
  }
  const chosen = quick ? instances.filter(({ name }) => name.startsWith('set137')).slice(0, 3) : instances;
  const found = measureSmptsp(chosen, quick ? 2 : 4 * hSeconds, ({ name, used, bound }) =>
    console.log(`    ${name}: ${used} people, at least ${bound}`),
  );
  const share = (has: (each: (typeof found)[number]) => boolean): number =>
    percent(found.filter(has).length / found.length);
  const missed = found.filter((each) => !each.atBound).map((each) => `${each.name} ${each.used}/${each.bound}`);
  return {
    rows: [
      row('B13', `SMPTSP, ${found.length} instances: at the overlap bound in 4 H each`, {
        value: share((each) => each.atBound),
        unit: '%',
        target: 90,
        better: 'higher',
        note: missed.length ? `above it: ${missed.join(', ')}` : '',
      }),
      row('B13', 'the same: all jobs placed with all people', {
        value: share((each) => each.allPlaced),
        unit: '%',
        target: 100,
        better: 'higher',
      }),
    ],
  };
}

/** B7: the whole nation, two threads. Goes on behind 24 H, to tell what is reached when. */
async function nation({ seed, hSeconds }: PartInput): Promise<PartOutput> {
  const market = marketOf({ seed, scale: 1 }, sharedMemory);
  const crew = new SolveCrew({ threads: SIZE_THREADS });
  crew.waitUntilReady();
  const found = timedSolve((options) => crew.solve(market, options), NATION_HOURS * hSeconds);
  const size = sizeOf(market, 1, found.proofs[0]![0]);
  await crew.close();
  checked(market, found.result.plan, found.result.value);
  const inH = (time: number): string => `${(time / hSeconds).toFixed(0)} H`;
  const [firstPlan, firstGap] = found.curve[0]!;
  const proofs = found.proofs.map(([time, gap]) => `${gap.toFixed(3)} % proven at ${inH(time)}`).join(', ');
  const at = (hours: number): number | null =>
    found.curve.filter(([time]) => time <= hours * hSeconds).at(-1)?.[1] ?? null;
  const first = `first plan at ${inH(firstPlan)} (${seconds(firstPlan)}), about ${firstGap.toFixed(2)} %`;
  const end = `${found.result.open} of ${market.slots.count} open`;
  return {
    gapOverTime: [{ name: 'the nation, two threads (B7)', points: found.curve }],
    sizes: [size],
    rows: [
      row('B7', 'the national month, two threads: gap at 12 H', { value: at(12), unit: '%', target: 0.4, note: first }),
      row('B7', 'the same at 24 H', { value: at(24), unit: '%', target: 0.2, note: `${proofs}; ${end}` }),
      row('B7', 'the same: memory', {
        value: process.resourceUsage().maxRSS / 1e6,
        unit: 'GB',
        target: 0.9,
        note: 'peak of the process, the market made in it',
      }),
    ],
  };
}

function sizeOf(market: Market, scale: number, time: number): SizePoint {
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1_000);
  return { scale, slots: market.slots.count, people: market.people.count, seconds: time, megabytes };
}

/** One size of the market, two threads: the first plan from prices, with its proof. */
function size(scale: number) {
  return async ({ seed }: PartInput): Promise<PartOutput> => {
    const market = marketOf({ seed, scale }, sharedMemory);
    const crew = new SolveCrew({ threads: SIZE_THREADS });
    crew.waitUntilReady();
    const start = performance.now();
    crew.solve(market, { stop: ({ stage }) => stage === 'plan' });
    const time = (performance.now() - start) / 1_000;
    await crew.close();
    return { sizes: [sizeOf(market, scale, time)] };
  };
}

/** An independent reader of the bound: `certify` at the solver's prices says the same, to the part of a point. */
function believe({ seed, quick }: PartInput): PartOutput {
  const scale = quick ? 0.003 : 0.01;
  const market = marketOf({ seed, scale });
  const { prices, bound } = solve(market);
  const proof = certify(market, prices);
  const same = proof.bound === Math.round(bound * POINT_PARTS);
  console.log(
    `certify on ${scale} of the month: ${proof.bound} parts, the solver ${Math.round(bound * POINT_PARTS)}: ${same ? 'the same' : 'NOT the same'}`,
  );
  if (proof.bound > Math.round(bound * POINT_PARTS))
    throw new Error('the solver claims a bound that certify does not believe');
  return {};
}

type Part = (input: PartInput) => PartOutput | Promise<PartOutput>;

/** All parts in the order in which they run; `quick` leaves some out. */
export const PARTS: Readonly<Record<string, { readonly run: Part; readonly inQuick: boolean }>> = {
  unit: { run: unit, inQuick: true },
  fast: { run: fast, inQuick: true },
  hundredth: { run: hundredth, inQuick: true },
  tenth: { run: tenth, inQuick: true },
  compare: { run: compare, inQuick: true },
  scarce: { run: scarce, inQuick: true },
  believe: { run: believe, inQuick: true },
  smptsp: { run: smptsp, inQuick: true },
  'size 0.01': { run: size(0.01), inQuick: true },
  'size 0.03': { run: size(0.03), inQuick: false },
  'size 0.1': { run: size(0.1), inQuick: false },
  'size 0.3': { run: size(0.3), inQuick: false },
  nation: { run: nation, inQuick: false },
};
