import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@callboard/domain';
import { writeStagedTrail } from '@callboard/testing';
import { Figure, quantile } from '../support/figures';
import type { FaultWorld } from './fault-world';
import { until } from './until';

const WRONG_MS = 600_000;
/** Offers whose clocks run out one after another, beginning so many milliseconds from now. */
const AHEAD_MS = 2_500;
const STEP_MS = 200;
const TOLERANCE_MS = 1_000;

/** Q12: the clocks of both workers are ten minutes wrong, one each way. */
export async function wrongClocks(world: FaultWorld, offers: number, timed: boolean): Promise<Figure> {
  const { stage } = world;
  const workers = await Promise.all([world.worker(WRONG_MS), world.worker(-WRONG_MS)]);
  try {
    const posting = await stage.posting(await stage.shoot(await stage.producer(), { first: 330 }), { count: offers });
    const people = await stage.people(offers, { searchable: false });
    const ids = await stage.offers(
      people.map(({ personId }, index) => ({ posting, slotId: posting.slotIds[index]!, personId })),
    );
    await stage.rows(
      `WITH o AS (UPDATE offer SET expires_at = clock_timestamp() + make_interval(secs => ($2 + t.at * $3) / 1000.0)
                  FROM unnest($1::uuid[]) WITH ORDINALITY AS t(id, at) WHERE offer.id = t.id RETURNING offer.id, expires_at)
       INSERT INTO outbox (id, event, job, payload, dedupe_key, due_at)
       SELECT gen_random_uuid(), 'offer.sent', 'offer.expire', jsonb_build_object('offerId', id),
              'offer.expire:' || id, expires_at FROM o`,
      [ids, AHEAD_MS, STEP_MS],
    );
    await writeStagedTrail(stage, [posting.shoot.shootId]);
    const all = `SELECT count(*)::int FROM offer WHERE id = ANY($1::uuid[]) AND state = 'expired'`;
    await until(async () => (await stage.value<number>(all, [ids])) === offers, 30_000);
    const late = await stage.rows<{ ms: number }>(
      `SELECT extract(epoch FROM answered_at - expires_at)::float8 * 1000 AS ms FROM offer
       WHERE id = ANY($1::uuid[]) AND state = 'expired'`,
      [ids],
    );
    const [least, most] = [Math.min(...late.map(({ ms }) => ms)), Math.max(...late.map(({ ms }) => ms))];
    return {
      id: 'Q12',
      what: `${offers} clocks run out while two workers are 10 min wrong, one each way (${world.backend})`,
      target: 'none early, none > 1 s late',
      figure: `${late.length} of ${offers}, ${Math.round(least)} to ${Math.round(most)} ms after the database's time`,
      ok: late.length === offers && least >= 0 && (most <= TOLERANCE_MS || !timed),
    };
  } finally {
    await Promise.all(workers.map((worker) => worker.kill()));
  }
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

interface Row {
  readonly id: string;
  readonly state: string;
  readonly ms: number | null;
}

/** Rings so many heartbeats and gives the milliseconds that each waited. */
async function heartbeats(world: FaultWorld, many: number, withinMs = 30_000): Promise<number[]> {
  const ids = Array.from({ length: many }, () => newId());
  for (const id of ids) {
    await world.stage.rows(
      `WITH h AS (INSERT INTO worker_heartbeat (id) VALUES ($1) RETURNING id)
       INSERT INTO outbox (id, event, job, payload, dedupe_key)
       SELECT $1, 'heartbeat.requested', 'worker.heartbeat', jsonb_build_object('heartbeatId', id), 'fault:' || id FROM h`,
      [id],
    );
    await sleep(30);
  }
  const read = (): Promise<Row[]> =>
    world.stage.rows<Row>(
      `SELECT id, state, extract(epoch FROM done_at - created_at)::float8 * 1000 AS ms FROM outbox WHERE id = ANY($1::uuid[])`,
      [ids],
    );
  await until(async () => (await read()).every(({ state }) => state === 'done'), withinMs);
  return (await read()).flatMap(({ ms }) => (ms === null ? [] : [ms]));
}

/** Q11: work that can never succeed goes on the list of dead letters, holds up nobody, and is done once it is put right. */
export async function poison(world: FaultWorld, many: number, timed: boolean): Promise<Figure> {
  const { stage } = world;
  const admin = await stage.platform('admin');
  const [token] = await world.logIn([admin]);
  const services = await Promise.all([world.api(), world.worker()]);
  const base = `http://127.0.0.1:${world.port}/api/v1/admin/dead-letters`;
  const headers = { authorization: `Bearer ${token!}` };
  try {
    await heartbeats(world, 5);
    const normal = await heartbeats(world, many);
    const bad = Array.from({ length: 20 }, () => newId());
    await stage.rows(
      `INSERT INTO outbox (id, event, job, payload, dedupe_key)
       SELECT id, 'test', 'worker.heartbeat', '{"heartbeatId": "poison"}', 'poison:' || id FROM unnest($1::uuid[]) AS t(id)`,
      [bad],
    );
    const beside = await heartbeats(world, many);
    const failed = `SELECT count(*)::int FROM outbox WHERE id = ANY($1::uuid[]) AND state = 'failed' AND last_error <> ''`;
    await until(async () => (await stage.value<number>(failed, [bad])) === bad.length, 20_000);
    const listed = (await (await fetch(`${base}?limit=100`, { headers })).json()) as {
      items: { outboxId: string; reason: string | null }[];
    };
    const dead = listed.items.filter(({ outboxId, reason }) => bad.includes(outboxId) && reason).length;
    await stage.rows(
      `WITH h AS (INSERT INTO worker_heartbeat (id) SELECT unnest($1::uuid[]) RETURNING id)
       UPDATE outbox o SET payload = jsonb_build_object('heartbeatId', h.id) FROM h WHERE o.id = h.id`,
      [bad],
    );
    const replays = await Promise.all(
      bad.map(async (id) => (await fetch(`${base}/${id}/replay`, { method: 'POST', headers })).status),
    );
    const cured = `SELECT count(*)::int FROM outbox WHERE id = ANY($1::uuid[]) AND state = 'done'`;
    await until(async () => (await stage.value<number>(cured, [bad])) === bad.length, 20_000);
    const done = await stage.value<number>(cured, [bad]);
    const [before, after] = [quantile(normal, 0.99), quantile(beside, 0.99)];
    const slower = after > 2 * Math.max(before, 250);
    return {
      id: 'Q11',
      what: `${bad.length} jobs that always fail, beside ${many} good ones (${world.backend})`,
      target: 'others p99 < 2 ×, listed with reason, replayed',
      figure: `p99 ${Math.round(before)} → ${Math.round(after)} ms; ${dead} listed, ${done} done after ${replays.filter((status) => status < 300).length} replays`,
      ok: dead === bad.length && done === bad.length && beside.length === many && (!slower || !timed),
    };
  } finally {
    await Promise.all(services.map((service) => service.kill()));
  }
}

/** Q6: the connections to Redis stand, and nothing comes through. */
export async function halfOpen(world: FaultWorld): Promise<Figure> {
  const services = await Promise.all([world.api(), world.worker()]);
  const health = async (): Promise<number> => (await fetch(`http://127.0.0.1:${world.port}/health/worker`)).status;
  try {
    await until(async () => (await health()) === 200, 60_000);
    world.line!.freeze();
    const begun = performance.now();
    // New connections get through after five seconds; those that stood are dead, and nobody has said so.
    const thawing = sleep(5_000).then(() => world.line!.thaw());
    const beat = heartbeats(world, 1, 90_000).then((waited) => ({ waited, ms: performance.now() - begun }));
    const red = await until(async () => (await health()) === 503, 60_000, 100);
    const [{ waited, ms }] = await Promise.all([beat, thawing]);
    const green = await until(async () => (await health()) === 200, 60_000, 100);
    return {
      id: 'Q6',
      what: 'every connection to Redis half-open, new ones refused for 5 s',
      target: 'consumes again < 45 s, readiness red meanwhile',
      figure: `${waited.length === 1 ? `consumes after ${seconds(ms)}` : 'does not consume'}, ${red === null ? 'never red' : `red after ${seconds(red)}`}, ${green === null ? 'never green again' : 'green again'}`,
      ok: waited.length === 1 && ms < 45_000 && red !== null && green !== null,
    };
  } finally {
    await Promise.all(services.map((service) => service.kill()));
  }
}
