import { INestApplicationContext } from '@nestjs/common';
import { periodOf, SCHEDULE_NAMES } from '@callboard/contracts/jobs';
import { newId } from '@callboard/domain';
import { createTestDatabase, HiringStage, Line, openCore, TestDatabase } from '@callboard/testing';
import { Housekeeping } from './housekeeping.service';
import { OutboxDispatch } from './outbox-dispatch.service';
import { WorkTicket } from './outbox-work.service';
import { Scheduler } from './scheduler.service';
import { HEARTBEAT_LIMIT_SECONDS, SystemHealth } from './system-health.service';

let database: TestDatabase;
let stage: HiringStage;
/** Two workers: two processes' worth of services on one database. */
let workers: INestApplicationContext[];
let scheduler: Scheduler;
let health: SystemHealth;

beforeAll(async () => {
  database = await createTestDatabase();
  stage = await HiringStage.open(database);
  workers = await Promise.all([openCore(database.url, []), openCore(database.url, [])]);
  scheduler = workers[0]!.get(Scheduler);
  health = workers[0]!.get(SystemHealth);
});

afterAll(async () => {
  for (const worker of workers ?? []) await worker.close();
  await stage?.close();
  await database?.drop();
});
beforeEach(async () => {
  for (const table of ['outbox', 'schedule_tick', 'worker_heartbeat']) await stage.rows(`DELETE FROM ${table}`);
});

const count = (table: string, where = 'true') =>
  stage.value<number>(`SELECT count(*)::int FROM ${table} WHERE ${where}`);
/** Keeps clear of the end of a period, so that all ticks of a test fall into one. */
async function withinOneMinute(): Promise<void> {
  const left = 60_000 - (Date.now() % 60_000);
  if (left < 2_000) await new Promise((resolve) => setTimeout(resolve, left + 50));
}
async function nextTicket(): Promise<WorkTicket> {
  const [row] = await workers[0]!.get(OutboxDispatch).claim(1);
  return { outboxId: row!.id, requestId: null };
}

describe('a tick', () => {
  it('of two workers at the same time, again and again, makes one row a schedule and period', async () => {
    await withinOneMinute();
    const ticks = Array.from({ length: 20 }, (_, index) => workers[index % 2]!.get(Scheduler).tick());
    await Promise.all(ticks);
    const rows = await stage.rows<{ schedule: string; period: string }>('SELECT schedule, period FROM schedule_tick');
    expect(rows.map(({ schedule }) => schedule).sort()).toEqual([...SCHEDULE_NAMES].sort());
    expect(await count('outbox', `event = 'schedule.ticked'`)).toBe(SCHEDULE_NAMES.length);
    for (const { schedule, period } of rows) {
      expect(period).toBe(periodOf(schedule as (typeof SCHEDULE_NAMES)[number], Date.now()));
    }
  });

  it('of a later period makes the next row', async () => {
    await scheduler.tick();
    const before = await count('outbox');
    await stage.rows(`UPDATE schedule_tick SET period = '2020-01-01T00:00:00Z' WHERE schedule = 'housekeeping'`);
    await stage.rows(`UPDATE outbox SET dedupe_key = 'past', payload = '{}' WHERE job = 'housekeeping.sweep'`);
    await scheduler.tick();
    expect((await count('outbox')) - before).toBe(1);
    expect(await count('schedule_tick', `schedule = 'housekeeping'`)).toBe(2);
  });
});

describe('housekeeping', () => {
  it('removes what nobody asks for again, and nothing else', async () => {
    const { accountId } = await stage.person();
    await stage.rows(
      `INSERT INTO idempotency_key (account_id, key, request_hash, created_at)
       VALUES ($1, 'old-key!', '\\x00', now() - interval '8 days'), ($1, 'new-key!', '\\x00', now())`,
      [accountId],
    );
    await stage.rows(
      `INSERT INTO outbox (id, event, job, payload, dedupe_key, state, done_at, created_at) VALUES
       (gen_random_uuid(), 'e', 'j', '{}', 'done long ago', 'done', now() - interval '8 days', now() - interval '8 days'),
       (gen_random_uuid(), 'e', 'j', '{}', 'done', 'done', now(), now() - interval '8 days'),
       (gen_random_uuid(), 'e', 'j', '{}', 'dead', 'failed', NULL, now() - interval '8 days')`,
    );
    await stage.rows(
      `INSERT INTO worker_heartbeat (id, requested_at, answered_at)
       VALUES (gen_random_uuid(), now() - interval '2 hours', NULL), (gen_random_uuid(), now(), now())`,
    );
    await stage.rows(
      `INSERT INTO schedule_tick (schedule, period, created_at)
       VALUES ('housekeeping', 'old', now() - interval '8 days'), ('housekeeping', 'new', now())`,
    );
    await scheduler.tick();
    await stage.rows(`UPDATE outbox SET due_at = now() + interval '1 hour' WHERE job <> 'housekeeping.sweep'`);
    const ticket = await nextTicket();
    await stage.rows(
      `INSERT INTO login_failure (bucket, failures, window_start)
       VALUES ('old', 3, now() - interval '2 days'), ('new', 3, now())`,
    );
    const housekeeping = workers[0]!.get(Housekeeping);
    await housekeeping.sweep(ticket);
    await housekeeping.sweep(ticket);
    expect(await count('login_failure')).toBe(1);
    expect(await count('idempotency_key')).toBe(1);
    expect(await count('outbox', `dedupe_key = 'done long ago'`)).toBe(0);
    expect(await count('outbox', `dedupe_key IN ('done', 'dead')`)).toBe(2);
    expect(await count('outbox', `job = 'housekeeping.sweep' AND state = 'done' AND attempts = 1`)).toBe(1);
    expect(await count('worker_heartbeat')).toBe(1);
    expect(await count('schedule_tick', `period = 'old'`)).toBe(0);
    expect(await count('schedule_tick', `period = 'new'`)).toBe(1);
  });
});

describe('the health of the machinery', () => {
  it('is bad while no heartbeat has come round, and good once one has', async () => {
    await expect(health.checkWorker()).rejects.toMatchObject({ code: 'heartbeat' });
    await scheduler.requestHeartbeat();
    await expect(health.checkWorker()).rejects.toMatchObject({ code: 'heartbeat' });
    const heartbeatId = await stage.value<string>('SELECT id FROM worker_heartbeat');
    await scheduler.answerHeartbeat(await nextTicket(), heartbeatId);
    await health.checkWorker();
    expect((await health.figures()).heartbeatAge).toBeLessThan(10);
  });

  it('is bad again when the last one was too long ago', async () => {
    const answered = (seconds: number) =>
      stage.rows(`INSERT INTO worker_heartbeat (id, answered_at) VALUES ($1, now() - make_interval(secs => $2))`, [
        newId(),
        seconds,
      ]);
    await answered(HEARTBEAT_LIMIT_SECONDS + 1);
    await expect(health.checkWorker()).rejects.toMatchObject({ code: 'heartbeat' });
    await answered(HEARTBEAT_LIMIT_SECONDS - 5);
    await health.checkWorker();
  });

  it('keeps the first answer of a heartbeat', async () => {
    await scheduler.requestHeartbeat();
    const id = await stage.value<string>('SELECT id FROM worker_heartbeat');
    const ticket = await nextTicket();
    await scheduler.answerHeartbeat(ticket, id);
    const at = await stage.value('SELECT answered_at FROM worker_heartbeat');
    await scheduler.answerHeartbeat(ticket, id);
    expect(await stage.value('SELECT answered_at FROM worker_heartbeat')).toEqual(at);
  });

  it('tells what waits, what was given up, and how its connections are', async () => {
    await scheduler.requestHeartbeat();
    await stage.rows(
      `INSERT INTO outbox (id, event, job, payload, dedupe_key, state, last_error, attempts, created_at) VALUES
       (gen_random_uuid(), 'e', 'older', '{}', 'a', 'failed', 'why', 3, now() - interval '1 hour'),
       (gen_random_uuid(), 'e', 'newer', '{"id":1}', 'b', 'failed', NULL, 0, now())`,
    );
    expect((await health.figures()).outbox).toMatchObject({ due: 1, enqueued: 0, failed: 2 });
    const pool = (await health.figures()).pool;
    expect(pool.total).toBeGreaterThan(0);
    expect(pool.idle).toBeLessThanOrEqual(pool.total);
    expect(pool.waiting).toBe(0);
    await health.pingDatabase();
  });

  it('is "unavailable" while the database is away, and comes back by itself', async () => {
    const line = new Line(database.url);
    await line.open();
    const behind = await openCore(line.url, []);
    const ping = () => behind.get(SystemHealth).pingDatabase();
    await ping();
    await line.cut();
    for (let times = 0; times < 3; times += 1) await expect(ping()).rejects.toMatchObject({ code: 'unavailable' });
    await expect(behind.get(Scheduler).tick()).rejects.toMatchObject({ code: 'unavailable' });
    await line.open();
    await ping();
    await behind.get(Scheduler).tick();
    await behind.close();
    await line.cut();
  });
});
