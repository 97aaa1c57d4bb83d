/**
 * A run of the whole market from Postgres to plan and proposals stored: 50,000 people and 20,000 open places, one worker,
 * built; its time, stages and memory, once from nothing and once from the prices of the run before. Then the API's
 * answers while such a run goes on, beside those without one. `npm run bench:market [-- people=50000] [slots=20000]`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import autocannon from 'autocannon';
import { MarketWorld, RunOutcome } from './world';

const people = Number(process.argv[2] ?? 50_000);
const slots = Number(process.argv[3] ?? 20_000);
const CONNECTIONS = 10;
const SECONDS = 8;
const BOARD = '/api/v1/board/postings?base=hengdian&sort=new&limit=20';

function say(line: string): void {
  console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);
}

function figures({ wallMs, result }: RunOutcome) {
  const { snapshotMs, solveMs, storeMs, filled, open, proposed, overtaken, value, bound, gap, warm } = result;
  return { wallMs, snapshotMs, solveMs, storeMs, filled, open, proposed, overtaken, value, bound, gap, warm };
}

async function run(world: MarketWorld): Promise<RunOutcome> {
  let stage = '';
  const outcome = await world.finish(await world.queue(), (now) => {
    if (now !== stage) say(`  ${now}`);
    stage = now;
  });
  say(`  ${JSON.stringify(figures(outcome))}`);
  return outcome;
}

/** Milliseconds of answers of the board at a few connections. */
async function latency(url: string): Promise<{ p50: number; p99: number; worst: number; perSecond: number }> {
  const found = await autocannon({ url: url + BOARD, connections: CONNECTIONS, duration: SECONDS });
  if (found.errors + found.non2xx > 0) throw new Error(`${found.errors} errors, ${found.non2xx} refusals`);
  const { p50, p99, max } = found.latency;
  return { p50, p99, worst: max, perSecond: Math.round(found.requests.total / found.duration) };
}

async function main(): Promise<void> {
  say('building, seeding');
  const world = await MarketWorld.open({ seed: 1, people, slots });
  try {
    say(JSON.stringify(world.seeded));
    const worker = await world.worker();
    say('cold');
    const cold = await run(world);
    const memory = { workerPeakMb: worker.peakMb };
    say('warm');
    const warm = await run(world);
    say('API without a run, and during one');
    const { url } = await world.api();
    await latency(url);
    const idle = await latency(url);
    await world.forget();
    const runId = await world.queue();
    const going = world.finish(runId);
    const during: Awaited<ReturnType<typeof latency>>[] = [];
    let over = false;
    void going.then(() => (over = true));
    while (!over) {
      const one = await latency(url);
      if (!over) during.push(one);
    }
    const busy = await going;
    const worst = during.reduce((a, b) => (b.p99 > a.p99 ? b : a));
    const result = {
      measure: 'one worker process on the machine of everything else; times in ms, memory in MB (VmHWM)',
      target: { coldMs: 60_000, workerPeakMb: 1_500, p99Ratio: 2 },
      market: world.seeded,
      cold: figures(cold),
      warm: figures(warm),
      memory: { ...memory, workerPeakAfterAllMb: worker.peakMb },
      api: { path: BOARD, connections: CONNECTIONS, idle, during, p99Ratio: worst.p99 / idle.p99 },
      runDuringLoadMs: busy.wallMs,
      machine: { node: process.version, cores: cpus().length, loadAverage: loadavg()[0] },
    };
    console.log(JSON.stringify(result, null, 2));
    mkdirSync('bench/results', { recursive: true });
    writeFileSync('bench/results/market.json', `${JSON.stringify(result, null, 2)}\n`);
  } finally {
    await world.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
