import { Injectable } from '@nestjs/common';
import { newId } from '@callboard/domain';
import { OUTBOX_CHANNEL } from '../kernel/live-channel';
import { sql, sqlOne, Tx } from '../kernel/tx';

/** A job to be done once the transaction has committed. */
export interface OutboxRecord {
  readonly event: string;
  readonly job: string;
  readonly payload: unknown;
  /** A second row with this key is silently left out. */
  readonly dedupeKey: string;
  /** When it is due by the database's clock; now when absent. */
  readonly dueAt?: Date;
}

/** A row that the relay hands to the queue. */
export interface DueOutboxRow {
  readonly id: string;
  readonly job: string;
  readonly payload: Record<string, unknown>;
  readonly requestId: string | null;
  readonly rings: number;
  /** How often it was started before it was given up and replayed; 0 for a row that never was. */
  readonly attempts: number;
}

/** Figures of the outbox for metrics and readiness. */
export interface OutboxFigures {
  readonly due: number;
  readonly enqueued: number;
  readonly failed: number;
  /** Age in seconds of the oldest row that is due and not done. */
  readonly oldestSeconds: number;
}

/** A row of the dead-letter list. */
export interface FailedOutboxRow {
  readonly id: string;
  readonly job: string;
  readonly event: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
}

@Injectable()
export class OutboxRepository {
  async insert(tx: Tx, records: readonly OutboxRecord[]): Promise<void> {
    if (records.length === 0) return;
    const rows = records.map((r) => ({
      id: newId(),
      event: r.event,
      job: r.job,
      payload: r.payload,
      dedupe_key: r.dedupeKey,
      due_at: r.dueAt?.toISOString() ?? null,
    }));
    await sql(
      tx,
      `INSERT INTO outbox (id, event, job, payload, dedupe_key, due_at, request_id)
       SELECT r.id, r.event, r.job, r.payload, r.dedupe_key, coalesce(r.due_at, now()), $2
       FROM jsonb_to_recordset($1::jsonb)
         AS r(id uuid, event text, job text, payload jsonb, dedupe_key text, due_at timestamptz)
       ON CONFLICT ON CONSTRAINT outbox_dedupe_key DO NOTHING`,
      [JSON.stringify(rows), tx.context.requestId],
    );
    if (records.some((r) => r.dueAt === undefined)) await sql(tx, 'SELECT pg_notify($1, $2)', [OUTBOX_CHANNEL, '']);
  }

  /**
   * Claims rows that are due, or were handed over at least `ringAgainSeconds` ago and are not done,
   * and stamps them as enqueued. Relays side by side never claim the same row (SKIP LOCKED).
   */
  async claimDue(tx: Tx, limit: number, ringAgainSeconds: number): Promise<DueOutboxRow[]> {
    return sql<DueOutboxRow>(
      tx,
      `WITH due AS (
         SELECT id FROM outbox
         WHERE (state = 'due' AND due_at <= now())
            OR (state = 'enqueued' AND enqueued_at < now() - make_interval(secs => $2))
         ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED
       )
       UPDATE outbox o SET state = 'enqueued', enqueued_at = now(), rings = rings + 1
       FROM due WHERE o.id = due.id
       RETURNING o.id, o.job, o.payload, o.request_id AS "requestId", o.rings, o.attempts`,
      [limit, ringAgainSeconds],
    );
  }

  /** Puts rows back that could not be handed to the queue. */
  async release(tx: Tx, ids: readonly string[]): Promise<void> {
    await sql(tx, `UPDATE outbox SET state = 'due' WHERE id = ANY($1::uuid[]) AND state = 'enqueued'`, [ids]);
  }

  /** Locks the row of a job; null when there is none. Waits for another worker that holds it. */
  async lock(tx: Tx, id: string): Promise<{ id: string; state: string } | null> {
    return sqlOne(tx, 'SELECT id, state FROM outbox WHERE id = $1 FOR UPDATE', [id]);
  }

  /** Marks the work done; false when it was done before. */
  async complete(tx: Tx, id: string): Promise<boolean> {
    const rows = await sql(
      tx,
      `UPDATE outbox SET state = 'done', done_at = now(), attempts = attempts + 1, last_error = NULL
       WHERE id = $1 AND state IN ('due', 'enqueued', 'failed') RETURNING id`,
      [id],
    );
    return rows.length === 1;
  }

  /** Moves a row to the dead-letter list, and adds to its attempts those that have come to nothing. */
  async fail(tx: Tx, id: string, reason: string, attempts = 0): Promise<void> {
    await sql(
      tx,
      `UPDATE outbox SET state = 'failed', last_error = left($2, 500), attempts = attempts + $3
       WHERE id = $1 AND state IN ('due', 'enqueued')`,
      [id, reason, attempts],
    );
  }

  /** Rings a dead letter again; false when it is not in the list. */
  async replay(tx: Tx, id: string): Promise<boolean> {
    const rows = await sql(
      tx,
      `UPDATE outbox SET state = 'due', due_at = now(), last_error = NULL WHERE id = $1 AND state = 'failed' RETURNING id`,
      [id],
    );
    if (rows.length > 0) await sql(tx, 'SELECT pg_notify($1, $2)', [OUTBOX_CHANNEL, '']);
    return rows.length === 1;
  }

  /** The dead-letter list, newest first, from the row after `after` on. */
  async listFailed(tx: Tx, limit: number, after: string | null = null): Promise<FailedOutboxRow[]> {
    return sql(
      tx,
      `SELECT id, job, event, payload, attempts, last_error AS "lastError", created_at AS "createdAt"
       FROM outbox WHERE state = 'failed'
         AND ($2::uuid IS NULL OR (created_at, id) < (SELECT l.created_at, l.id FROM outbox l WHERE l.id = $2))
       ORDER BY created_at DESC, id DESC LIMIT $1`,
      [limit, after],
    );
  }

  async figures(tx: Tx): Promise<OutboxFigures> {
    const row = await sqlOne<OutboxFigures>(
      tx,
      // One part a state, so that each reads its own partial index and none the many rows that are done.
      `SELECT due.many AS due, enqueued.many AS enqueued, failed.many AS failed,
              coalesce(extract(epoch FROM now() - least(due.oldest, enqueued.oldest)), 0)::float8 AS "oldestSeconds"
       FROM (SELECT count(*)::int AS many, min(due_at) AS oldest FROM outbox WHERE state = 'due' AND due_at <= now()) due,
            (SELECT count(*)::int AS many, min(due_at) AS oldest FROM outbox WHERE state = 'enqueued') enqueued,
            (SELECT count(*)::int AS many FROM outbox WHERE state = 'failed') failed`,
    );
    return row!;
  }

  /** Removes done rows older than `days`; returns how many. */
  async sweep(tx: Tx, days: number): Promise<number> {
    const rows = await sql(
      tx,
      `DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE state = 'done'
         AND done_at < now() - make_interval(days => $1) ORDER BY done_at LIMIT 5000) RETURNING id`,
      [days],
    );
    return rows.length;
  }
}
