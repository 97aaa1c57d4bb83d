import { Injectable } from '@nestjs/common';
import { newId, StateOf } from '@callboard/domain';
import { sql, sqlOne, Tx } from '../kernel/tx';

/** A match run as it is shown. */
export interface MatchRunRow {
  readonly id: string;
  readonly shootId: string;
  readonly state: StateOf<'matchRun'>;
  readonly stage: string;
  readonly doneUnits: number;
  readonly totalUnits: number;
  readonly weightsVersion: number;
  readonly gapPolicyVersion: number;
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly failure: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** A run as the worker that takes it up sees it. */
export interface MatchRunWork extends MatchRunRow {
  readonly leaseToken: string | null;
  /** Another worker is at it and has not let its lease run out. */
  readonly leased: boolean;
  readonly companyId: string;
}

/** Why a slot stays open. */
export interface ShortfallRecord {
  readonly slotId: string;
  readonly runId: string | null;
  readonly funnel: unknown;
  readonly bindingRule: string;
  readonly relaxations: unknown;
  readonly otherDays: unknown;
}

/** Columns of a {@link MatchRunRow} from `match_run r`. */
export const MATCH_RUN_COLUMNS = `r.id, r.shoot_id AS "shootId", r.state, r.stage, r.done_units AS "doneUnits",
  r.total_units AS "totalUnits", r.weights_version AS "weightsVersion", r.gap_policy_version AS "gapPolicyVersion",
  r.result, r.failure, r.created_at AS "createdAt", r.started_at AS "startedAt", r.finished_at AS "finishedAt"`;

/** A run that nobody has taken up for so long has lost its job. */
const FORGOTTEN_SECONDS = 60;

@Injectable()
export class MatchRunRepository {
  /** Queues a run unless the shoot has a live one; returns its id or null. */
  async insert(
    tx: Tx,
    run: { shootId: string; requestedBy: string | null; weightsVersion: number; gapPolicyVersion: number },
  ): Promise<string | null> {
    const row = await sqlOne<{ id: string }>(
      tx,
      `INSERT INTO match_run (id, shoot_id, requested_by, weights_version, gap_policy_version)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (shoot_id) WHERE state IN ('queued', 'running') DO NOTHING RETURNING id`,
      [newId(), run.shootId, run.requestedBy, run.weightsVersion, run.gapPolicyVersion],
    );
    return row?.id ?? null;
  }

  /** The run of the shoot that is queued or running; `forgotten` when it has waited longer than any worker takes. */
  async live(tx: Tx, shootId: string): Promise<(MatchRunRow & { readonly forgotten: boolean }) | null> {
    return sqlOne(
      tx,
      `SELECT ${MATCH_RUN_COLUMNS}, r.state = 'queued' AND r.created_at < now() - make_interval(secs => $2) AS forgotten
       FROM match_run r WHERE r.shoot_id = $1 AND r.state IN ('queued', 'running')`,
      [shootId, FORGOTTEN_SECONDS],
    );
  }

  async byId(tx: Tx, runId: string): Promise<MatchRunRow | null> {
    return sqlOne<MatchRunRow>(
      tx,
      `SELECT ${MATCH_RUN_COLUMNS} FROM match_run r WHERE r.id = $1 AND r.shoot_id IS NOT NULL`,
      [runId],
    );
  }

  /** Runs of a shoot, the latest first. */
  async list(tx: Tx, shootId: string, limit: number): Promise<MatchRunRow[]> {
    return sql<MatchRunRow>(
      tx,
      `SELECT ${MATCH_RUN_COLUMNS} FROM match_run r WHERE r.shoot_id = $1 ORDER BY r.created_at DESC, r.id DESC LIMIT $2`,
      [shootId, limit],
    );
  }

  /** The latest run of the shoot that is done; null before the first. */
  async latestDone(tx: Tx, shootId: string): Promise<string | null> {
    const row = await sqlOne<{ id: string }>(
      tx,
      `SELECT id FROM match_run WHERE shoot_id = $1 AND state = 'done' ORDER BY created_at DESC, id DESC LIMIT 1`,
      [shootId],
    );
    return row?.id ?? null;
  }

  /** Locks a run for the worker that wants it; null when there is none. */
  async lock(tx: Tx, runId: string): Promise<MatchRunWork | null> {
    return sqlOne<MatchRunWork>(
      tx,
      `SELECT ${MATCH_RUN_COLUMNS}, r.lease_token AS "leaseToken", s.company_id AS "companyId",
              coalesce(r.lease_until > clock_timestamp(), false) AS leased
       FROM match_run r JOIN shoot s ON s.id = r.shoot_id WHERE r.id = $1 FOR UPDATE OF r`,
      [runId],
    );
  }

  /** Takes the lease under a token: from now on only its holder may write to the run. */
  async takeLease(tx: Tx, runId: string, token: string, seconds: number): Promise<void> {
    await sql(
      tx,
      `UPDATE match_run SET lease_token = $2, lease_until = clock_timestamp() + make_interval(secs => $3),
         stage = 'snapshot', done_units = 0, total_units = 0
       WHERE id = $1`,
      [runId, token, seconds],
    );
  }

  /** Ends a lease before its time. */
  async dropLease(tx: Tx, runId: string, token: string): Promise<void> {
    await sql(tx, `UPDATE match_run SET lease_until = clock_timestamp() WHERE id = $1 AND lease_token = $2`, [
      runId,
      token,
    ]);
  }

  /** Writes progress and renews the lease; false when the token is no longer the run's. */
  async progress(
    tx: Tx,
    run: { runId: string; token: string; stage: string; done: number; total: number; leaseSeconds: number },
  ): Promise<boolean> {
    const rows = await sql(
      tx,
      `UPDATE match_run SET stage = $3, done_units = $4, total_units = $5,
         lease_until = clock_timestamp() + make_interval(secs => $6)
       WHERE id = $1 AND lease_token = $2 AND state = 'running' RETURNING id`,
      [run.runId, run.token, run.stage, run.done, run.total, run.leaseSeconds],
    );
    return rows.length === 1;
  }

  /** Stores why slots stay open, replacing what was known before. */
  async saveShortfalls(tx: Tx, records: readonly ShortfallRecord[]): Promise<void> {
    if (records.length === 0) return;
    await sql(
      tx,
      `INSERT INTO slot_shortfall (slot_id, run_id, funnel, binding_rule, relaxations, other_days)
       SELECT r."slotId", r."runId", r.funnel, r."bindingRule", r.relaxations, r."otherDays"
       FROM jsonb_to_recordset($1::jsonb)
         AS r("slotId" uuid, "runId" uuid, funnel jsonb, "bindingRule" text, relaxations jsonb,
              "otherDays" jsonb)
       ON CONFLICT (slot_id) DO UPDATE SET run_id = excluded.run_id, funnel = excluded.funnel,
         binding_rule = excluded.binding_rule, relaxations = excluded.relaxations,
         other_days = excluded.other_days, found_at = now()`,
      [JSON.stringify(records)],
    );
  }

  /** Forgets the shortfalls of slots that have somebody. */
  async clearShortfalls(tx: Tx, slotIds: readonly string[]): Promise<void> {
    if (slotIds.length === 0) return;
    await sql(tx, 'DELETE FROM slot_shortfall WHERE slot_id = ANY($1::uuid[])', [slotIds]);
  }
}
