import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { Test, TestingModule } from '@nestjs/testing';
import { loadConfig } from '@callboard/config';
import { JOB_NAMES, JobContext, JobName, JobPayload } from '@callboard/contracts/jobs';
import { shouldRetryJob } from '@callboard/core';
import { newId } from '@callboard/domain';
import { HandlerExplorer, migrateQueue } from '@callboard/queue';
import { createTestDatabase, HiringStage, TestDatabase, withClient } from '@callboard/testing';
import { WorkerModule } from './worker.module';

let database: TestDatabase;
let stage: HiringStage;
/** The whole worker, not started: its clock, its relay and its queues stand still, its processors are called from here. */
let worker: TestingModule;
const folder = mkdtempSync(join(tmpdir(), 'callboard-run-twice-'));

beforeAll(async () => {
  database = await createTestDatabase();
  await migrateQueue({ migrationUrl: database.ownerUrl, appUrl: database.appUrl });
  stage = await HiringStage.open(database);
  const config = loadConfig({
    DATABASE_URL: database.url,
    LOG_LEVEL: 'silent',
    CALLBOARD_DATA: folder,
    CALLBOARD_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
    CALLBOARD_TOKEN_SECRET: 'a secret of a test that is long enough for this',
  });
  worker = await Test.createTestingModule({ imports: [WorkerModule.forRoot(config)] }).compile();
  Logger.overrideLogger(false);
});

afterAll(async () => {
  await worker?.close();
  await stage?.close();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

const PERIOD = '2026-05-01T08:05:00Z';
/** Done work that housekeeping should have removed. */
const OVERDUE = `SELECT count(*)::int FROM outbox WHERE done_at < now() - interval '7 days'`;

/** A run of the whole market that waits, the only live one, with nothing to fill. */
async function marketRun(): Promise<string> {
  const runId = newId();
  await stage.rows(
    `UPDATE match_run SET state = 'superseded' WHERE shoot_id IS NULL AND state IN ('queued', 'running')`,
  );
  await stage.rows(`UPDATE slot SET state = 'cancelled' WHERE state = 'open'`);
  await stage.rows(
    `INSERT INTO match_run (id, shoot_id, cause, weights_version, gap_policy_version)
     VALUES ($1, NULL, 'admin', 1, 1)`,
    [runId],
  );
  return runId;
}

/** Something that somebody was told, on its way to her devices; null waits for the mail of the day. */
async function delivery(messageId: string | null): Promise<void> {
  const { personId } = await stage.person();
  await stage.rows(
    `WITH told AS (INSERT INTO notification (id, person_id, template, subject, params, urgent, emergency)
                   VALUES (gen_random_uuid(), $1::uuid, 'company.verified', $1::uuid::text, '{}', true, true) RETURNING id)
     INSERT INTO delivery (id, notification_id, channel, state, message_id, due_at)
     SELECT gen_random_uuid(), id, 'push', CASE WHEN $2::uuid IS NULL THEN 'held' ELSE 'due' END, $2, now() FROM told`,
    [personId, messageId],
  );
  // An emergency that she allows: it goes out whatever the hour.
  await stage.rows('UPDATE profile SET emergency_calls = true WHERE person_id = $1', [personId]);
}

/**
 * Puts in place what each job has something to do with, and returns its payload. A job of the catalogue without a line
 * does not compile.
 */
const FIXTURES: { readonly [J in JobName]: () => Promise<JobPayload<J>> } = {
  'match.run': async () => {
    const shoot = await stage.shoot(await stage.producer());
    await stage.posting(shoot, { role: 'focus-puller', count: 2 });
    await stage.people(3, { role: 'focus-puller' });
    const runId = newId();
    await stage.rows(
      'INSERT INTO match_run (id, shoot_id, weights_version, gap_policy_version) VALUES ($1, $2, 1, 1)',
      [runId, shoot.shootId],
    );
    return { runId };
  },
  'market.run': async () => ({ runId: await marketRun() }),
  // Nobody leads it: the seat is given up at once.
  'market.seat': async () => ({ runId: await marketRun() }),
  'market.nightly': async () => {
    await marketRun();
    await stage.rows(`UPDATE match_run SET state = 'superseded' WHERE shoot_id IS NULL AND state = 'queued'`);
    await stage.posting(await stage.shoot(await stage.producer()));
    return { period: `${new Date().toISOString().slice(0, 19)}Z` };
  },
  'offer.ask': async () => {
    const shoot = await stage.shoot(await stage.producer());
    const posting = await stage.posting(shoot, { role: 'gaffer' });
    const { personId } = await stage.person({ role: 'gaffer' });
    await stage.rows(`UPDATE posting SET asking = 'auto' WHERE id = $1`, [posting.postingId]);
    await stage.rows(
      `WITH run AS (INSERT INTO match_run (id, shoot_id, weights_version, gap_policy_version)
                    VALUES (gen_random_uuid(), $1, 1, 1) RETURNING id)
       INSERT INTO proposal (id, run_id, shoot_id, slot_id, person_id, score, pay_fen, terms, runners_up)
       SELECT gen_random_uuid(), run.id, $1, $2, $3, 1, 50000, '[]', '[]' FROM run`,
      [shoot.shootId, posting.slotIds[0], personId],
    );
    return { shootId: shoot.shootId };
  },
  'offer.expire': async () => {
    const posting = await stage.posting(await stage.shoot(await stage.producer()));
    const { personId } = await stage.person();
    await stage.application(posting, personId, 'offered');
    const [offerId] = await stage.offers([{ posting, slotId: posting.slotIds[0]!, personId }], { expiresInMs: -1_000 });
    return { offerId: offerId! };
  },
  'hold.expire': async () => {
    const posting = await stage.posting(await stage.shoot(await stage.producer()));
    const { personId } = await stage.person();
    const holdId = await stage.hold(posting, posting.slotIds[0]!, personId, { expiresInMs: -1_000 });
    return { holdId };
  },
  'slot.refill': async () => {
    const posting = await stage.posting(await stage.shoot(await stage.producer()), { role: 'key-grip' });
    await stage.people(2, { role: 'key-grip' });
    return { slotId: posting.slotIds[0]! };
  },
  'posting.settle': async () => {
    const { personId } = await stage.person();
    const bookingId = await stage.bookingElsewhere(personId, 20, 22);
    const [posting] = await stage.rows<{ id: string; shoot: string }>(
      `SELECT s.posting_id AS id, s.shoot_id AS shoot FROM slot s JOIN booking b ON b.slot_id = s.id WHERE b.id = $1`,
      [bookingId],
    );
    await stage.rows('INSERT INTO application (id, posting_id, shoot_id, person_id) VALUES ($1, $2, $3, $4)', [
      newId(),
      posting!.id,
      posting!.shoot,
      (await stage.person()).personId,
    ]);
    return { postingId: posting!.id };
  },
  'shoot.close': async () => {
    const shoot = await stage.shoot(await stage.producer());
    const posting = await stage.posting(shoot, { count: 2 });
    const [asked, applicant] = await stage.people(2);
    await stage.offers([{ posting, slotId: posting.slotIds[0]!, personId: asked!.personId }]);
    await stage.application(posting, applicant!.personId);
    await stage.rows(`UPDATE shoot SET state = 'cancelled', cancel_reason = 'no money' WHERE id = $1`, [shoot.shootId]);
    return { shootId: shoot.shootId };
  },
  'application.announce': async () => {
    const posting = await stage.posting(await stage.shoot(await stage.producer()));
    return { applicationId: await stage.application(posting, (await stage.person()).personId) };
  },
  'notification.deliver': async () => {
    const messageId = newId();
    await delivery(messageId);
    return { messageId };
  },
  'notification.digest': async () => {
    await delivery(null);
    return { period: PERIOD };
  },
  'worker.heartbeat': async () => {
    const heartbeatId = newId();
    await stage.rows('INSERT INTO worker_heartbeat (id) VALUES ($1)', [heartbeatId]);
    return { heartbeatId };
  },
  'housekeeping.sweep': async () => {
    await stage.rows(
      `INSERT INTO outbox (id, event, job, payload, dedupe_key, state, done_at)
       VALUES ($1, 'test', 'worker.heartbeat', '{}', $2, 'done', now() - interval '8 days')`,
      [newId(), newId()],
    );
    return { period: PERIOD };
  },
  'attendance.ask': async () => {
    const asked = await stage.bookingElsewhere((await stage.person()).personId, 1, 3);
    const silent = await stage.bookingElsewhere((await stage.person()).personId, 1, 3);
    await stage.rows(`UPDATE booking SET created_at = now() - interval '3 days' WHERE id = ANY($1::uuid[])`, [
      [asked, silent],
    ]);
    await stage.rows(`INSERT INTO attendance (booking_id, asked_at) VALUES ($1, now() - interval '1 day')`, [silent]);
    return { period: PERIOD };
  },
  'shoot.advance': async () => {
    await stage.posting(await stage.shoot(await stage.producer(), { first: -10, days: 7 }));
    await stage.posting(await stage.shoot(await stage.producer(), { first: -1, days: 7 }));
    return { period: PERIOD };
  },
};

/** A piece of work as the relay hands it out: its outbox row and the context of its job. */
async function handOut(job: JobName, payload: object): Promise<JobContext> {
  const outboxId = newId();
  await stage.rows(
    `INSERT INTO outbox (id, event, job, payload, dedupe_key, state, enqueued_at, rings)
     VALUES ($1, 'test', $2, $3, $4, 'enqueued', now(), 1)`,
    [outboxId, job, JSON.stringify(payload), newId()],
  );
  return {
    jobId: outboxId,
    outboxId,
    requestId: `request-${outboxId}`,
    attempt: 1,
    signal: new AbortController().signal,
    progress: () => Promise.resolve(),
  };
}

/** Calls the worker's own handler of the job. */
async function run(job: JobName, payload: object, ticket: JobContext): Promise<void> {
  await worker
    .get(HandlerExplorer)
    .handlers()
    [job](payload as never, ticket);
}

type Dump = Readonly<Record<string, readonly string[]>>;

/** Every row of every table, those of `left out` aside. */
async function dump(leftOut: readonly string[] = []): Promise<Dump> {
  return withClient(database.superuserUrl, async (client) => {
    const tables = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    const whole: Record<string, string[]> = {};
    for (const { name } of tables.rows.filter((table) => !leftOut.includes(table.name))) {
      const { rows } = await client.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${name} t ORDER BY 1`);
      whole[name] = rows.map(({ row }) => row);
    }
    return whole;
  });
}

/** What `work` did, whatever the ids: rows that came and went by table, and the lines of the trail. */
async function effectOf(work: () => Promise<void>): Promise<Readonly<Record<string, unknown>>> {
  const before = await dump();
  await work();
  const after = await dump();
  const changed = Object.keys(after).map((table) => {
    const [old, now] = [new Set(before[table]), new Set(after[table])];
    const come = after[table]!.filter((row) => !old.has(row)).length;
    const gone = before[table]!.filter((row) => !now.has(row)).length;
    return [table, { come, gone }] as const;
  });
  const known = new Set(before['audit_entry']);
  const trail = after['audit_entry']!.filter((row) => !known.has(row));
  const actions = trail.map((row) => (JSON.parse(row) as { action: string }).action).sort();
  return { ...Object.fromEntries(changed.filter(([, { come, gone }]) => come + gone > 0)), actions };
}

/** Runs a job as the queue would: again for as long as it says that another try may help. */
async function runUntilDone(job: JobName, payload: object, ticket: JobContext): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run(job, payload, ticket);
    } catch (error) {
      if (!shouldRetryJob(error) || tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

describe.each(JOB_NAMES)('%s', (job) => {
  it('run twice leaves the same state, under its own ticket and under another', async () => {
    const payload = await FIXTURES[job]();
    const ticket = await handOut(job, payload);
    const before = await dump(['outbox']);
    await run(job, payload, ticket);
    const once = await dump();
    // A handler that did nothing would pass what follows. Housekeeping sweeps the outbox itself.
    if (job === 'housekeeping.sweep') expect(await stage.value(OVERDUE)).toBe(0);
    // A seat in a run that nobody leads leaves nothing but its own end.
    else if (job !== 'market.seat') expect(await dump(['outbox'])).not.toEqual(before);
    expect(await stage.value('SELECT state FROM outbox WHERE id = $1', [ticket.outboxId])).toBe('done');

    await run(job, payload, ticket);
    expect(await dump()).toEqual(once);

    await run(job, payload, await handOut(job, payload));
    const { outbox: _, ...rest } = once;
    expect(await dump(['outbox'])).toEqual(rest);
  });

  it('run by two workers at once does what one does', async () => {
    const alone = await FIXTURES[job]();
    const ticket = await handOut(job, alone);
    const expected = await effectOf(() => runUntilDone(job, alone, ticket));
    const payload = await FIXTURES[job]();
    const shared = await handOut(job, payload);
    const effect = await effectOf(async () => {
      await Promise.all([runUntilDone(job, payload, shared), runUntilDone(job, payload, shared)]);
    });
    expect(effect).toEqual(expected);
    expect(effect['outbox']).toBeDefined();
  });
});
