import { Injectable } from '@nestjs/common';
import { newId, StateOf } from '@callboard/domain';
import { sql, sqlOne, Tx } from '../kernel/tx';

/** A run of the whole market as it is shown. */
export interface MarketRunRow {
  readonly id: string;
  readonly cause: 'admin' | 'schedule';
  readonly requestedBy: string | null;
  readonly state: StateOf<'matchRun'>;
  readonly stage: string;
  readonly doneUnits: number;
  readonly totalUnits: number;
  readonly shards: number | null;
  readonly snapshotAt: Date | null;
  readonly weightsVersion: number;
  readonly gapPolicyVersion: number;
  /** While it runs what it has come to so far, then what it found. */
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly failure: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** A market run as the worker that leads it sees it. */
export interface MarketRunWork extends MarketRunRow {
  readonly leaseToken: string | null;
  /** Another worker leads it and has not let its lease run out. */
  readonly leased: boolean;
}

/** What one more place like each of these would be worth, in 1/64 of a point. */
export interface SlotPriceRecord {
  readonly slotId: string;
  readonly priceParts: number;
}

/** An open place as a market run left it. */
export interface MarketGapRow {
  readonly slotId: string;
  readonly shootId: string;
  readonly shootTitle: string;
  readonly companyName: string;
  readonly postingId: string;
  readonly roleId: string;
  readonly baseId: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly bindingRule: string;
  readonly funnel: readonly { readonly rule: string; readonly left: number }[];
  readonly relaxations: readonly unknown[];
  readonly worthPoints: number;
}

const COLUMNS = `r.id, r.cause, r.requested_by AS "requestedBy", r.state, r.stage, r.done_units AS "doneUnits",
  r.total_units AS "totalUnits", r.shards, r.snapshot_at AS "snapshotAt", r.weights_version AS "weightsVersion",
  r.gap_policy_version AS "gapPolicyVersion", r.result, r.failure, r.created_at AS "createdAt",
  r.started_at AS "startedAt", r.finished_at AS "finishedAt"`;

/** A run that nobody has taken up for so long has lost its job. */
const FORGOTTEN_SECONDS = 60;

@Injectable()
export class MarketRunRepository {
  /** Queues a run unless one is live; returns its id or null. */
  async insert(
    tx: Tx,
    run: {
      readonly cause: 'admin' | 'schedule';
      readonly requestedBy: string | null;
      readonly weightsVersion: number;
      readonly gapPolicyVersion: number;
    },
  ): Promise<string | null> {
    const row = await sqlOne<{ id: string }>(
      tx,
      `INSERT INTO match_run (id, shoot_id, cause, requested_by, weights_version, gap_policy_version)
       VALUES ($1, NULL, $2, $3, $4, $5)
       ON CONFLICT ((shoot_id IS NULL)) WHERE shoot_id IS NULL AND state IN ('queued', 'running')
       DO NOTHING RETURNING id`,
      [newId(), run.cause, run.requestedBy, run.weightsVersion, run.gapPolicyVersion],
    );
    return row?.id ?? null;
  }

  /** The run that is queued or running; `forgotten` when it has waited longer than any worker takes. */
  async live(tx: Tx): Promise<(MarketRunRow & { readonly forgotten: boolean }) | null> {
    return sqlOne(
      tx,
      `SELECT ${COLUMNS}, r.state = 'queued' AND r.created_at < now() - make_interval(secs => $1) AS forgotten
       FROM match_run r WHERE r.shoot_id IS NULL AND r.state IN ('queued', 'running')`,
      [FORGOTTEN_SECONDS],
    );
  }

  async byId(tx: Tx, runId: string): Promise<MarketRunRow | null> {
    return sqlOne<MarketRunRow>(tx, `SELECT ${COLUMNS} FROM match_run r WHERE r.id = $1 AND r.shoot_id IS NULL`, [
      runId,
    ]);
  }

  /** The latest runs, behind the one named. */
  async list(tx: Tx, after: string | null, limit: number): Promise<MarketRunRow[]> {
    return sql<MarketRunRow>(
      tx,
      `SELECT ${COLUMNS} FROM match_run r WHERE r.shoot_id IS NULL AND ($1::uuid IS NULL OR r.id < $1)
       ORDER BY r.id DESC LIMIT $2`,
      [after, limit],
    );
  }

  /** Locks a run for the worker that wants to lead it; null when there is none. */
  async lock(tx: Tx, runId: string): Promise<MarketRunWork | null> {
    return sqlOne<MarketRunWork>(
      tx,
      `SELECT ${COLUMNS}, r.lease_token AS "leaseToken", coalesce(r.lease_until > clock_timestamp(), false) AS leased
       FROM match_run r WHERE r.id = $1 AND r.shoot_id IS NULL FOR UPDATE`,
      [runId],
    );
  }

  /** Whether somebody leads the run and is alive. */
  async isLed(tx: Tx, runId: string): Promise<boolean> {
    const row = await sqlOne(
      tx,
      `SELECT 1 FROM match_run WHERE id = $1 AND state = 'running' AND lease_until > clock_timestamp()`,
      [runId],
    );
    return row !== null;
  }

  /** Notes that the snapshot is complete, and in how many shards; false when the token is no longer the run's. */
  async noteSnapshot(tx: Tx, run: { runId: string; token: string; shards: number; at: Date }): Promise<boolean> {
    const rows = await sql(
      tx,
      `UPDATE match_run SET shards = $3, snapshot_at = $4 WHERE id = $1 AND lease_token = $2 AND state = 'running'
       RETURNING id`,
      [run.runId, run.token, run.shards, run.at],
    );
    return rows.length === 1;
  }

  /** Writes what a running run has come to so far; nothing when the token is no longer the run's. */
  async noteResult(tx: Tx, run: { runId: string; token: string; result: unknown }): Promise<void> {
    await sql(tx, `UPDATE match_run SET result = $3::jsonb WHERE id = $1 AND lease_token = $2 AND state = 'running'`, [
      run.runId,
      run.token,
      JSON.stringify(run.result),
    ]);
  }

  /** Whether a producer has asked for a run of the shoot since an instant: hers is the newer wish. */
  async hasNewerRun(tx: Tx, shootId: string, since: Date): Promise<boolean> {
    const row = await sqlOne(
      tx,
      `SELECT 1 FROM match_run WHERE shoot_id = $1 AND created_at > $2 AND state IN ('queued', 'running', 'done') LIMIT 1`,
      [shootId, since],
    );
    return row !== null;
  }

  /** Stores prices, replacing those of earlier runs. */
  async savePrices(tx: Tx, runId: string, prices: readonly SlotPriceRecord[]): Promise<void> {
    if (prices.length === 0) return;
    await sql(
      tx,
      `INSERT INTO slot_price (slot_id, run_id, price_parts)
       SELECT slot, $1, price FROM unnest($2::uuid[], $3::integer[]) AS t(slot, price)
       ON CONFLICT (slot_id) DO UPDATE
       SET run_id = excluded.run_id, price_parts = excluded.price_parts, found_at = now()`,
      [runId, prices.map(({ slotId }) => slotId), prices.map(({ priceParts }) => priceParts)],
    );
  }

  /**
   * Places that a run left open and that are open still, behind so many: where one more person would be worth most, by
   * what the run found for the role at the base, then the soonest. `baseIds` are the bases in the order of their indices.
   */
  async gaps(
    tx: Tx,
    wish: {
      readonly runId: string;
      readonly rule: string | null;
      readonly offset: number;
      readonly limit: number;
      readonly baseIds: readonly string[];
    },
  ): Promise<MarketGapRow[]> {
    return sql<MarketGapRow>(
      tx,
      `WITH segment AS MATERIALIZED (
         SELECT e ->> 'role' AS role_id, ($5::text[])[(e ->> 'base')::int + 1] AS base_id, (e ->> 'mostWorth')::int AS worth
         FROM match_run r, jsonb_array_elements(r.result -> 'segments') e WHERE r.id = $1)
       SELECT s.id AS "slotId", s.shoot_id AS "shootId", h.title AS "shootTitle", c.name AS "companyName",
              s.posting_id AS "postingId", p.role_id AS "roleId", h.base_id AS "baseId", s.days[1] AS "firstDay",
              s.days[cardinality(s.days)] AS "lastDay", f.binding_rule AS "bindingRule", f.funnel, f.relaxations,
              coalesce(segment.worth, 0) AS "worthPoints"
       FROM slot_shortfall f JOIN slot s ON s.id = f.slot_id JOIN posting p ON p.id = s.posting_id
       JOIN shoot h ON h.id = s.shoot_id JOIN company c ON c.id = h.company_id
       LEFT JOIN segment ON segment.role_id = p.role_id AND segment.base_id = h.base_id
       WHERE f.run_id = $1 AND s.state = 'open' AND ($2::text IS NULL OR f.binding_rule = $2)
       ORDER BY coalesce(segment.worth, 0) DESC, s.days[1], s.id OFFSET $3 LIMIT $4`,
      [wish.runId, wish.rule, wish.offset, wish.limit, wish.baseIds],
    );
  }
}
