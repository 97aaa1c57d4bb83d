import { newId } from '@callboard/domain';
import { createTestDatabase, TestDatabase, withClient } from '@callboard/testing';
import { gate, KernelWorld, pause } from '../kernel/fixture/kernel-world';
import { OutboxRecord, OutboxRepository } from './outbox.repository';

let database: TestDatabase;
let world: KernelWorld;
const outbox = new OutboxRepository();
const RING_AGAIN = 8;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await KernelWorld.open(database);
});
afterAll(() => world.close());
beforeEach(() => world.rows('DELETE FROM outbox'));

const record = (more: Partial<OutboxRecord> = {}): OutboxRecord => ({
  event: 'offer.declined',
  job: 'slot.refill',
  payload: { slotId: 'a' },
  dedupeKey: newId(),
  ...more,
});
const insert = (...records: OutboxRecord[]) => world.run((tx) => outbox.insert(tx, records), 'request-1');
const claim = (limit = 100) => world.run((tx) => outbox.claimDue(tx, limit, RING_AGAIN));
const row = async () => (await world.rows<Record<string, unknown>>('SELECT * FROM outbox'))[0]!;
/** Puts a row in and hands it out. @returns its id */
const handOut = async () => {
  await insert(record());
  return (await claim())[0]!.id;
};
const rung = (seconds: number) =>
  world.rows('UPDATE outbox SET enqueued_at = now() - make_interval(secs => $1)', [seconds]);

describe('a row of the outbox', () => {
  it('carries what it was given and the request that led to it', async () => {
    const dueAt = new Date(Date.now() + 60_000);
    await insert(record({ dedupeKey: 'k', dueAt, payload: { slotId: '横店', list: [1, null] } }));
    expect(await row()).toMatchObject({
      event: 'offer.declined',
      job: 'slot.refill',
      payload: { slotId: '横店', list: [1, null] },
      dedupe_key: 'k',
      due_at: dueAt,
      state: 'due',
      rings: 0,
      attempts: 0,
      enqueued_at: null,
      request_id: 'request-1',
    });
  });

  it('exists once for its key, in one batch, later, and from two transactions at once', async () => {
    await insert(record({ dedupeKey: 'once', payload: { first: true } }), record({ dedupeKey: 'once' }));
    await insert(record({ dedupeKey: 'once' }), record({ dedupeKey: 'other' }));
    expect(await world.rows('SELECT payload FROM outbox ORDER BY dedupe_key')).toEqual([
      { payload: { first: true } },
      { payload: { slotId: 'a' } },
    ]);
    const racers = Array.from({ length: 8 }, () => insert(record({ dedupeKey: 'race' })));
    await Promise.all(racers);
    expect(await world.rows(`SELECT FROM outbox WHERE dedupe_key = 'race'`)).toHaveLength(1);
  });

  it('stays the only one of its key when its work is done', async () => {
    await insert(record({ dedupeKey: 'done' }));
    const [claimed] = await claim();
    await world.run((tx) => outbox.complete(tx, claimed!.id));
    await insert(record({ dedupeKey: 'done' }));
    expect(await row()).toMatchObject({ id: claimed!.id, state: 'done' });
    expect(await claim()).toEqual([]);
  });

  it('is not there when its transaction is undone', async () => {
    const undone = world.run(async (tx) => {
      await outbox.insert(tx, [record()]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await claim()).toEqual([]);
  });

  it('may be none at all', async () => {
    await insert();
    expect(await world.rows('SELECT FROM outbox')).toEqual([]);
  });
});

describe('claiming', () => {
  it('gives out what is due, once, and stamps it', async () => {
    await insert(record({ dedupeKey: 'due' }), record({ dueAt: new Date(Date.now() + 3_600_000) }));
    const claimed = await claim();
    expect(claimed).toEqual([
      {
        id: expect.any(String),
        job: 'slot.refill',
        payload: { slotId: 'a' },
        requestId: 'request-1',
        rings: 1,
        attempts: 0,
      },
    ]);
    expect(await claim()).toEqual([]);
    const [stored] = await world.rows<{ state: string; enqueued_at: Date }>(
      `SELECT state, enqueued_at FROM outbox WHERE dedupe_key = 'due'`,
    );
    expect(stored!.state).toBe('enqueued');
    expect(Math.abs(stored!.enqueued_at.getTime() - Date.now())).toBeLessThan(60_000);
  });

  it('takes the oldest first and no more than asked for', async () => {
    const at = (secondsAgo: number) => new Date(Date.now() - secondsAgo * 1_000);
    await insert(...[10, 40, 20, 30].map((ago) => record({ dueAt: at(ago), payload: { ago } })));
    const taken = (rows: { payload: Record<string, unknown> }[]) => rows.map(({ payload }) => payload.ago).sort();
    expect(taken(await claim(3))).toEqual([20, 30, 40]);
    expect(taken(await claim(3))).toEqual([10]);
  });

  it('by two at the same time shares the rows out, and neither waits', async () => {
    await insert(...Array.from({ length: 10 }, () => record()));
    const [claimed, free] = [gate(), gate()];
    const first = world.run(async (tx) => {
      const rows = await outbox.claimDue(tx, 6, RING_AGAIN);
      claimed.open();
      await free.opened;
      return rows;
    });
    await claimed.opened;
    const second = await claim();
    free.open();
    const ids = [...(await first), ...second].map(({ id }) => id);
    expect(second).toHaveLength(4);
    expect(new Set(ids).size).toBe(10);
  });

  it('that is undone leaves the rows due', async () => {
    await insert(record());
    const undone = world.run(async (tx) => {
      await outbox.claimDue(tx, 10, RING_AGAIN);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await claim()).toHaveLength(1);
  });

  it('rings again what was handed out long enough ago and is not done', async () => {
    const id = await handOut();
    await rung(RING_AGAIN - 1);
    expect(await claim()).toEqual([]);
    await rung(RING_AGAIN + 1);
    expect(await claim()).toMatchObject([{ id, rings: 2 }]);
    expect(await claim()).toEqual([]);
  });

  it('leaves alone what is done or dead', async () => {
    const id = await handOut();
    await world.run((tx) => outbox.fail(tx, id, 'dead'));
    await rung(600);
    expect(await claim()).toEqual([]);
    await world.run((tx) => outbox.complete(tx, id));
    expect(await claim()).toEqual([]);
  });

  it('reads by index, however much has been done', async () => {
    await world.rows(
      `INSERT INTO outbox (id, event, job, payload, dedupe_key, state, done_at)
       SELECT gen_random_uuid(), 'e', 'j', '{}', 'done ' || n, 'done', now() FROM generate_series(1, 20000) n`,
    );
    await insert(record());
    await withClient(database.ownerUrl, (owner) => owner.query('ANALYZE outbox'));
    const rowsScanned = async () => {
      // A session's statistics come out when it asks for it; all ten of the pool are asked.
      await Promise.all(
        Array.from({ length: 10 }, () => world.rows('SELECT pg_stat_force_next_flush(), pg_sleep(0.05)')),
      );
      await pause(50);
      const [table] = await world.rows<{ many: number }>(
        `SELECT seq_tup_read AS many FROM pg_stat_user_tables WHERE relname = 'outbox'`,
      );
      return table!.many;
    };
    const before = await rowsScanned();
    expect(await claim()).toHaveLength(1);
    expect(await world.run((tx) => outbox.figures(tx))).toMatchObject({ enqueued: 1 });
    expect((await rowsScanned()) - before).toBe(0);
  });
});

describe('what becomes of a row', () => {
  it('goes back when the queue did not take it, unless it was done meanwhile', async () => {
    const id = await handOut();
    await world.run((tx) => outbox.release(tx, [id]));
    expect(await claim()).toMatchObject([{ id, rings: 2 }]);
    await world.run((tx) => outbox.complete(tx, id));
    await world.run((tx) => outbox.release(tx, [id]));
    expect(await row()).toMatchObject({ state: 'done' });
  });

  it('is done once', async () => {
    const id = await handOut();
    const complete = () => world.run((tx) => outbox.complete(tx, id));
    expect(await complete()).toBe(true);
    const done = await row();
    expect(done).toMatchObject({ state: 'done', attempts: 1, last_error: null });
    expect(done.done_at).toBeInstanceOf(Date);
    expect(await complete()).toBe(false);
    expect(await row()).toEqual(done);
  });

  it('is given up with its attempts and its reason, which is cut to its place', async () => {
    const id = await handOut();
    await world.run((tx) => outbox.fail(tx, id, '错'.repeat(600), 3));
    expect(await row()).toMatchObject({ state: 'failed', last_error: '错'.repeat(500) });
    expect(await world.run((tx) => outbox.listFailed(tx, 10))).toMatchObject([{ id, job: 'slot.refill', attempts: 3 }]);
  });

  it('is not given up when it is done', async () => {
    const id = await handOut();
    await world.run((tx) => outbox.complete(tx, id));
    await world.run((tx) => outbox.fail(tx, id, 'late'));
    expect(await row()).toMatchObject({ state: 'done', last_error: null, attempts: 1 });
    expect(await world.run((tx) => outbox.replay(tx, id))).toBe(false);
  });

  it('comes back from the dead letters when it is replayed', async () => {
    const id = await handOut();
    expect(await world.run((tx) => outbox.replay(tx, id))).toBe(false);
    await world.run((tx) => outbox.fail(tx, id, 'dead'));
    expect(await world.run((tx) => outbox.replay(tx, id))).toBe(true);
    expect(await claim()).toMatchObject([{ id }]);
    expect(await world.run((tx) => outbox.listFailed(tx, 10))).toEqual([]);
  });

  it('is locked by one worker at a time', async () => {
    const id = await handOut();
    const [locked, free] = [gate(), gate()];
    const first = world.run(async (tx) => {
      await outbox.lock(tx, id);
      locked.open();
      await free.opened;
      await outbox.complete(tx, id);
    });
    await locked.opened;
    const second = world.run((tx) => outbox.lock(tx, id));
    await pause(100);
    free.open();
    await first;
    expect(await second).toEqual({ id, state: 'done' });
    expect(await world.run((tx) => outbox.lock(tx, newId()))).toBeNull();
  });

  it('is swept when it has been done for long, and only then', async () => {
    await insert(record({ dedupeKey: 'old' }), record({ dedupeKey: 'new' }), record({ dedupeKey: 'open' }));
    await claim();
    await world.rows(
      `UPDATE outbox SET created_at = now() - interval '9 days', enqueued_at = now() - interval '9 days'`,
    );
    const done = (key: string, age: string) =>
      world.rows(`UPDATE outbox SET state = 'done', done_at = now() - $2::interval WHERE dedupe_key = $1`, [key, age]);
    await done('old', '7 days 1 minute');
    await done('new', '6 days 23 hours');
    expect(await world.run((tx) => outbox.sweep(tx, 7))).toBe(1);
    expect(await world.rows('SELECT dedupe_key AS key FROM outbox ORDER BY 1')).toEqual([
      { key: 'new' },
      { key: 'open' },
    ]);
  });
});

describe('the figures', () => {
  it('count what waits, runs and is dead, and tell the age of the oldest', async () => {
    const figures = () => world.run((tx) => outbox.figures(tx));
    expect(await figures()).toEqual({ due: 0, enqueued: 0, failed: 0, oldestSeconds: 0 });
    await insert(record({ dueAt: new Date(Date.now() - 90_000) }), record(), record());
    const [one, two] = await claim(2);
    await insert(record({ dueAt: new Date(Date.now() + 90_000) }));
    await world.run((tx) => outbox.fail(tx, two!.id, 'dead'));
    const { oldestSeconds, ...counts } = await figures();
    expect(counts).toEqual({ due: 1, enqueued: 1, failed: 1 });
    expect(oldestSeconds).toBeGreaterThan(80);
    await world.run((tx) => outbox.complete(tx, one!.id));
    expect((await figures()).oldestSeconds).toBeLessThan(30);
  });
});
