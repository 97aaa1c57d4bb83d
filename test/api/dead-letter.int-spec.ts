import { INestApplicationContext } from '@nestjs/common';
import { loadConfig } from '@callboard/config';
import { newId } from '@callboard/domain';
import { DeadLetters, migrateQueue } from '@callboard/queue';
import { redisUrl, uniquePrefix } from '@callboard/testing';
import { createWorker } from '../../apps/worker/src/create-worker';
import { TestApi, TestPerson } from './test-api';

let api: TestApi;
let admin: TestPerson;

beforeAll(async () => {
  api = await TestApi.start();
  await migrateQueue({ migrationUrl: api.database.ownerUrl, appUrl: api.database.appUrl });
  admin = await api.person('admin', 'admin');
});
afterAll(() => api?.stop());

const list = () => api.ask('GET', '/admin/dead-letters', { token: admin.token });
const replay = (outboxId: string) => api.ask('POST', `/admin/dead-letters/${outboxId}/replay`, { token: admin.token });

async function until(condition: () => Promise<boolean>, limitMs = 20_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`still waiting after ${limitMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A heartbeat that no worker can answer until `heal` is called. */
async function poison(): Promise<{ outboxId: string; heartbeatId: string; heal: () => Promise<unknown> }> {
  const [outboxId, heartbeatId] = [newId(), newId()];
  await api.sql(`CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'poison'; END $$`);
  await api.sql(`CREATE TRIGGER refuse BEFORE UPDATE ON worker_heartbeat FOR EACH ROW
    WHEN (NEW.id = '${heartbeatId}') EXECUTE FUNCTION refuse()`);
  await api.sql('INSERT INTO worker_heartbeat (id) VALUES ($1)', [heartbeatId]);
  await api.sql(
    `INSERT INTO outbox (id, event, job, payload, dedupe_key)
     VALUES ($1, 'heartbeat.requested', 'worker.heartbeat', $2, $3)`,
    [outboxId, JSON.stringify({ heartbeatId }), newId()],
  );
  return { outboxId, heartbeatId, heal: () => api.sql('DROP TRIGGER refuse ON worker_heartbeat') };
}

const BACKENDS = [['PostgreSQL', undefined], ...(redisUrl() ? [['Redis', redisUrl()]] : [])] as [string, string?][];

describe.each(BACKENDS)('work that was given up, on %s', (_name, redis) => {
  let worker: INestApplicationContext;

  beforeAll(async () => {
    worker = await createWorker(
      loadConfig({
        DATABASE_URL: api.database.url,
        REDIS_URL: redis,
        QUEUE_PREFIX: uniquePrefix(),
        NIGHTLY_MATCH: '0',
        LOG_LEVEL: 'silent',
        CALLBOARD_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
        CALLBOARD_TOKEN_SECRET: 'a secret of a test that is long enough for this',
      }),
    );
  });
  afterAll(() => worker?.close());

  it('is seen by an admin, and done when it is replayed after its cause is gone', async () => {
    const { outboxId, heartbeatId, heal } = await poison();
    await until(async () => (await list()).body.items!.length === 1);
    const [item] = (await list()).body.items!;
    expect(item).toEqual({
      outboxId,
      job: 'worker.heartbeat',
      event: 'heartbeat.requested',
      ids: { heartbeatId },
      attempts: 3,
      reason: expect.stringContaining('poison'),
      createdAt: expect.any(String),
    });
    expect((await worker.get(DeadLetters).list()).map(({ jobId }) => jobId)).toEqual([outboxId]);

    // Replayed too early it dies again, and can be replayed again.
    expect((await replay(outboxId)).body).toEqual({ ok: true });
    await until(async () => (await list()).body.items![0]?.['attempts'] === 6);
    await heal();
    expect(await api.audited(() => replay(outboxId))).toEqual(['work.replay']);
    const state = async () => (await api.sql('SELECT state FROM outbox WHERE id = $1', [outboxId]))[0]!['state'];
    await until(async () => (await state()) === 'done');
    expect((await list()).body.items).toEqual([]);
    expect(await worker.get(DeadLetters).list()).toEqual([]);
    const [beat] = await api.sql('SELECT answered_at FROM worker_heartbeat WHERE id = $1', [heartbeatId]);
    expect(beat!['answered_at']).not.toBeNull();

    const audited = await api.audited(async () => {
      expect((await replay(outboxId)).body.code).toBe('state.conflict');
      expect((await replay(newId())).body.code).toBe('notFound');
    });
    expect(audited).toEqual([]);
  });
});

it('lists dead letters page by page, the newest first', async () => {
  const ids = Array.from({ length: 3 }, newId);
  for (const [index, id] of ids.entries()) {
    await api.sql(
      `INSERT INTO outbox (id, event, job, payload, dedupe_key, state, created_at)
       VALUES ($1, 'old', 'gone.job', '{"phone": "13800000000"}', $2, 'failed', now() - make_interval(days => $3))`,
      [id, newId(), index],
    );
  }
  const first = await api.ask('GET', '/admin/dead-letters?limit=2', { token: admin.token });
  expect(first.body.items!.map(({ outboxId }) => outboxId)).toEqual(ids.slice(0, 2));
  expect(JSON.stringify(first.body)).not.toContain('13800000000');
  const next = `/admin/dead-letters?limit=2&cursor=${String(first.body['nextCursor'])}`;
  const second = await api.ask('GET', next, { token: admin.token });
  expect(second.body.items!.map(({ outboxId }) => outboxId)).toEqual(ids.slice(2));
  expect(second.body['nextCursor']).toBeNull();
});
