import { Injectable } from '@nestjs/common';
import { sql, sqlOne, Tx } from '../kernel/tx';

/** A key as stored: `status` is null while its request is still running. */
export interface StoredAnswer {
  readonly requestHash: Buffer;
  readonly status: number | null;
  readonly body: unknown;
}

@Injectable()
export class IdempotencyRepository {
  /**
   * Claims the key for this request inside its transaction. Returns null when it is ours, else what is stored; a
   * second request with the same key waits here until the first has committed.
   */
  async claim(tx: Tx, accountId: string, key: string, requestHash: Buffer): Promise<StoredAnswer | null> {
    const claimed = await sql(
      tx,
      `INSERT INTO idempotency_key (account_id, key, request_hash) VALUES ($1, $2, $3)
       ON CONFLICT ON CONSTRAINT idempotency_key_pkey DO NOTHING RETURNING key`,
      [accountId, key, requestHash],
    );
    if (claimed.length === 1) return null;
    const stored = await sqlOne<Omit<StoredAnswer, 'body'> & { body: string | null }>(
      tx,
      `SELECT request_hash AS "requestHash", status, body FROM idempotency_key WHERE account_id = $1 AND key = $2`,
      [accountId, key],
    );
    return stored && { ...stored, body: stored.body === null ? null : (JSON.parse(stored.body) as unknown) };
  }

  /** Stores the answer beside the effect. */
  async answer(tx: Tx, accountId: string, key: string, status: number, body: unknown): Promise<void> {
    await sql(tx, `UPDATE idempotency_key SET status = $3, body = $4 WHERE account_id = $1 AND key = $2`, [
      accountId,
      key,
      status,
      JSON.stringify(body ?? null),
    ]);
  }

  /** Removes keys older than `days`; returns how many. */
  async sweep(tx: Tx, days: number): Promise<number> {
    const rows = await sql(
      tx,
      `DELETE FROM idempotency_key WHERE (account_id, key) IN (
         SELECT account_id, key FROM idempotency_key WHERE created_at < now() - make_interval(days => $1)
         ORDER BY created_at LIMIT 5000)
       RETURNING key`,
      [days],
    );
    return rows.length;
  }
}
