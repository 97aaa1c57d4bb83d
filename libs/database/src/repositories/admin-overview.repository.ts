import { Injectable } from '@nestjs/common';
import type { StateOf } from '@callboard/domain';
import { sqlOne, sql, Tx } from '../kernel/tx';
import { MATCH_RUN_COLUMNS, MatchRunRow } from './match-run.repository';

/** Shoots that shoot today and places that are open, in all, by base and by role. */
export interface MarketFigures {
  readonly shootingToday: number;
  readonly openPlaces: number;
  /** Open places whose first day begins soon. */
  readonly urgentPlaces: number;
  /** Most open places first. */
  readonly bases: readonly { readonly baseId: string; readonly shootingToday: number; readonly openPlaces: number }[];
  readonly scarcestRoles: readonly {
    readonly roleId: string;
    readonly department: string;
    readonly openPlaces: number;
  }[];
}

/** What waits for the platform's own people, and how long places take to fill. */
export interface HouseFigures {
  readonly at: Date;
  readonly medianFillMinutes: number | null;
  readonly companiesWaiting: number;
  readonly oldestWaitsSince: Date | null;
  readonly deadLetters: number;
  readonly queuedRuns: number;
  readonly runningRuns: number;
}

/** A match run with its shoot and company. */
export interface AdminMatchRunRow extends MatchRunRow {
  readonly shootTitle: string;
  readonly companyId: string;
  readonly companyName: string;
}

@Injectable()
export class AdminOverviewRepository {
  /** The market as it is; urgent is what begins within so many hours, roles are at most so many. */
  async market(tx: Tx, limits: { readonly urgentHours: number; readonly roles: number }): Promise<MarketFigures> {
    const row = await sqlOne<MarketFigures>(
      tx,
      `WITH live AS MATERIALIZED (
         SELECT s.id, s.base_id, s.zone, t.today,
                t.today BETWEEN s.first_shooting_day AND s.first_shooting_day + s.shooting_days - 1 AS shoots
         FROM shoot s CROSS JOIN LATERAL (SELECT (now() AT TIME ZONE s.zone)::date AS today) t
         WHERE s.state IN ('open', 'shooting')),
       place AS MATERIALIZED (
         SELECT live.base_id, p.role_id,
                lower(l.span)::timestamp AT TIME ZONE live.zone <= now() + make_interval(hours => $1) AS urgent
         FROM live JOIN slot l ON l.shoot_id = live.id AND l.state = 'open' AND lower(l.span) >= live.today
         JOIN posting p ON p.id = l.posting_id AND p.state NOT IN ('draft', 'closed'))
       SELECT (SELECT count(*)::int FROM live WHERE shoots) AS "shootingToday",
              (SELECT count(*)::int FROM place) AS "openPlaces",
              (SELECT count(*)::int FROM place WHERE urgent) AS "urgentPlaces",
              (SELECT coalesce(jsonb_agg(b ORDER BY b."openPlaces" DESC, b."shootingToday" DESC, b."baseId"), '[]')
               FROM (SELECT base_id AS "baseId", sum(shooting)::int AS "shootingToday", sum(open)::int AS "openPlaces"
                     FROM (SELECT base_id, 1 AS shooting, 0 AS open FROM live WHERE shoots
                           UNION ALL SELECT base_id, 0, 1 FROM place) e GROUP BY base_id) b) AS bases,
              (SELECT coalesce(jsonb_agg(r ORDER BY r."openPlaces" DESC, r."roleId"), '[]')
               FROM (SELECT place.role_id AS "roleId", role.department, count(*)::int AS "openPlaces"
                     FROM place JOIN role ON role.id = place.role_id GROUP BY 1, 2
                     ORDER BY 3 DESC, 1 LIMIT $2) r) AS "scarcestRoles"`,
      [limits.urgentHours, limits.roles],
    );
    return row!;
  }

  /** What waits, and the median of the minutes from a place's being public to its booking over so many days. */
  async house(tx: Tx, days: number): Promise<HouseFigures> {
    const row = await sqlOne<HouseFigures>(
      tx,
      `SELECT now() AS at, waiting.many AS "companiesWaiting", waiting.since AS "oldestWaitsSince",
              (SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY
                        extract(epoch FROM b.created_at - greatest(p.published_at, l.created_at)) / 60))::int
               FROM booking b JOIN slot l ON l.id = b.slot_id JOIN posting p ON p.id = l.posting_id
               WHERE b.created_at > now() - make_interval(days => $1)
                 AND b.created_at >= greatest(p.published_at, l.created_at)) AS "medianFillMinutes",
              (SELECT count(*)::int FROM outbox WHERE state = 'failed') AS "deadLetters",
              (SELECT count(*)::int FROM match_run WHERE state = 'queued') AS "queuedRuns",
              (SELECT count(*)::int FROM match_run WHERE state = 'running') AS "runningRuns"
       FROM (SELECT count(*)::int AS many, min(coalesce(submitted.at, c.created_at)) AS since
             FROM company c LEFT JOIN LATERAL (
               SELECT max(a.at) AS at FROM audit_entry a
               WHERE a.subject_type = 'company' AND a.subject_id = c.id AND a.action = 'company.submit') submitted ON true
             WHERE c.state = 'in_review') waiting`,
      [days],
    );
    return row!;
  }

  /** Match runs of all shoots, the latest first. */
  async matchRuns(
    tx: Tx,
    page: { readonly state: StateOf<'matchRun'> | null; readonly after: string | null; readonly limit: number },
  ): Promise<AdminMatchRunRow[]> {
    return sql<AdminMatchRunRow>(
      tx,
      `SELECT ${MATCH_RUN_COLUMNS}, s.title AS "shootTitle", c.id AS "companyId", c.name AS "companyName"
       FROM match_run r JOIN shoot s ON s.id = r.shoot_id JOIN company c ON c.id = s.company_id
       WHERE ($1::text IS NULL OR r.state = $1) AND ($2::uuid IS NULL OR r.id < $2)
       ORDER BY r.id DESC LIMIT $3`,
      [page.state, page.after, page.limit],
    );
  }
}
