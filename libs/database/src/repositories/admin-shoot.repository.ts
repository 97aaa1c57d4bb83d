import { Injectable } from '@nestjs/common';
import type { Day, StateOf } from '@callboard/domain';
import { ACTIVE_BOOKINGS } from '../kernel/state-list';
import { sql, sqlOne, Tx } from '../kernel/tx';
import { containing } from './like';

/** A shoot in the list of all shoots. */
export interface AdminShootRow {
  readonly id: string;
  readonly title: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly baseId: string;
  readonly state: StateOf<'shoot'>;
  readonly firstShootingDay: Day;
  readonly shootingDays: number;
  readonly slots: number;
  readonly booked: number;
  readonly offered: number;
}

/** A person in a search by name, with what she does on the day asked for. */
export interface AdminPersonRow {
  readonly personId: string;
  readonly displayName: string;
  readonly handle: string;
  readonly homeBase: string | null;
  readonly accountState: StateOf<'account'> | null;
  readonly roles: readonly { readonly roleId: string; readonly level: number }[];
  readonly engagement: AdminEngagement | null;
  /** What she said of the day herself; null when nothing. */
  readonly availability: 'free' | 'prefer_not' | 'no' | null;
}

/** What a person does on some days of a shoot. */
export interface AdminEngagement {
  readonly kind: 'booked' | 'offered';
  readonly shootId: string;
  readonly shootTitle: string;
  readonly roleId: string;
  readonly baseId: string;
  readonly first: Day;
  readonly last: Day;
  readonly days: readonly Day[];
}

/** Filters of the list of shoots; `after` is the last id of the page before. */
export interface AdminShootPage {
  readonly q: string | null;
  readonly state: StateOf<'shoot'> | null;
  readonly after: string | null;
  readonly limit: number;
}

const ENGAGEMENTS = `SELECT 'booked' AS kind, b.shoot_id, b.slot_id, b.person_id, b.span FROM booking b
    WHERE b.state IN ${ACTIVE_BOOKINGS}
  UNION ALL SELECT 'offered', o.shoot_id, o.slot_id, o.person_id, o.span FROM offer o
    WHERE o.state IN ('sent', 'viewed', 'countered')`;

@Injectable()
export class AdminShootRepository {
  /** Shoots of all companies, the latest first, with how many places are filled. */
  async shoots(tx: Tx, page: AdminShootPage): Promise<AdminShootRow[]> {
    return sql<AdminShootRow>(
      tx,
      `SELECT h.id, h.title, h.company_id AS "companyId", c.name AS "companyName", h.base_id AS "baseId", h.state,
              h.first_shooting_day AS "firstShootingDay", h.shooting_days AS "shootingDays",
              n.slots, n.booked, n.offered
       FROM shoot h JOIN company c ON c.id = h.company_id
       CROSS JOIN LATERAL (
         SELECT count(*)::integer AS slots, (count(*) FILTER (WHERE s.state = 'booked'))::integer AS booked,
                (count(*) FILTER (WHERE s.state = 'offered'))::integer AS offered
         FROM slot s WHERE s.shoot_id = h.id AND s.state NOT IN ('cancelled', 'worked')) n
       WHERE ($1::text IS NULL OR h.title ILIKE $1 OR c.name ILIKE $1) AND ($2::text IS NULL OR h.state = $2)
         AND ($3::uuid IS NULL OR h.id < $3)
       ORDER BY h.id DESC LIMIT $4`,
      [page.q === null ? null : containing(page.q), page.state, page.after, page.limit],
    );
  }

  /** People whose name or handle contains `q`, the nearest first, with what they do on `day`. */
  async people(tx: Tx, q: string, day: Day, limit: number): Promise<AdminPersonRow[]> {
    return sql<AdminPersonRow>(
      tx,
      `WITH found AS (
         SELECT p.id, p.display_name, p.handle FROM person p WHERE p.display_name ILIKE $1 OR p.handle ILIKE $1
         ORDER BY greatest(similarity(p.display_name, $2), similarity(p.handle, $2)) DESC, p.display_name, p.id LIMIT $4
       )
       SELECT p.id AS "personId", p.display_name AS "displayName", p.handle, f.home_base AS "homeBase",
              a.state AS "accountState",
              coalesce((SELECT jsonb_agg(jsonb_build_object('roleId', r.role_id, 'level', r.level) ORDER BY r.level DESC,
                r.role_id) FROM person_role r WHERE r.person_id = p.id), '[]'::jsonb) AS roles,
              (SELECT v.state FROM availability v WHERE v.person_id = p.id AND v.span @> $3::date) AS availability,
              (SELECT jsonb_build_object('kind', e.kind, 'shootId', e.shoot_id, 'shootTitle', h.title,
                        'roleId', g.role_id, 'baseId', h.base_id, 'first', lower(e.span), 'last', upper(e.span) - 1,
                        'days', s.days)
               FROM (${ENGAGEMENTS}) e JOIN slot s ON s.id = e.slot_id JOIN posting g ON g.id = s.posting_id
               JOIN shoot h ON h.id = e.shoot_id
               WHERE e.person_id = p.id AND e.span @> $3::date ORDER BY e.kind LIMIT 1) AS engagement
       FROM found p LEFT JOIN profile f ON f.person_id = p.id LEFT JOIN account a ON a.person_id = p.id
       ORDER BY greatest(similarity(p.display_name, $2), similarity(p.handle, $2)) DESC, p.display_name, p.id`,
      [containing(q), q, day, limit],
    );
  }

  /** A person by id; null when there is none. */
  async person(tx: Tx, personId: string): Promise<{ personId: string; displayName: string; handle: string } | null> {
    return sqlOne(tx, 'SELECT id AS "personId", display_name AS "displayName", handle FROM person WHERE id = $1', [
      personId,
    ]);
  }

  /** What a person is booked or asked for between two days, in order of time. */
  async engagements(tx: Tx, personId: string, from: Day, to: Day): Promise<AdminEngagement[]> {
    return sql<AdminEngagement>(
      tx,
      `SELECT e.kind, e.shoot_id AS "shootId", h.title AS "shootTitle", g.role_id AS "roleId", h.base_id AS "baseId",
              lower(e.span) AS first, upper(e.span) - 1 AS last, s.days
       FROM (${ENGAGEMENTS}) e JOIN slot s ON s.id = e.slot_id JOIN posting g ON g.id = s.posting_id
       JOIN shoot h ON h.id = e.shoot_id
       WHERE e.person_id = $1 AND e.span && daterange($2::date, $3::date, '[]')
       ORDER BY e.kind, lower(e.span), h.id`,
      [personId, from, to],
    );
  }

  /** What a person said of her days between two days, as half-open ranges. */
  async availability(
    tx: Tx,
    personId: string,
    from: Day,
    to: Day,
  ): Promise<{ span: string; state: 'free' | 'prefer_not' | 'no' }[]> {
    return sql(
      tx,
      `SELECT span::text AS span, state FROM availability
       WHERE person_id = $1 AND span && daterange($2::date, $3::date, '[]') ORDER BY lower(span)`,
      [personId, from, to],
    );
  }
}
