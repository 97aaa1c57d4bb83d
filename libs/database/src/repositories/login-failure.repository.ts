import { Injectable } from '@nestjs/common';
import { sql, Tx } from '../kernel/tx';

/** The failures of one bucket; seconds are relative to the database's clock. */
export interface FailureCount {
  readonly bucket: string;
  readonly failures: number;
  /** Seconds since the first failure of the window. */
  readonly windowAge: number;
  /** Seconds until the next try is let in; 0 or less when it may come. */
  readonly blockedFor: number;
}

/** A bucket's new value. */
export interface FailureUpdate {
  readonly bucket: string;
  readonly failures: number;
  readonly restart: boolean;
  /** Seconds from now, or null. */
  readonly blockSeconds: number | null;
}

/** Failed tries by bucket, shared by every process. A bucket's name is a pseudonym made by core. */
@Injectable()
export class LoginFailureRepository {
  /** Locks the buckets in sorted order, making those that are missing. */
  async lock(tx: Tx, buckets: readonly string[]): Promise<FailureCount[]> {
    const sorted = [...buckets].sort();
    await sql(
      tx,
      `INSERT INTO login_failure (bucket, failures, window_start)
       SELECT b, 0, now() FROM unnest($1::text[]) WITH ORDINALITY AS t(b, n) ORDER BY n
       ON CONFLICT ON CONSTRAINT login_failure_pkey DO NOTHING`,
      [sorted],
    );
    return sql<FailureCount>(
      tx,
      `SELECT bucket, failures, extract(epoch FROM clock_timestamp() - window_start)::float8 AS "windowAge",
              coalesce(extract(epoch FROM blocked_until - clock_timestamp()), 0)::float8 AS "blockedFor"
       FROM login_failure WHERE bucket = ANY($1::text[]) ORDER BY bucket FOR UPDATE`,
      [sorted],
    );
  }

  async save(tx: Tx, updates: readonly FailureUpdate[]): Promise<void> {
    await sql(
      tx,
      `UPDATE login_failure f SET failures = u.failures,
              window_start = CASE WHEN u.restart THEN clock_timestamp() ELSE f.window_start END,
              blocked_until = clock_timestamp() + make_interval(secs => u.block)
       FROM unnest($1::text[], $2::integer[], $3::boolean[], $4::float8[]) AS u(bucket, failures, restart, block)
       WHERE f.bucket = u.bucket`,
      [
        updates.map((u) => u.bucket),
        updates.map((u) => u.failures),
        updates.map((u) => u.restart),
        updates.map((u) => u.blockSeconds),
      ],
    );
  }

  /** Forgets a bucket. */
  async clear(tx: Tx, bucket: string): Promise<void> {
    await sql(tx, 'DELETE FROM login_failure WHERE bucket = $1', [bucket]);
  }

  /** Takes one try back from a bucket, and the block that this try may have set. */
  async refund(tx: Tx, bucket: string): Promise<void> {
    await sql(
      tx,
      `UPDATE login_failure SET failures = greatest(failures - 1, 0), blocked_until = NULL WHERE bucket = $1`,
      [bucket],
    );
  }

  /** Removes buckets whose window began more than `days` ago; returns how many. */
  async sweep(tx: Tx, days: number): Promise<number> {
    const rows = await sql(
      tx,
      `DELETE FROM login_failure WHERE bucket IN (
         SELECT bucket FROM login_failure WHERE window_start < now() - make_interval(days => $1)
           AND (blocked_until IS NULL OR blocked_until < now()) LIMIT 5000 FOR UPDATE SKIP LOCKED)
       RETURNING bucket`,
      [days],
    );
    return rows.length;
  }
}
