import { Injectable } from '@nestjs/common';
import { sql, sqlOne, Tx } from '../kernel/tx';

/** The machinery's own rows: heartbeats, ticks of schedules, and whether the database answers. */
@Injectable()
export class SystemRepository {
  /** Answers when the database does. */
  async ping(tx: Tx): Promise<void> {
    await sql(tx, 'SELECT 1');
  }

  async requestHeartbeat(tx: Tx, id: string): Promise<void> {
    await sql(tx, 'INSERT INTO worker_heartbeat (id) VALUES ($1)', [id]);
  }

  /** Marks a heartbeat as come round; the first answer counts. */
  async answerHeartbeat(tx: Tx, id: string): Promise<void> {
    await sql(tx, 'UPDATE worker_heartbeat SET answered_at = clock_timestamp() WHERE id = $1 AND answered_at IS NULL', [
      id,
    ]);
  }

  /** Seconds since a heartbeat last came round, or null when none ever has. */
  async heartbeatAge(tx: Tx): Promise<number | null> {
    const row = await sqlOne<{ age: number | null }>(
      tx,
      'SELECT extract(epoch FROM clock_timestamp() - max(answered_at))::float8 AS age FROM worker_heartbeat',
    );
    return row?.age ?? null;
  }

  async sweepHeartbeats(tx: Tx): Promise<void> {
    await sql(tx, `DELETE FROM worker_heartbeat WHERE requested_at < now() - interval '1 hour'`);
  }

  /** Milliseconds since 1970 by the database's clock: the only clock that decides. */
  async now(tx: Tx): Promise<number> {
    const row = await sqlOne<{ ms: number }>(tx, 'SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS ms');
    return Math.floor(row!.ms);
  }

  /** Claims a period of a schedule; false when somebody has. */
  async tick(tx: Tx, schedule: string, period: string): Promise<boolean> {
    const rows = await sql(
      tx,
      `INSERT INTO schedule_tick (schedule, period) VALUES ($1, $2)
       ON CONFLICT ON CONSTRAINT schedule_tick_pkey DO NOTHING RETURNING period`,
      [schedule, period],
    );
    return rows.length === 1;
  }

  async sweepTicks(tx: Tx): Promise<void> {
    await sql(tx, `DELETE FROM schedule_tick WHERE created_at < now() - interval '7 days'`);
  }
}
