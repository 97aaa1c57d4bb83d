/**
 * How long the engine takes to fill a crew of 75 from 5,000 people, beside J: our own LAPJV on OR-Library assign500.
 * Run: node -r @swc-node/register bench/matching/fill.ts
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { buildMarket, fillShoot, verify } from '@callboard/matching';
import { crewMarket } from './crew-market';
import { lapjv } from './lapjv';

const SEED = 20_260_101;
const PEOPLE = 5_000;
const SIZE = 75;
const RUNS = 300;
const ASSIGN500_OPTIMUM = 991;

interface Times {
  readonly median: number;
  readonly p99: number;
  readonly worst: number;
}

function round(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}

function timed(runs: number, warmUp: number, work: () => void): Times {
  const times: number[] = [];
  for (let run = -warmUp; run < runs; run++) {
    const start = performance.now();
    work();
    if (run >= 0) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => round(times[Math.min(times.length - 1, Math.floor(share * times.length))]!);
  return { median: at(0.5), p99: at(0.99), worst: round(times[times.length - 1]!) };
}

/** J, in milliseconds, or null with a clear line when the public instance is not on this machine. */
function measureJ(): Times | null {
  const folder = process.env.BENCH_DATA ?? join(__dirname, '../../../shared/benchmarks');
  const file = join(folder, 'assign/assign500.txt');
  if (!existsSync(file)) {
    console.log(`J skipped: no ${file}; set BENCH_DATA to a folder that holds assign/assign500.txt`);
    return null;
  }
  const [n, ...rest] = readFileSync(file, 'utf8').trim().split(/\s+/).map(Number);
  const costs = Float64Array.from(rest);
  if (n !== 500 || costs.length !== n * n) throw new Error(`${file} is not a 500 x 500 instance`);
  return timed(40, 10, () => {
    const total = lapjv(n, costs);
    if (total !== ASSIGN500_OPTIMUM) throw new Error(`assign500: ${total} instead of ${ASSIGN500_OPTIMUM}`);
  });
}

function main(): void {
  const input = crewMarket(SEED, PEOPLE, SIZE);
  const build = timed(20, 5, () => void buildMarket(input));
  const market = buildMarket(input);
  const result = fillShoot(market, 'shoot');
  const check = verify(market, result);
  if (!check.ok) throw new Error(`the plan breaks rules: ${JSON.stringify(check.violations.slice(0, 3))}`);
  const fill = timed(RUNS, 30, () => void fillShoot(market, 'shoot'));
  const j = measureJ();
  const report = {
    what: 'fill a 75-slot shoot from 5,000 people: ranking, proven optimum, explanations; milliseconds',
    node: process.version,
    cpu: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`,
    loadAverage: round(loadavg()[0]!),
    seed: SEED,
    runs: RUNS,
    fill,
    buildMarket: build,
    J: j,
    fillMedianInJ: j && round(fill.median / j.median),
    target: { medianMs: 10, met: fill.median < 10 },
    filled: result.assignments.length,
    open: result.open.length,
    score: result.score,
    stats: result.stats,
  };
  mkdirSync(join(__dirname, '../results'), { recursive: true });
  writeFileSync(join(__dirname, '../results/fill.json'), `${JSON.stringify(report, null, 2)}\n`);
  console.log(`fill 75 of 5,000   median ${fill.median} ms, p99 ${fill.p99} ms, worst ${fill.worst} ms (${RUNS} runs)`);
  console.log(`buildMarket        median ${build.median} ms, p99 ${build.p99} ms, worst ${build.worst} ms`);
  if (j)
    console.log(
      `J (assign500)      median ${j.median} ms, optimum ${ASSIGN500_OPTIMUM}; fill median = ${report.fillMedianInJ} J`,
    );
  console.log(
    `${result.assignments.length} filled, ${result.open.length} open, proof ${result.proof.primal} = ${result.proof.dual}`,
  );
  if (!report.target.met) process.exitCode = 1;
}

main();
