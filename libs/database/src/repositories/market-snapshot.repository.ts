import { Injectable } from '@nestjs/common';
import type { Day } from '@callboard/domain';
import { ACTIVE_BOOKINGS, OPEN_APPLICATIONS } from '../kernel/state-list';
import { sql, sqlOne, Tx } from '../kernel/tx';
import { LEAVES_OUT_DAYS } from './application-sql';
import { blockedSql } from './block-sql';
import { BEFORE_NEW_OFFER } from './hold-sql';
import type { SnapshotPerson, SnapshotSlot } from './snapshot.repository';

/** An open slot of any shoot. */
export type MarketSlot = Omit<SnapshotSlot, 'pinnedPersonId'> & {
  readonly shootId: string;
  /** What the last market run made of it: its price in 1/64 of a point, and who is proposed for it. */
  readonly priceParts: number | null;
  readonly proposedPersonId: string | null;
  readonly proposedHomeBase: string | null;
};

/** A person who may be found by every company, or only by those to whose shoots she has applied. */
export type MarketPerson = SnapshotPerson & { readonly searchable: boolean };

/** Who must not be asked in a shoot, or for one slot of it. */
export interface MarketExclusion {
  readonly shootId: string;
  readonly slotId: string | null;
  readonly personId: string;
  readonly homeBase: string;
}

/** Where a page of people begins: behind this one. */
export interface PersonPlace {
  readonly homeBase: string;
  readonly personId: string;
}

/** The days that one run looks at. */
export interface MarketWindow {
  readonly first: Day;
  /** The last day. */
  readonly last: Day;
}

/** Who takes part: an active account, and findable by everybody or an applicant somewhere. */
const TAKES_PART = `EXISTS (SELECT FROM account a WHERE a.person_id = f.person_id AND a.state = 'active')
  AND (f.searchable OR EXISTS (SELECT FROM application q WHERE q.person_id = f.person_id
                                 AND q.state IN ${OPEN_APPLICATIONS}))
  AND EXISTS (SELECT FROM person_role r WHERE r.person_id = f.person_id)`;

/** A slot that a market run may fill: nobody is pinned in it, its work has not begun and ends within the window. */
const OPEN_SLOTS = `slot s JOIN posting p ON p.id = s.posting_id JOIN shoot h ON h.id = s.shoot_id
  WHERE s.state = 'open' AND p.state IN ('private', 'public', 'filled') AND h.state IN ('open', 'shooting')
    AND s.days[1] >= $1::date AND s.days[1] >= (now() AT TIME ZONE h.zone)::date
    AND s.days[cardinality(s.days)] <= $2::date
    AND NOT EXISTS (SELECT FROM proposal pin WHERE pin.slot_id = s.id AND pin.state = 'pinned')`;

/** Days before and after the window in which bookings can still bind work in it: more than any gap. */
const NEAR_DAYS = 20;

/** The whole market page by page, so that it is never in memory as rows. */
@Injectable()
export class MarketSnapshotRepository {
  /** Today where most of the market is. */
  async today(tx: Tx): Promise<Day> {
    return (await sqlOne<{ today: Day }>(tx, `SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS today`))!.today;
  }

  /** How many slots a run could fill, and how many people would take part. */
  async counts(tx: Tx, { first, last }: MarketWindow): Promise<{ slots: number; people: number }> {
    const row = await sqlOne<{ slots: number; people: number }>(
      tx,
      `SELECT (SELECT count(*)::int FROM ${OPEN_SLOTS}) AS slots,
              (SELECT count(*)::int FROM profile f WHERE ${TAKES_PART}) AS people`,
      [first, last],
    );
    return row!;
  }

  /** The next open slots in order of their ids. */
  async slots(tx: Tx, { first, last }: MarketWindow, after: string | null, limit: number): Promise<MarketSlot[]> {
    return sql<MarketSlot>(
      tx,
      `SELECT o.*, price.price_parts AS "priceParts", now.person_id AS "proposedPersonId",
              lives.home_base AS "proposedHomeBase"
       FROM (SELECT s.id AS "slotId", s.posting_id AS "postingId", s.shoot_id AS "shootId", p.role_id AS "roleId",
                    h.base_id AS "baseId", p.min_level AS "minLevel", p.head_of_department AS "headOfDepartment",
                    p.entry, p.pay_low_fen AS "payLowFen", p.pay_high_fen AS "payHighFen", s.days
             FROM ${OPEN_SLOTS} AND ($3::uuid IS NULL OR s.id > $3) ORDER BY s.id LIMIT $4) o
       LEFT JOIN slot_price price ON price.slot_id = o."slotId"
       LEFT JOIN proposal now ON now.slot_id = o."slotId" AND now.state = 'suggested'
       LEFT JOIN profile lives ON lives.person_id = now.person_id
       ORDER BY o."slotId"`,
      [first, last, after, limit],
    );
  }

  /** Who must not be asked: as for a run of one shoot, and whoever is pinned in it. */
  async exclusions(tx: Tx, shootIds: readonly string[]): Promise<MarketExclusion[]> {
    return sql<MarketExclusion>(
      tx,
      `SELECT e.shoot_id AS "shootId", e.slot_id AS "slotId", e.person_id AS "personId", f.home_base AS "homeBase"
       FROM (
         SELECT shoot_id, slot_id, person_id FROM offer
         WHERE shoot_id = ANY($1::uuid[]) AND state IN ('declined', 'expired', 'withdrawn')
           AND answer_reason IS DISTINCT FROM 'slot_taken'
         UNION SELECT s.shoot_id, s.id, q.person_id FROM slot s JOIN application q ON ${LEAVES_OUT_DAYS}
         WHERE s.shoot_id = ANY($1)
         UNION SELECT s.shoot_id, s.id, k.person_id FROM slot s JOIN posting p ON p.id = s.posting_id AND p.asking = 'auto'
         JOIN shoot h ON h.id = s.shoot_id JOIN hold k ON ${BEFORE_NEW_OFFER}
         WHERE s.shoot_id = ANY($1) AND s.state = 'open'
         UNION SELECT shoot_id, NULL, person_id FROM offer
         WHERE shoot_id = ANY($1) AND state IN ('staged', 'sent', 'viewed', 'countered')
         UNION SELECT shoot_id, NULL, person_id FROM booking
         WHERE shoot_id = ANY($1) AND state IN ('confirmed', 'reconfirming')
         UNION SELECT shoot_id, NULL, person_id FROM cancellation WHERE shoot_id = ANY($1)
         UNION SELECT shoot_id, NULL, person_id FROM proposal WHERE shoot_id = ANY($1) AND state = 'pinned'
       ) e JOIN profile f ON f.person_id = e.person_id
       ORDER BY e.shoot_id, e.slot_id, e.person_id`,
      [shootIds],
    );
  }

  /** The next people in order of home base, byte by byte, and id. */
  async people(tx: Tx, after: PersonPlace | null, limit: number): Promise<MarketPerson[]> {
    return sql<MarketPerson>(
      tx,
      `SELECT f.person_id AS "personId", f.home_base AS "homeBase", f.max_travel_minutes AS "maxTravelMinutes",
              f.pay_floor_fen AS "payFloorFen", f.searchable, least(30, coalesce(paid.days, 0)) AS "paidDaysLast30",
              NOT EXISTS (SELECT FROM booking w WHERE w.person_id = f.person_id AND w.state IN ${ACTIVE_BOOKINGS})
                AS newcomer, role.roles
       FROM (SELECT f.* FROM profile f
             WHERE ${TAKES_PART} AND ($1::text IS NULL
               OR (f.home_base COLLATE "C", f.person_id) > ($1 COLLATE "C", $2::uuid))
             ORDER BY f.home_base COLLATE "C", f.person_id LIMIT $3) f
       CROSS JOIN LATERAL (
         SELECT jsonb_agg(jsonb_build_object('role', role_id, 'level', level) ORDER BY role_id) AS roles
         FROM person_role WHERE person_id = f.person_id) role
       LEFT JOIN LATERAL (
         SELECT sum(least(paid_days, upper(span * recent.days) - lower(span * recent.days)))::integer AS days
         FROM booking, (SELECT daterange(current_date - 30, current_date) AS days) recent
         WHERE person_id = f.person_id AND span && recent.days AND state IN ${ACTIVE_BOOKINGS}) paid ON true
       ORDER BY f.home_base COLLATE "C", f.person_id`,
      [after?.homeBase ?? null, after?.personId ?? null, limit],
    );
  }

  /**
   * What binds these people between two days: their bookings, and the places in which producers have pinned them, as far
   * as no block keeps the two apart. Half-open ranges.
   */
  async commitments(
    tx: Tx,
    people: readonly string[],
    { first, last }: MarketWindow,
  ): Promise<{ personId: string; span: string; baseId: string; nightRun: number }[]> {
    return sql(
      tx,
      `SELECT person_id AS "personId", span::text AS span, base_id AS "baseId", night_run AS "nightRun" FROM booking
       WHERE person_id = ANY($1::uuid[]) AND state IN ${ACTIVE_BOOKINGS}
         AND span && daterange($2::date - $4::integer, $3::date + $4::integer, '[]')
       UNION ALL
       SELECT pin.person_id, s.span::text, h.base_id, 0 FROM proposal pin
       JOIN slot s ON s.id = pin.slot_id JOIN shoot h ON h.id = s.shoot_id
       WHERE pin.person_id = ANY($1) AND pin.state = 'pinned' AND NOT ${blockedSql('pin.person_id', 'h.company_id')}
         AND s.span && daterange($2::date - $4::integer, $3::date + $4::integer, '[]')
       ORDER BY 1, 2`,
      [people, first, last, NEAR_DAYS],
    );
  }

  /** From which shoots that hire these people are kept apart by a block, whoever made it. */
  async blocks(tx: Tx, people: readonly string[]): Promise<{ personId: string; shootId: string }[]> {
    return sql(
      tx,
      `SELECT DISTINCT k.person_id AS "personId", h.id AS "shootId" FROM block k JOIN shoot h ON h.company_id = k.company_id
       WHERE k.person_id = ANY($1::uuid[]) AND k.ended_at IS NULL AND h.state IN ('open', 'shooting') ORDER BY 1, 2`,
      [people],
    );
  }

  /** To which postings these people have applied and wait for an answer. */
  async applications(
    tx: Tx,
    people: readonly string[],
  ): Promise<{ personId: string; postingId: string; shootId: string }[]> {
    return sql(
      tx,
      `SELECT person_id AS "personId", posting_id AS "postingId", shoot_id AS "shootId" FROM application
       WHERE person_id = ANY($1::uuid[]) AND state IN ${OPEN_APPLICATIONS} ORDER BY 1, 2`,
      [people],
    );
  }
}
