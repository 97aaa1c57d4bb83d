import { INestApplicationContext } from '@nestjs/common';
import { OutboxRepository, systemContext, SystemRepository, Transactions, Tx } from '@callboard/database';
import { DomainError, newId } from '@callboard/domain';
import { createTestDatabase, HiringStage, openCore, TestDatabase } from '@callboard/testing';
import { OutboxDispatch } from './outbox-dispatch.service';
import { OutboxWork, WorkTicket } from './outbox-work.service';

let database: TestDatabase;
let stage: HiringStage;
let core: INestApplicationContext;
let transactions: Transactions;
let work: OutboxWork;
let dispatch: OutboxDispatch;

beforeAll(async () => {
  database = await createTestDatabase();
  stage = await HiringStage.open(database);
  core = await openCore(database.url, []);
  transactions = core.get(Transactions);
  work = core.get(OutboxWork);
  dispatch = core.get(OutboxDispatch);
});

afterAll(async () => {
  await core?.close();
  await stage?.close();
  await database?.drop();
});
beforeEach(() => stage.rows('DELETE FROM outbox'));

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
/** Opens every connection of the pool, so that what begins at the same time runs at the same time. */
const warm = () => Promise.all(Array.from({ length: 10 }, () => transactions.run(systemContext(), () => pause(50))));

/** An effect that can be counted: each time adds a row. */
const effect = async (tx: Tx) => {
  const id = newId();
  await core.get(SystemRepository).requestHeartbeat(tx, id);
  return id;
};
const effects = (ids: (string | null)[]) =>
  stage.value<number>('SELECT count(*)::int FROM worker_heartbeat WHERE id = ANY($1)', [ids]);
const allEffects = () => stage.value<number>('SELECT count(*)::int FROM worker_heartbeat');

/** A piece of work that was handed out. */
async function ticket(): Promise<WorkTicket> {
  const record = { event: 'heartbeat.requested', job: 'worker.heartbeat', payload: {}, dedupeKey: newId() };
  await transactions.run(systemContext('request-7'), (tx) => core.get(OutboxRepository).insert(tx, [record]));
  const [row] = await dispatch.claim(10);
  return { outboxId: row!.id, requestId: row!.requestId };
}
const row = async ({ outboxId }: WorkTicket) =>
  (await stage.rows<Record<string, unknown>>('SELECT * FROM outbox WHERE id = $1', [outboxId]))[0]!;

describe('work behind an outbox row', () => {
  it('is done once when its job comes twice', async () => {
    const job = await ticket();
    const first = await work.once(job, effect);
    const again = await work.once(job, effect);
    expect(again).toBeNull();
    expect(await effects([first, again])).toBe(1);
    expect(await row(job)).toMatchObject({ state: 'done', attempts: 1 });
  });

  it('is done once when twenty workers do it at the same time', async () => {
    const job = await ticket();
    await warm();
    const before = await allEffects();
    let starts = 0;
    const slow = async (tx: Tx) => {
      starts += 1;
      await pause(50);
      return effect(tx);
    };
    const results = await Promise.all(Array.from({ length: 20 }, () => work.once(job, slow)));
    expect(results.filter((result) => result !== null)).toHaveLength(1);
    expect([starts, (await allEffects()) - before]).toEqual([1, 1]);
  });

  it('carries the request that led to it', async () => {
    const job = await ticket();
    const seen = await work.once(job, (tx) => Promise.resolve(tx.context));
    expect(seen).toEqual({ actor: { kind: 'system' }, requestId: 'request-7' });
  });

  it('without its row is an error to be tried again, and has no effect', async () => {
    const before = await allEffects();
    const lost = { outboxId: newId(), requestId: null };
    await expect(work.once(lost, effect)).rejects.toMatchObject({ code: 'notFound', params: { subject: 'outbox' } });
    expect(await allEffects()).toBe(before);
  });

  it('that fails is not done and has no effect, and is done the next time', async () => {
    const job = await ticket();
    const before = await allEffects();
    const failing = work.once(job, async (tx) => {
      await effect(tx);
      throw new DomainError('slot.taken');
    });
    await expect(failing).rejects.toMatchObject({ code: 'slot.taken' });
    expect(await allEffects()).toBe(before);
    expect(await row(job)).toMatchObject({ state: 'enqueued', attempts: 0 });
    expect(await work.once(job, effect)).not.toBeNull();
    expect(await row(job)).toMatchObject({ state: 'done' });
  });

  it('is done even after it was given up, when a worker comes late', async () => {
    const job = await ticket();
    await work.bury(job, 'too many attempts', 3);
    expect(await row(job)).toMatchObject({ state: 'failed', last_error: 'too many attempts', attempts: 3 });
    expect(await work.once(job, effect)).not.toBeNull();
    expect(await row(job)).toMatchObject({ state: 'done', last_error: null });
    await work.bury(job, 'late');
    expect(await row(job)).toMatchObject({ state: 'done', last_error: null });
  });

  it('joins what its effect begins: both are kept or neither', async () => {
    const job = await ticket();
    const before = await allEffects();
    const failing = work.once(job, async () => {
      await transactions.run(systemContext(), effect);
      throw new Error('a fault after it');
    });
    await expect(failing).rejects.toThrow('a fault after it');
    expect(await allEffects()).toBe(before);
  });
});

describe('giving out work', () => {
  it('gives each row to one of many relays', async () => {
    const records = Array.from({ length: 40 }, () => ({ event: 'e', job: 'j', payload: {}, dedupeKey: newId() }));
    await transactions.run(systemContext(), (tx) => core.get(OutboxRepository).insert(tx, records));
    await warm();
    const claimed = (await Promise.all(Array.from({ length: 8 }, () => dispatch.claim(15)))).flat();
    expect(new Set(claimed.map(({ id }) => id)).size).toBe(claimed.length);
    const left = await dispatch.claim(100);
    expect(claimed.length + left.length).toBe(40);
  });

  it('takes back what the queue did not take', async () => {
    const job = await ticket();
    expect(await dispatch.claim(10)).toEqual([]);
    await dispatch.release([job.outboxId]);
    expect(await dispatch.figures()).toMatchObject({ due: 1, enqueued: 0 });
    expect(await dispatch.claim(10)).toMatchObject([{ id: job.outboxId, rings: 2 }]);
  });

  it('rings again after eight seconds, not before', async () => {
    const job = await ticket();
    const age = (seconds: number) =>
      stage.rows('UPDATE outbox SET enqueued_at = now() - make_interval(secs => $1)', [seconds]);
    await age(7);
    expect(await dispatch.claim(10)).toEqual([]);
    await age(9);
    expect(await dispatch.claim(10)).toMatchObject([{ id: job.outboxId }]);
  });
});
