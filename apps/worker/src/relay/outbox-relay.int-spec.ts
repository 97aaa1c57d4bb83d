import { Injectable, Logger } from '@nestjs/common';
import { Test, TestingModule } from '@nestjs/testing';
import { JobContext } from '@callboard/contracts/jobs';
import { Events, KernelModule, OutboxWork, shouldRetryJob } from '@callboard/core';
import { DatabaseModule, OutboxRepository, systemContext, Transactions } from '@callboard/database';
import { DomainError, newId } from '@callboard/domain';
import { ConsumerHost, DeadLetters, JobHandler, JobProducer, migrateQueue, QueueModule } from '@callboard/queue';
import { createTestDatabase, HiringStage, Line, redisUrl, TestDatabase, uniquePrefix } from '@callboard/testing';
import { OutboxRelay } from './outbox-relay';

/** Does every job of the catalogue the way processors do, and notes what it did. */
@Injectable()
class Hands {
  readonly done: { outboxId: string; requestId: string; payload: unknown; late: number }[] = [];
  starts = 0;
  /** What goes wrong with the next jobs. */
  trouble: Error | null = null;

  constructor(private readonly work: OutboxWork) {}

  @JobHandler('match.run')
  @JobHandler('market.run')
  @JobHandler('market.seat')
  @JobHandler('market.nightly')
  @JobHandler('offer.ask')
  @JobHandler('offer.expire')
  @JobHandler('attendance.ask')
  @JobHandler('hold.expire')
  @JobHandler('slot.refill')
  @JobHandler('posting.settle')
  @JobHandler('shoot.close')
  @JobHandler('worker.heartbeat')
  @JobHandler('housekeeping.sweep')
  @JobHandler('shoot.advance')
  @JobHandler('application.announce')
  @JobHandler('notification.deliver')
  @JobHandler('notification.digest')
  async handle(payload: object, ticket: JobContext): Promise<void> {
    this.starts += 1;
    const { outboxId, requestId } = ticket;
    await this.work.once(ticket, async () => {
      if (this.trouble) throw this.trouble;
      // The database's clock decides what is early.
      const late = await stage.value<number>(
        'SELECT extract(epoch FROM clock_timestamp() - due_at)::float8 FROM outbox WHERE id = $1',
        [outboxId],
      );
      this.done.push({ outboxId, requestId, payload, late });
    });
  }
}

let database: TestDatabase;
let stage: HiringStage;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrateQueue({ migrationUrl: database.ownerUrl, appUrl: database.appUrl });
  stage = await HiringStage.open(database);
});

afterAll(async () => {
  await stage?.close();
  await database?.drop();
});

/** A worker's relay and queues with the queue's server behind a line that can be cut. */
async function openWorker(line: Line, redis: boolean, namespace: string): Promise<TestingModule> {
  const module = await Test.createTestingModule({
    imports: [
      DatabaseModule.forRoot({ url: database.url, poolSize: 10 }),
      KernelModule,
      QueueModule.forRootAsync({
        inject: [OutboxWork],
        useFactory: (work: OutboxWork) => ({
          databaseUrl: redis ? database.url : line.url,
          redisUrl: redis ? line.url : undefined,
          namespace,
          consumer: {
            shouldRetry: shouldRetryJob,
            onDead: async ({ outboxId, reason, attempts }) => {
              if (outboxId) await work.bury({ outboxId, requestId: null }, reason, attempts);
            },
          },
        }),
      }),
    ],
    providers: [Hands, OutboxRelay],
  }).compile();
  Logger.overrideLogger(false);
  await module.init();
  return module;
}

async function until(condition: () => boolean | Promise<boolean>, limitMs = 15_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`still waiting after ${limitMs} ms: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

interface Row {
  readonly id: string;
  readonly state: string;
  readonly rings: number;
  readonly last_error: string | null;
}

const BACKENDS = [['PostgreSQL', undefined], ...(redisUrl() ? [['Redis', redisUrl()]] : [])] as [string, string?][];

describe.each(BACKENDS)('the relay on %s', (_name, redis) => {
  let line: Line;
  let worker: TestingModule;
  let hands: Hands;

  beforeAll(async () => {
    line = new Line(redis ?? database.url);
    await line.open();
    worker = await openWorker(line, redis !== undefined, uniquePrefix());
    hands = worker.get(Hands);
  });

  afterAll(async () => {
    await worker?.close();
    await line?.cut();
  });

  beforeEach(async () => {
    await stage.rows('DELETE FROM outbox');
    hands.done.splice(0);
    hands.starts = 0;
    hands.trouble = null;
  });

  const insert = (job: string, payload: object, dueAt?: Date) =>
    worker
      .get(Transactions)
      .run(systemContext('request-1'), (tx) =>
        worker.get(OutboxRepository).insert(tx, [{ event: 'test', job, payload, dedupeKey: newId(), dueAt }]),
      );
  const heartbeat = (dueAt?: Date) => insert('worker.heartbeat', { heartbeatId: newId() }, dueAt);
  const rows = () => stage.rows<Row>('SELECT id, state, rings, last_error FROM outbox ORDER BY id');
  const allDone = async () => (await rows()).every(({ state }) => state === 'done');

  it('carries what an event became to its handler, under the name of the request', async () => {
    const heartbeatId = newId();
    await worker
      .get(Transactions)
      .run(systemContext('request-9'), (tx) =>
        worker.get(Events).emit(tx, [{ name: 'heartbeat.requested', payload: { heartbeatId } }]),
      );
    await until(allDone);
    const [row] = await rows();
    expect(row).toMatchObject({ state: 'done', rings: 1 });
    expect(hands.done).toMatchObject([{ outboxId: row!.id, requestId: 'request-9', payload: { heartbeatId } }]);
  });

  it('carries nothing before it is due by the database’s clock, and nothing much later', async () => {
    const [clock] = await stage.rows<{ due: Date }>(`SELECT clock_timestamp() + interval '1 second' AS due`);
    await heartbeat(clock!.due);
    await until(allDone);
    expect(hands.done).toHaveLength(1);
    expect(hands.done[0]!.late).toBeGreaterThanOrEqual(0);
    expect(hands.done[0]!.late).toBeLessThan(3);
  });

  it('carries more than a batch, each row once', async () => {
    const records = Array.from({ length: 450 }, () => ({
      event: 'test',
      job: 'slot.refill',
      payload: { slotId: newId() },
      dedupeKey: newId(),
    }));
    await worker.get(Transactions).run(systemContext(), (tx) => worker.get(OutboxRepository).insert(tx, records));
    await until(allDone, 30_000);
    expect(hands.done).toHaveLength(450);
    expect(new Set(hands.done.map(({ outboxId }) => outboxId)).size).toBe(450);
  });

  it('rings again for a row whose bell was lost', async () => {
    await stage.rows(
      `INSERT INTO outbox (id, event, job, payload, dedupe_key, state, enqueued_at, rings)
       VALUES ($1, 'test', 'worker.heartbeat', $2, 'lost', 'enqueued', now() - interval '9 seconds', 1)`,
      [newId(), JSON.stringify({ heartbeatId: newId() })],
    );
    await until(allDone);
    expect((await rows())[0]).toMatchObject({ rings: 2 });
    expect(hands.done).toHaveLength(1);
  });

  it('has one effect when a bell rings twice', async () => {
    await heartbeat();
    await until(allDone);
    const [{ id }] = (await rows()) as [Row];
    const starts = hands.starts;
    await worker
      .get(JobProducer)
      .enqueue('worker.heartbeat', { heartbeatId: newId() }, { jobId: id, requestId: 'request-1' });
    await until(() => hands.starts > starts && worker.get(ConsumerHost).status().active === 0);
    expect(hands.done).toHaveLength(1);
    expect(await rows()).toMatchObject([{ id, state: 'done' }]);
  });

  it('puts what no handler can read among the dead, and goes on with the rest', async () => {
    await insert('match.walk', { runId: newId() });
    await insert('toString', {});
    await insert('slot.refill', { slotId: 'no id' });
    await insert('slot.refill', { slotId: newId(), phone: '13800000000' });
    await heartbeat();
    await until(async () => (await rows()).every(({ state }) => state === 'done' || state === 'failed'));
    expect((await rows()).map(({ state }) => state).sort()).toEqual(['done', 'failed', 'failed', 'failed', 'failed']);
    const dead = await worker
      .get(Transactions)
      .read(systemContext(), (tx) => worker.get(OutboxRepository).listFailed(tx, 10));
    expect(dead.map(({ job }) => job).sort()).toEqual(['match.walk', 'slot.refill', 'slot.refill', 'toString']);
    for (const { lastError } of dead) expect(lastError).toBe('no job of this name and shape');
    expect(hands.starts).toBe(1);
  });

  it('leaves what a handler refuses for good among the dead, until it is replayed', async () => {
    hands.trouble = new DomainError('slot.taken');
    await heartbeat();
    await until(async () => (await rows())[0]!.state === 'failed');
    const [row] = await rows();
    expect(row!.last_error).toContain('slot.taken');
    expect(hands.starts).toBe(1);
    hands.trouble = null;
    await worker.get(Transactions).run(systemContext(), (tx) => worker.get(OutboxRepository).replay(tx, row!.id));
    await until(allDone);
    expect(hands.done.map(({ outboxId }) => outboxId)).toEqual([row!.id]);
    expect(await worker.get(DeadLetters).list()).toEqual([]);
  });

  it('tries again what failed for a while', async () => {
    hands.trouble = new DomainError('busy');
    await heartbeat();
    await until(() => hands.starts >= 2);
    expect(await allDone()).toBe(false);
    hands.trouble = null;
    await until(allDone);
    expect(hands.done).toHaveLength(1);
  });

  it('gives rows back while the queue is away, and carries them when it is there again', async () => {
    await line.cut();
    await heartbeat();
    await until(async () => {
      const [row] = await rows();
      return row!.state === 'due' && row!.rings > 0;
    });
    expect(hands.starts).toBe(0);
    await line.open();
    await until(allDone, 30_000);
    expect(hands.done).toHaveLength(1);
  });
});
