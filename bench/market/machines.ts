/**
 * The same market run over 1, 2 and 4 worker processes, on both backends of the queue, and with one of them killed in the
 * middle: bound and plan have to be the same. `npm run bench:machines [-- people=12000] [slots=5000]`. Ends with exit
 * code 1 when they are not.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { MarketWorld, Process, RunOutcome } from './world';

const people = Number(process.argv[2] ?? 12_000);
const slots = Number(process.argv[3] ?? 5_000);
/** A worker dies when the shards have been asked so often. */
const DEATH_AT_STEP = 12;
/** The plan may be so much worse than that of one process. */
const NEAR = 0.002;

interface Case {
  readonly backend: string;
  readonly workers: number;
  readonly killed: number;
  readonly bound: number;
  readonly value: number;
  readonly filled: number;
  readonly proposed: number;
  readonly wallMs: number;
  readonly seats: number;
  readonly samePlan: boolean;
}

/** Who is where, as text. */
async function planOf(world: MarketWorld, { id }: RunOutcome): Promise<string> {
  const rows = await world.stage.rows<{ pair: string }>(
    `SELECT slot_id || ' ' || person_id AS pair FROM proposal WHERE run_id = $1 ORDER BY slot_id`,
    [id],
  );
  return rows.map(({ pair }) => pair).join();
}

async function one(
  world: MarketWorld,
  backend: 'PostgreSQL' | 'Redis',
  workers: number,
  kills: boolean,
): Promise<{ outcome: RunOutcome; plan: string; seats: number; killed: number }> {
  await world.forget();
  const processes: Process[] = [];
  for (let k = 0; k < workers; k++) processes.push(await world.worker(backend));
  const runId = await world.queue();
  let seats = 0;
  let killed = 0;
  const outcome = await world.finish(runId, (_, steps) => {
    void world.seats(runId).then((count) => (seats = Math.max(seats, count)));
    if (!kills || steps < DEATH_AT_STEP || killed > 0) return;
    killed += 1;
    void processes[0]!.kill();
  });
  const plan = await planOf(world, outcome);
  await world.stopProcesses();
  return { outcome, plan, seats, killed };
}

async function main(): Promise<void> {
  const world = await MarketWorld.open({ seed: 2, people, slots });
  const cases: Case[] = [];
  let first: { plan: string; value: number; bound: number } | undefined;
  try {
    console.log(JSON.stringify(world.seeded));
    for (const backend of world.backends) {
      for (const [workers, kills] of [
        [1, false],
        [2, false],
        [4, false],
        [2, true],
        [4, true],
      ] as const) {
        const { outcome, plan, seats, killed } = await one(world, backend, workers, kills);
        const { bound, value, filled, proposed } = outcome.result as Record<
          'bound' | 'value' | 'filled' | 'proposed',
          number
        >;
        first ??= { plan, value, bound };
        const samePlan = plan === first.plan;
        cases.push({
          backend,
          workers,
          killed,
          bound,
          value,
          filled,
          proposed,
          wallMs: outcome.wallMs,
          seats,
          samePlan,
        });
        console.log(JSON.stringify(cases[cases.length - 1]));
      }
    }
    const bounds = new Set(cases.map(({ bound }) => bound));
    const worst = Math.max(...cases.map(({ value }) => (first!.value - value) / first!.value));
    const result = {
      measure: 'one market run, cold, over worker processes on one machine; one killed with SIGKILL in the middle',
      target: { bounds: 1, planWithin: NEAR },
      market: world.seeded,
      cases,
      bounds: bounds.size,
      worstPlan: worst,
      redis: world.backends.includes('Redis'),
      machine: { node: process.version, cores: cpus().length, loadAverage: loadavg()[0] },
    };
    mkdirSync('bench/results', { recursive: true });
    writeFileSync('bench/results/machines.json', `${JSON.stringify(result, null, 2)}\n`);
    console.log(`bounds: ${bounds.size}, plan at worst ${(100 * worst).toFixed(4)}% under that of one process`);
    if (bounds.size !== 1 || worst > NEAR) process.exitCode = 1;
  } finally {
    await world.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
