import { Injectable } from '@nestjs/common';
import { sql, sqlOne, Tx } from '../kernel/tx';

/** The shard number under which the terms and slots of a snapshot are kept: every shard has them. */
export const EVERY_SHARD = -1;

/** What shards are asked at a step of a market run, packed. */
export interface StepRecord {
  readonly step: number;
  readonly kind: string;
  readonly request: Buffer;
}

/** A piece of work that a seat has taken. */
export interface ClaimedTask {
  readonly step: number;
  readonly shard: number;
}

/** Another seat leaves a shard to the one that answered for it last for so long. */
const COURTESY_MS = 400;

/**
 * The rows through which machines share a market run: the snapshot in parts, what is asked at each step, and the answer
 * of each shard. Answers are the same whoever gives them, so the first one stands.
 */
@Injectable()
export class MarketWorkRepository {
  async savePart(
    tx: Tx,
    part: { readonly runId: string; readonly shard: number; readonly page: number; readonly bytes: Uint8Array },
  ): Promise<void> {
    await sql(
      tx,
      `INSERT INTO market_part (run_id, shard, page, bytes) VALUES ($1, $2, $3, $4)
       ON CONFLICT (run_id, shard, page) DO UPDATE SET bytes = excluded.bytes`,
      [part.runId, part.shard, part.page, part.bytes],
    );
  }

  /** The places of the parts of some shards, those of every shard first. */
  async partPlaces(tx: Tx, runId: string, shards: readonly number[]): Promise<{ shard: number; page: number }[]> {
    return sql(
      tx,
      `SELECT shard, page FROM market_part WHERE run_id = $1 AND shard = ANY($2::int[]) ORDER BY shard, page`,
      [runId, shards],
    );
  }

  async part(tx: Tx, runId: string, { shard, page }: { shard: number; page: number }): Promise<Buffer | null> {
    const row = await sqlOne<{ bytes: Buffer }>(
      tx,
      `SELECT bytes FROM market_part WHERE run_id = $1 AND shard = $2 AND page = $3`,
      [runId, shard, page],
    );
    return row?.bytes ?? null;
  }

  /**
   * Puts a step to the shards. One that was put before, by a leader who is gone, keeps its answers when it asks the same;
   * else it and all behind it begin anew.
   */
  async putStep(tx: Tx, runId: string, { step, kind, request }: StepRecord, shards: number): Promise<void> {
    const changed = await sql(
      tx,
      `INSERT INTO market_step (run_id, step, kind, request) VALUES ($1, $2, $3, $4)
       ON CONFLICT (run_id, step) DO UPDATE SET kind = excluded.kind, request = excluded.request
       WHERE market_step.request <> excluded.request RETURNING xmax <> 0 AS replaced`,
      [runId, step, kind, request],
    );
    if ((changed[0] as { replaced: boolean } | undefined)?.replaced) {
      await sql(tx, 'DELETE FROM market_task WHERE run_id = $1 AND step >= $2', [runId, step]);
    }
    if (shards === 0) return;
    await sql(
      tx,
      `INSERT INTO market_task (run_id, step, shard, owner)
       SELECT $1, $2, shard, (SELECT seat FROM market_task b WHERE b.run_id = $1 AND b.step = $2 - 1 AND b.shard = n.shard)
       FROM generate_series(0, $3 - 1) AS n(shard)
       ON CONFLICT (run_id, step, shard) DO NOTHING`,
      [runId, step, shards],
    );
  }

  /** How many shards have answered a step. */
  async answered(tx: Tx, runId: string, step: number): Promise<number> {
    const row = await sqlOne<{ answered: number }>(
      tx,
      `SELECT count(*)::int AS answered FROM market_task WHERE run_id = $1 AND step = $2 AND answer IS NOT NULL`,
      [runId, step],
    );
    return row!.answered;
  }

  /** The answers to a step in order of the shards. */
  async answers(tx: Tx, runId: string, step: number): Promise<Buffer[]> {
    const rows = await sql<{ answer: Buffer }>(
      tx,
      `SELECT answer FROM market_task WHERE run_id = $1 AND step = $2 ORDER BY shard`,
      [runId, step],
    );
    return rows.map(({ answer }) => answer);
  }

  /** Takes one piece of work that nobody does, of the seat's own shards first; null when there is none for it now. */
  async claim(tx: Tx, runId: string, seat: string, leaseSeconds: number): Promise<ClaimedTask | null> {
    return sqlOne<ClaimedTask>(
      tx,
      `WITH due AS (
         SELECT step, shard FROM market_task
         WHERE run_id = $1 AND answer IS NULL AND (lease_until IS NULL OR lease_until < clock_timestamp())
           AND (owner IS NULL OR owner = $2 OR created_at < clock_timestamp() - make_interval(secs => $4))
         ORDER BY step, owner IS NOT DISTINCT FROM $2 DESC, shard LIMIT 1 FOR UPDATE SKIP LOCKED)
       UPDATE market_task t SET seat = $2, lease_until = clock_timestamp() + make_interval(secs => $3)
       FROM due WHERE t.run_id = $1 AND t.step = due.step AND t.shard = due.shard
       RETURNING t.step, t.shard`,
      [runId, seat, leaseSeconds, COURTESY_MS / 1_000],
    );
  }

  /** Goes on holding a piece of work. */
  async renew(
    tx: Tx,
    work: ClaimedTask & { readonly runId: string; readonly seat: string },
    leaseSeconds: number,
  ): Promise<void> {
    await sql(
      tx,
      `UPDATE market_task SET lease_until = clock_timestamp() + make_interval(secs => $5)
       WHERE run_id = $1 AND step = $2 AND shard = $3 AND seat = $4 AND answer IS NULL`,
      [work.runId, work.step, work.shard, work.seat, leaseSeconds],
    );
  }

  /** Stores an answer unless there is one. */
  async answer(
    tx: Tx,
    work: ClaimedTask & { readonly runId: string; readonly seat: string },
    bytes: Uint8Array,
  ): Promise<void> {
    await sql(
      tx,
      `UPDATE market_task SET answer = $5, seat = $4, lease_until = NULL
       WHERE run_id = $1 AND step = $2 AND shard = $3 AND answer IS NULL`,
      [work.runId, work.step, work.shard, work.seat, bytes],
    );
  }

  /** The steps that lead to one, from the last at or before it that begins anew. */
  async stepsTo(tx: Tx, runId: string, step: number): Promise<StepRecord[]> {
    return sql<StepRecord>(
      tx,
      `SELECT step, kind, request FROM market_step
       WHERE run_id = $1 AND step <= $2 AND step >= (
         SELECT max(step) FROM market_step WHERE run_id = $1 AND step <= $2 AND kind IN ('pool', 'prove'))
       ORDER BY step`,
      [runId, step],
    );
  }

  /** The first request of a run; null when its tables were emptied. */
  async beginning(tx: Tx, runId: string): Promise<Buffer | null> {
    const row = await sqlOne<{ request: Buffer }>(
      tx,
      `SELECT request FROM market_step WHERE run_id = $1 AND kind = 'begin'`,
      [runId],
    );
    return row?.request ?? null;
  }

  /** Forgets the work of a run, so that it can begin again or because it is over. */
  async clear(tx: Tx, runId: string): Promise<void> {
    for (const table of ['market_task', 'market_step', 'market_part']) {
      await sql(tx, `DELETE FROM ${table} WHERE run_id = $1`, [runId]);
    }
  }

  /** Forgets the work of all runs that are over. */
  async sweep(tx: Tx): Promise<void> {
    const over = await sql<{ id: string }>(
      tx,
      `SELECT r.id FROM match_run r WHERE r.state NOT IN ('queued', 'running')
         AND EXISTS (SELECT FROM market_part p WHERE p.run_id = r.id)`,
    );
    for (const { id } of over) await this.clear(tx, id);
  }
}
