import { setTimeout as sleep } from 'node:timers/promises';
import { withClient } from '@callboard/testing';
import { Chance, chanceOf, whole } from '../support/chance';
import { Figure, quantile } from '../support/figures';
import type { FaultWorld } from './fault-world';
import { Fleet } from './fleet';
import { Load } from './load';
import { Pulse } from './pulse';
import { deleteRandomKey, redisCommand } from './redis';
import { ATTEMPT_MS, emptyTally, Tally, together } from './request';
import { until } from './until';
import { Verdict, verdictOf, verdictText } from './verdict';

/** How hard it blows. */
export interface StormPlan {
  readonly seed: number;
  readonly load: { readonly shoots: number; readonly places: number; readonly people: number };
  /** Q0: how long it goes on before what is left is hurried through. */
  readonly calmSeconds: number;
  /** Q1: kills of each kind of process, and of all workers in the middle of a COMMIT. */
  readonly kills: number;
  readonly killsAtCommit: number;
  /** Q4. */
  readonly flushes: number;
  /** Q5: seconds, one outage each. */
  readonly outages: readonly number[];
  /** Q8. */
  readonly crashes: number;
  /** Offers answered a second while it blows: so that there is work in the middle of every storm, also of a long one. */
  readonly pace: { readonly kills: number; readonly outages: number; readonly others: number };
  /** Whether times count: they do on a machine that has nothing else to do. */
  readonly timed: boolean;
}

const DRAIN_MS = 180_000;

/** Something that happens to a load under way. */
interface Weather {
  readonly world: FaultWorld;
  readonly fleet: Fleet;
  readonly load: Load;
  readonly pulse: Pulse;
  readonly chance: Chance;
}

interface StormResult {
  readonly verdict: Verdict;
  readonly drainMs: number | null;
  readonly tally: Tally;
  readonly acknowledged: number;
}

/** Plays a load with the weather in its middle, and looks at what is left when it is quiet. */
async function under(
  world: FaultWorld,
  plan: StormPlan,
  perSecond: number,
  weather: (w: Weather) => Promise<void>,
): Promise<StormResult> {
  const load = await Load.prepare(world, plan.load, plan.seed);
  const pulse = await Pulse.prepare(world);
  const fleet = await Fleet.open(world);
  try {
    load.start(perSecond);
    pulse.start();
    await weather({ world, fleet, load, pulse, chance: chanceOf(plan.seed) });
    await pulse.stop();
    load.hurry();
    const drainMs = await until(() => load.quiet(), DRAIN_MS);
    await load.stop();
    return {
      verdict: await verdictOf(world, load, pulse),
      drainMs,
      tally: together(load.tally, pulse.tally),
      acknowledged: load.acknowledged.length + pulse.acknowledged.length,
    };
  } finally {
    await Promise.all([load.stop(), pulse.stop()]).catch(() => undefined);
    await fleet.close();
  }
}

const good = ({ verdict, drainMs, acknowledged }: StormResult): boolean =>
  verdict.lost + verdict.double === 0 && drainMs !== null && acknowledged > 0;

function figureOf(id: string, what: string, target: string, result: StormResult, more: string, ok = true): Figure {
  const { drainMs, acknowledged, verdict } = result;
  const quiet = drainMs === null ? 'never quiet' : `quiet after ${(drainMs / 1_000).toFixed(1)} s`;
  return {
    id,
    what,
    target,
    figure: `${verdictText(verdict)}; ${acknowledged} acknowledged, ${more}${more ? ', ' : ''}${quiet}`,
    ok: ok && good(result),
  };
}

/** Lets every COMMIT that ends a job take a moment, so that it can be hit. */
async function slowCommits(world: FaultWorld, work: () => Promise<void>): Promise<void> {
  const owner = world.postgres.ownerUrl;
  const run = (text: string): Promise<unknown> => withClient(owner, (client) => client.query(text));
  await run(`CREATE FUNCTION slow_commit() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_sleep(0.1); RETURN NULL; END $$`);
  await run(`CREATE CONSTRAINT TRIGGER slow_commit AFTER UPDATE ON outbox DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.state = 'done' AND NEW.job IN ('slot.refill', 'offer.expire', 'posting.settle'))
    EXECUTE FUNCTION slow_commit()`);
  try {
    await work();
  } finally {
    await run('DROP TRIGGER slow_commit ON outbox');
    await run('DROP FUNCTION slow_commit()');
  }
}

const committing = (world: FaultWorld): Promise<boolean> =>
  world.stage.value<boolean>(
    `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE query = 'COMMIT' AND wait_event = 'PgSleep')`,
  );

/** Q0: nothing breaks: what the same load is like on a good day, beside which the others stand. */
export async function calm(world: FaultWorld, plan: StormPlan): Promise<Figure> {
  const result = await under(world, plan, plan.pace.others, () => sleep(plan.calmSeconds * 1_000));
  const { hung, errors, latencies } = result.tally;
  const seconds = (q: number): string => (quantile(latencies, q) / 1_000).toFixed(2);
  return figureOf(
    'Q0',
    `nothing broken, ${plan.load.shoots * plan.load.places} places refilled (${world.backend})`,
    '0 hung, no 5xx',
    result,
    `${latencies.length} answers, half within ${seconds(0.5)} s, p99 ${seconds(0.99)} s, worst ${seconds(1)} s, ${hung} hung`,
    hung === 0 && errors.size === 0,
  );
}

/** Q1: processes die at random moments, and all workers in the middle of a COMMIT. */
export async function kills(world: FaultWorld, plan: StormPlan): Promise<Figure> {
  let atCommit = 0;
  const result = await under(world, plan, plan.pace.kills, async ({ fleet, chance }) => {
    for (let kill = 0; kill < plan.kills; kill += 1) {
      await sleep(whole(chance, 100, 1_500));
      await fleet.killWorker(chance);
      await sleep(whole(chance, 100, 1_500));
      await fleet.killApi();
    }
    await slowCommits(world, async () => {
      for (let kill = 0; kill < plan.killsAtCommit; kill += 1) {
        if ((await until(() => committing(world), 20_000, 5)) === null) return;
        await fleet.killWorkers();
        atCommit += 1;
      }
    });
  });
  return figureOf(
    'Q1',
    `SIGKILL of workers and API at ${plan.kills} moments each, of all workers at ${plan.killsAtCommit} COMMITs (${world.backend})`,
    '0 lost, 0 double',
    result,
    `${atCommit} hit at COMMIT`,
    atCommit > 0 || plan.killsAtCommit === 0,
  );
}

/** Q4: Redis forgets everything, and then one key. */
export async function flushes(world: FaultWorld, plan: StormPlan): Promise<Figure> {
  let keys = 0;
  const result = await under(world, plan, plan.pace.others, async ({ chance }) => {
    for (let flush = 0; flush < plan.flushes; flush += 1) {
      await sleep(whole(chance, 300, 1_500));
      await redisCommand(world.redis!.url, 'FLUSHALL');
      await sleep(whole(chance, 300, 1_500));
      const hit = await until(async () => (await deleteRandomKey(world.redis!.url)) !== null, 5_000, 10);
      if (hit !== null) keys += 1;
    }
  });
  return figureOf(
    'Q4',
    `FLUSHALL, then a random key deleted, ${plan.flushes} times`,
    '0 lost, 0 double',
    result,
    `${keys} keys`,
    keys === plan.flushes,
  );
}

/** Q5: Redis is gone for a while; whoever answers an offer must not notice. */
export async function outages(world: FaultWorld, plan: StormPlan): Promise<Figure> {
  const during: number[] = [];
  let slowest = 0;
  const result = await under(world, plan, plan.pace.outages, async ({ load, pulse }) => {
    for (const seconds of plan.outages) {
      await sleep(500);
      await world.stopRedis();
      const from = [load.tally.latencies.length, pulse.tally.latencies.length] as const;
      await sleep(seconds * 1_000);
      during.push(...load.tally.latencies.slice(from[0]), ...pulse.tally.latencies.slice(from[1]));
      await world.restartRedis();
      slowest = Math.max(slowest, (await until(async () => (await load.open()) === 0, 60_000)) ?? Infinity);
    }
  });
  const { hung, errors } = result.tally;
  const p99 = Math.round(quantile(during, 0.99));
  const failed = [...errors.values()].reduce((a, b) => a + b, 0);
  return figureOf(
    'Q5',
    `Redis gone for ${plan.outages.join(', ')} s`,
    'answers 2xx, p99 < 1 s, 0 hung, drained < 30 s',
    result,
    `${during.length} answers meanwhile, p99 ${p99} ms, ${failed} × 5xx, ${hung} hung, backlog gone after ${(slowest / 1_000).toFixed(1)} s`,
    during.length > 0 && failed === 0 && hung === 0 && ((p99 < 1_000 && slowest < 30_000) || !plan.timed),
  );
}

/** Q7: Redis has no room for one job more. */
export async function fullRedis(world: FaultWorld, plan: StormPlan): Promise<Figure> {
  let refused = '';
  let acknowledged = 0;
  let [calmAge, age] = [NaN, NaN];
  const oldestDue = (): Promise<number> => world.gauge('callboard_outbox_oldest_due_seconds');
  const result = await under(world, plan, plan.pace.others, async ({ load, pulse }) => {
    const written = (): number => load.acknowledged.length + pulse.acknowledged.length;
    await sleep(500);
    calmAge = await oldestDue();
    await redisCommand(world.redis!.url, 'CONFIG', 'SET', 'maxmemory', '1');
    refused = await redisCommand(world.redis!.url, 'SET', 'x', 'y');
    const before = written();
    await sleep(3_000);
    acknowledged = written() - before;
    age = await oldestDue();
    await redisCommand(world.redis!.url, 'CONFIG', 'SET', 'maxmemory', '0');
  });
  const { errors } = result.tally;
  return figureOf(
    'Q7',
    'Redis at maxmemory for 3 s',
    'writes succeed, 0 lost, the metric tells',
    result,
    `${acknowledged} of them meanwhile, ${errors.size} kinds of 5xx, oldest due work ${calmAge.toFixed(1)} → ${age.toFixed(1)} s`,
    refused.startsWith('-OOM') && acknowledged > 0 && errors.size === 0 && age > Math.max(1, calmAge),
  );
}

const answers = (world: FaultWorld): Promise<boolean> =>
  withClient(world.postgres.appUrl, (client) => client.query('SELECT 1')).then(
    () => true,
    () => false,
  );

/** Q8: Postgres dies and comes back, under load. */
export async function crashes(world: FaultWorld, plan: StormPlan): Promise<Figure> {
  let slowest = 0;
  let gone = 0;
  const result = await under(world, plan, plan.pace.others, async ({ fleet, pulse, chance }) => {
    for (let crash = 0; crash < plan.crashes; crash += 1) {
      await sleep(whole(chance, 500, 2_000));
      process.kill(world.postgres.pid, 'SIGKILL');
      // The old one may still take a question before it is gone.
      await until(async () => !(await answers(world)), 5_000, 5);
      await until(() => answers(world), 30_000, 5);
      const ready = performance.now();
      const took = await until(async () => pulse.since(ready), 30_000, 5);
      slowest = Math.max(slowest, took ?? Infinity);
    }
    gone = fleet.gone;
  });
  const { errors, rude, broken } = result.tally;
  const others = [...errors].filter(([status]) => status !== 503);
  return figureOf(
    'Q8',
    `SIGKILL of Postgres under load, ${plan.crashes} times (${world.backend})`,
    'no exit, only 503 + Retry-After, first success < 2 s, 0 missing',
    result,
    `${gone} exits, ${errors.get(503) ?? 0} × 503 (${rude} without Retry-After), ${others.length} other, ${broken.size} broken, first success ≤ ${(slowest / 1_000).toFixed(1)} s`,
    gone === 0 && rude === 0 && others.length === 0 && broken.size === 0 && (slowest < 2_000 || !plan.timed),
  );
}

/** Q10: processes are asked to go, under load. */
export async function goodbyes(world: FaultWorld, plan: StormPlan): Promise<Figure> {
  let codes: (number | null)[] = [];
  let slowestMs = 0;
  let met = emptyTally();
  const result = await under(world, plan, plan.pace.others, async ({ fleet, load, pulse }) => {
    await sleep(1_000);
    ({ codes, slowestMs } = await fleet.restartGently());
    // Whoever asked while they went has been answered by now, or has given up.
    await sleep(ATTEMPT_MS);
    met = together(load.tally, pulse.tally);
  });
  const { errors, broken, hung } = met;
  // After the close no new connection is taken: that is no request that failed.
  const cut = [...broken].filter(([code]) => code !== 'ECONNREFUSED');
  return figureOf(
    'Q10',
    `SIGTERM of API and worker under load (${world.backend})`,
    '0 requests failed, exit 0 in < 25 s',
    result,
    `exit ${codes.map(String).join(' and ')} in ${(slowestMs / 1_000).toFixed(1)} s, failures: ${[...errors, ...cut].map(([code, n]) => `${code} ${n} times`).join(', ') || 'none'}, ${hung} hung`,
    codes.every((code) => code === 0) && slowestMs < 25_000 && errors.size === 0 && cut.length === 0 && hung === 0,
  );
}
