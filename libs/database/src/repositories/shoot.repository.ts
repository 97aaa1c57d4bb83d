import { Injectable } from '@nestjs/common';
import { Day, fromDateRange, Span, StateOf, toDateRange } from '@callboard/domain';
import { sql, sqlOne, Tx } from '../kernel/tx';

/** What a producer says of a shoot. Money is integer fen. */
export interface ShootTerms {
  readonly title: string;
  readonly baseId: string;
  /** IANA time zone of the base: the shoot's days are days there. */
  readonly zone: string;
  readonly firstShootingDay: Day;
  readonly shootingDays: number;
  readonly labourBudgetFen: number | null;
  readonly hoursPerDay: number;
  readonly overtimeRule: string;
  readonly payTiming: 'daily' | 'weekly' | 'wrap' | 'wrap_7' | 'wrap_30';
  readonly meals: boolean;
  readonly bed: boolean;
}

/** A stored shoot. */
export interface ShootRecord extends ShootTerms {
  readonly id: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly companyState: StateOf<'company'>;
  readonly productionId: string;
  readonly productionTitle: string;
  /** From the first day of anybody to the last day of anybody. */
  readonly run: Span;
  readonly templateSize: number | null;
  readonly state: StateOf<'shoot'>;
  readonly cancelReason: string | null;
  readonly version: number;
  readonly createdAt: Date;
  /** Microseconds since 1970 of its creation: the key of its place in lists. */
  readonly createdKey: number;
  readonly publishedAt: Date | null;
}

/** Counts and sums of a shoot's slots that are not cancelled. */
export interface ShootFigures {
  readonly headcount: number;
  readonly personDays: number;
  readonly costLowFen: number;
  readonly costHighFen: number;
  readonly openSlots: number;
  readonly offeredSlots: number;
  readonly bookedSlots: number;
  readonly postings: number;
  readonly postingsWithoutPay: number;
  /** Proposals that wait for a decision. */
  readonly liveProposals: number;
  /** A match run is queued or running. */
  readonly matching: boolean;
}

/** A shoot with its figures. */
export type ShootRow = ShootRecord & ShootFigures;

const COLUMNS = `s.id, s.company_id AS "companyId", c.name AS "companyName", c.state AS "companyState",
  s.production_id AS "productionId", pr.title AS "productionTitle", s.title, s.base_id AS "baseId", s.zone,
  s.first_shooting_day AS "firstShootingDay", s.shooting_days AS "shootingDays", s.run::text AS run,
  s.labour_budget_fen AS "labourBudgetFen", s.hours_per_day AS "hoursPerDay", s.overtime_rule AS "overtimeRule",
  s.pay_timing AS "payTiming", s.meals, s.bed, s.template_size AS "templateSize", s.state,
  s.cancel_reason AS "cancelReason", s.version, s.created_at AS "createdAt",
  (extract(epoch FROM s.created_at) * 1000000)::bigint AS "createdKey", s.published_at AS "publishedAt"`;

const FROM = `FROM shoot s JOIN company c ON c.id = s.company_id JOIN production pr ON pr.id = s.production_id`;

// The largest integer that a number holds exactly: absurd pay on absurdly many slots must not break a page.
const FIGURES = `
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS headcount, coalesce(sum(cardinality(l.days)), 0)::int AS "personDays",
           least(coalesce(sum(cardinality(l.days) * coalesce(p.pay_low_fen, 0)), 0), 9007199254740991)::bigint
             AS "costLowFen",
           least(coalesce(sum(cardinality(l.days) * coalesce(p.pay_high_fen, 0)), 0), 9007199254740991)::bigint
             AS "costHighFen",
           count(*) FILTER (WHERE l.state = 'open')::int AS "openSlots",
           count(*) FILTER (WHERE l.state = 'offered')::int AS "offeredSlots",
           count(*) FILTER (WHERE l.state = 'booked')::int AS "bookedSlots"
    FROM slot l JOIN posting p ON p.id = l.posting_id WHERE l.shoot_id = s.id AND l.state NOT IN ('cancelled', 'worked')) f
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS postings,
           count(*) FILTER (WHERE p.pay_low_fen IS NULL OR p.pay_high_fen IS NULL)::int AS "postingsWithoutPay"
    FROM posting p WHERE p.shoot_id = s.id AND p.state <> 'closed') g
  CROSS JOIN LATERAL (
    SELECT (SELECT count(*) FROM proposal q WHERE q.shoot_id = s.id AND q.state IN ('suggested', 'pinned'))::int
             AS "liveProposals",
           EXISTS (SELECT FROM match_run m WHERE m.shoot_id = s.id AND m.state IN ('queued', 'running')) AS matching) h`;

type Stored<T> = Omit<T, 'run'> & { readonly run: string };

function fromStored<T extends { readonly run: Span }>(row: Stored<T>): T {
  return { ...row, run: fromDateRange(row.run) } as unknown as T;
}

@Injectable()
export class ShootRepository {
  /** The present day in a time zone, by the database's clock. */
  async today(tx: Tx, zone: string): Promise<Day> {
    const row = await sqlOne<{ today: Day }>(tx, 'SELECT (now() AT TIME ZONE $1)::date AS today', [zone]);
    return row!.today;
  }

  async insert(
    tx: Tx,
    shoot: ShootTerms & {
      readonly id: string;
      readonly companyId: string;
      readonly productionId: string;
      readonly run: Span;
      readonly templateSize: number | null;
      readonly createdBy: string | null;
    },
  ): Promise<void> {
    await sql(
      tx,
      `INSERT INTO shoot (id, company_id, production_id, title, base_id, zone, first_shooting_day, shooting_days, run,
                          labour_budget_fen, hours_per_day, overtime_rule, pay_timing, meals, bed, template_size,
                          created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::daterange, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        shoot.id,
        shoot.companyId,
        shoot.productionId,
        shoot.title,
        shoot.baseId,
        shoot.zone,
        shoot.firstShootingDay,
        shoot.shootingDays,
        toDateRange(shoot.run),
        shoot.labourBudgetFen,
        shoot.hoursPerDay,
        shoot.overtimeRule,
        shoot.payTiming,
        shoot.meals,
        shoot.bed,
        shoot.templateSize,
        shoot.createdBy,
      ],
    );
  }

  async find(tx: Tx, shootId: string): Promise<ShootRow | null> {
    const row = await sqlOne<Stored<ShootRow>>(
      tx,
      `SELECT ${COLUMNS}, f.*, g.*, h.* ${FROM} ${FIGURES} WHERE s.id = $1`,
      [shootId],
    );
    return row && fromStored<ShootRow>(row);
  }

  /** Newest first; `before` continues a list behind that place. */
  async listOfCompany(
    tx: Tx,
    companyId: string,
    filter: { state: StateOf<'shoot'> | null; before: readonly [number, string] | null; limit: number },
  ): Promise<ShootRow[]> {
    const rows = await sql<Stored<ShootRow>>(
      tx,
      `SELECT ${COLUMNS}, f.*, g.*, h.* ${FROM} ${FIGURES}
       WHERE s.company_id = $1 AND ($2::text IS NULL OR s.state = $2)
         AND ($3::bigint IS NULL OR ((extract(epoch FROM s.created_at) * 1000000)::bigint, s.id) < ($3, $4::uuid))
       ORDER BY s.created_at DESC, s.id DESC LIMIT $5`,
      [companyId, filter.state, filter.before?.[0] ?? null, filter.before?.[1] ?? null, filter.limit],
    );
    return rows.map((row) => fromStored<ShootRow>(row));
  }

  /** Writes the terms if the shoot still has this version, and counts it up; false when it has another. */
  async update(tx: Tx, shootId: string, version: number, terms: ShootTerms): Promise<boolean> {
    const rows = await sql(
      tx,
      `UPDATE shoot SET title = $3, base_id = $4, zone = $5, first_shooting_day = $6, shooting_days = $7,
              labour_budget_fen = $8, hours_per_day = $9, overtime_rule = $10, pay_timing = $11, meals = $12, bed = $13,
              version = version + 1
       WHERE id = $1 AND version = $2 RETURNING id`,
      [
        shootId,
        version,
        terms.title,
        terms.baseId,
        terms.zone,
        terms.firstShootingDay,
        terms.shootingDays,
        terms.labourBudgetFen,
        terms.hoursPerDay,
        terms.overtimeRule,
        terms.payTiming,
        terms.meals,
        terms.bed,
      ],
    );
    return rows.length === 1;
  }

  /** The template that the postings come from. */
  async setTemplate(tx: Tx, shootId: string, size: number): Promise<void> {
    await sql(tx, 'UPDATE shoot SET template_size = $2, version = version + 1 WHERE id = $1', [shootId, size]);
  }

  /** The days from the first of anybody to the last of anybody: shooting days and all slots that are not cancelled. */
  async measureRun(tx: Tx, shootId: string): Promise<Span> {
    const row = await sqlOne<{ first: Day; last: Day }>(
      tx,
      `SELECT least(s.first_shooting_day, min(lower(l.span))) AS first,
              greatest(s.first_shooting_day + s.shooting_days - 1, max(upper(l.span)) - 1) AS last
       FROM shoot s LEFT JOIN slot l ON l.shoot_id = s.id AND l.state NOT IN ('cancelled', 'worked')
       WHERE s.id = $1 GROUP BY s.id`,
      [shootId],
    );
    return row!;
  }

  async setRun(tx: Tx, shootId: string, run: Span): Promise<void> {
    await sql(tx, 'UPDATE shoot SET run = $2::daterange WHERE id = $1', [shootId, toDateRange(run)]);
  }

  /** Shoots of a company in a state, locked in the order of their ids. */
  async lockOfCompany(
    tx: Tx,
    companyId: string,
    state: StateOf<'shoot'>,
  ): Promise<{ id: string; firstShootingDay: Day; version: number; today: Day }[]> {
    return sql(
      tx,
      `SELECT id, first_shooting_day AS "firstShootingDay", version, (now() AT TIME ZONE zone)::date AS today
       FROM shoot WHERE company_id = $1 AND state = $2 ORDER BY id FOR UPDATE`,
      [companyId, state],
    );
  }

  /**
   * Shoots whose calendar has moved on: open ones whose run has begun, and running ones whose run is over. Locked in
   * the order of their ids; those that another worker holds are skipped.
   */
  async lockDue(
    tx: Tx,
    limit: number,
  ): Promise<{ id: string; companyId: string; state: 'open' | 'shooting'; over: boolean; version: number }[]> {
    return sql(
      tx,
      `SELECT id, company_id AS "companyId", state, upper(run) <= (now() AT TIME ZONE zone)::date AS over, version
       FROM shoot
       WHERE (state = 'open' AND lower(run) <= (now() AT TIME ZONE zone)::date)
          OR (state = 'shooting' AND upper(run) <= (now() AT TIME ZONE zone)::date)
       ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [limit],
    );
  }
}
