import { Injectable } from '@nestjs/common';
import type { Day } from '@callboard/domain';
import { ACTIVE_BOOKINGS, OPEN_APPLICATIONS } from '../kernel/state-list';
import { sql, Tx } from '../kernel/tx';
import { LEAVES_OUT_DAYS } from './application-sql';
import type { SnapshotPerson } from './snapshot.repository';

/** Somebody with a profile and an account that may act, as an index keeps her. */
export interface FitPersonRow extends SnapshotPerson {
  readonly displayName: string;
  readonly handle: string;
  /** Producers can find her; otherwise only where she applied. */
  readonly searchable: boolean;
}

/** How a person stands to postings and shoots. */
export interface FitStandingRow {
  readonly personId: string;
  /**
   * `applied`: waits for an answer; `busy`: booked or asked in the shoot, so that no place of it can have her; `asked`: was
   * asked for the slot and did not lose it to somebody else.
   */
  readonly kind: 'applied' | 'busy' | 'asked';
  readonly shootId: string;
  /** The posting of an application. */
  readonly postingId: string | null;
  /** The slot of a question. */
  readonly slotId: string | null;
  /** The days of an application; null for all. */
  readonly days: readonly Day[] | null;
}

/** The first open place of a posting, with what the posting asks for, pays and says. Money is integer fen a day. */
export interface FitPostingRow {
  readonly postingId: string;
  readonly slotId: string;
  readonly shootId: string;
  readonly companyId: string;
  readonly companyName: string;
  readonly title: string;
  readonly roleId: string;
  readonly department: string;
  readonly baseId: string;
  readonly minLevel: number;
  readonly headOfDepartment: boolean;
  readonly entry: 'none' | 'mentored' | 'open';
  readonly payLowFen: number;
  readonly payHighFen: number;
  readonly hoursPerDay: number;
  readonly meals: boolean;
  readonly bed: boolean;
  readonly days: readonly Day[];
  /** It stands on the public board. */
  readonly onBoard: boolean;
}

/** Days within which a posting's place must lie. */
export interface FitWindow {
  readonly first: Day;
  readonly last: Day;
}

const PERSON = `f.person_id AS "personId", f.home_base AS "homeBase", f.max_travel_minutes AS "maxTravelMinutes",
  f.pay_floor_fen AS "payFloorFen", f.searchable, p.display_name AS "displayName", p.handle, role.roles,
  least(30, work.days) AS "paidDaysLast30", work.none AS newcomer`;

const PERSON_FROM = `FROM profile f JOIN person p ON p.id = f.person_id
  JOIN account a ON a.person_id = f.person_id AND a.state = 'active'
  CROSS JOIN LATERAL (
    SELECT coalesce(jsonb_agg(jsonb_build_object('role', role_id, 'level', level) ORDER BY role_id), '[]') AS roles
    FROM person_role WHERE person_id = f.person_id) role
  CROSS JOIN LATERAL (
    SELECT count(*) = 0 AS none, coalesce(sum(least(b.paid_days, upper(b.span * recent.days) - lower(b.span * recent.days)))
             FILTER (WHERE b.span && recent.days), 0)::integer AS days
    FROM booking b, (SELECT daterange(current_date - 30, current_date) AS days) recent
    WHERE b.person_id = f.person_id AND b.state IN ${ACTIVE_BOOKINGS}) work`;

const POSTING = `DISTINCT ON (s.posting_id) s.posting_id AS "postingId", s.id AS "slotId", h.id AS "shootId",
  h.company_id AS "companyId", c.name AS "companyName", h.title, p.role_id AS "roleId", r.department,
  h.base_id AS "baseId", p.min_level AS "minLevel", p.head_of_department AS "headOfDepartment", p.entry,
  p.pay_low_fen AS "payLowFen", p.pay_high_fen AS "payHighFen", p.hours_per_day AS "hoursPerDay", h.meals, h.bed,
  s.days, (p.state = 'public' AND p.published_at IS NOT NULL AND c.state = 'verified') AS "onBoard"`;

const POSTING_FROM = `FROM slot s JOIN posting p ON p.id = s.posting_id JOIN shoot h ON h.id = s.shoot_id
  JOIN company c ON c.id = h.company_id JOIN role r ON r.id = p.role_id
  WHERE s.state = 'open' AND p.state IN ('private', 'public', 'filled') AND h.state IN ('open', 'shooting')
    AND s.days[1] >= (now() AT TIME ZONE h.zone)::date`;

const IN_WINDOW = `s.span <@ daterange($1::date, $2::date, '[]')`;

/** Reads people and postings as an index keeps them. */
@Injectable()
export class FitRepository {
  /** A page of the ids of everybody with a profile, in order. */
  async personIds(tx: Tx, after: string | null, limit: number): Promise<string[]> {
    return idsOf(
      tx,
      `SELECT person_id AS id FROM profile WHERE $1::uuid IS NULL OR person_id > $1 ORDER BY person_id LIMIT $2`,
      [after, limit],
    );
  }

  /** A page of the ids of postings that may have an open place, in order. */
  async postingIds(tx: Tx, after: string | null, limit: number): Promise<string[]> {
    return idsOf(
      tx,
      `SELECT id FROM posting WHERE state IN ('private', 'public', 'filled') AND ($1::uuid IS NULL OR id > $1)
       ORDER BY id LIMIT $2`,
      [after, limit],
    );
  }

  /** These people, in order of id, as far as they have a profile and an account that may act. */
  async people(tx: Tx, ids: readonly string[]): Promise<FitPersonRow[]> {
    return sql<FitPersonRow>(
      tx,
      `SELECT ${PERSON} ${PERSON_FROM} WHERE f.person_id = ANY($1::uuid[]) ORDER BY f.person_id`,
      [ids],
    );
  }

  /** How these people stand to postings and shoots. */
  async standings(tx: Tx, people: readonly string[]): Promise<FitStandingRow[]> {
    return sql<FitStandingRow>(
      tx,
      `SELECT person_id AS "personId", 'applied' AS kind, shoot_id AS "shootId", posting_id AS "postingId",
              NULL::uuid AS "slotId", days
       FROM application WHERE person_id = ANY($1::uuid[]) AND state IN ${OPEN_APPLICATIONS}
       UNION SELECT person_id, 'busy', shoot_id, NULL, NULL, NULL FROM offer
       WHERE person_id = ANY($1::uuid[]) AND state IN ('staged', 'sent', 'viewed', 'countered')
       UNION SELECT person_id, 'busy', shoot_id, NULL, NULL, NULL FROM booking
       WHERE person_id = ANY($1::uuid[]) AND state IN ('confirmed', 'reconfirming')
       UNION SELECT person_id, 'busy', shoot_id, NULL, NULL, NULL FROM cancellation WHERE person_id = ANY($1::uuid[])
       UNION SELECT person_id, 'asked', shoot_id, NULL, slot_id, NULL FROM offer
       WHERE person_id = ANY($1::uuid[]) AND state IN ('declined', 'expired', 'withdrawn')
         AND answer_reason IS DISTINCT FROM 'slot_taken'`,
      [people],
    );
  }

  /** Companies that these people have blocked. */
  async blocksOf(tx: Tx, people: readonly string[]): Promise<{ personId: string; companyId: string }[]> {
    return sql(
      tx,
      `SELECT person_id AS "personId", company_id AS "companyId" FROM block
       WHERE person_id = ANY($1::uuid[]) AND by_side = 'person' AND ended_at IS NULL`,
      [people],
    );
  }

  /** Whom companies have blocked, these companies or all. */
  async blockedBy(tx: Tx, companies: readonly string[] | null): Promise<{ companyId: string; personId: string }[]> {
    return sql(
      tx,
      `SELECT company_id AS "companyId", person_id AS "personId" FROM block
       WHERE by_side = 'company' AND ended_at IS NULL AND ($1::uuid[] IS NULL OR company_id = ANY($1))`,
      [companies],
    );
  }

  /** The first open place of each of these postings that has one within the window, in order of posting. */
  async postings(tx: Tx, ids: readonly string[], { first, last }: FitWindow): Promise<FitPostingRow[]> {
    return sql<FitPostingRow>(
      tx,
      `SELECT ${POSTING} ${POSTING_FROM} AND ${IN_WINDOW} AND s.posting_id = ANY($3::uuid[])
       ORDER BY s.posting_id, s.id`,
      [first, last, ids],
    );
  }

  /** Postings on the board of these roles that pay so much, as {@link postings}. */
  async postingsOfRoles(
    tx: Tx,
    roles: readonly string[],
    payFen: number,
    { first, last }: FitWindow,
  ): Promise<FitPostingRow[]> {
    return sql<FitPostingRow>(
      tx,
      `SELECT ${POSTING} ${POSTING_FROM} AND ${IN_WINDOW}
         AND p.state = 'public' AND c.state = 'verified' AND p.role_id = ANY($3::text[]) AND p.pay_high_fen >= $4
       ORDER BY s.posting_id, s.id`,
      [first, last, roles, payFen],
    );
  }

  /** Who waits for an answer to an application to one of the postings. */
  async applicants(tx: Tx, postings: readonly string[]): Promise<{ postingId: string; personId: string }[]> {
    return sql(
      tx,
      `SELECT posting_id AS "postingId", person_id AS "personId" FROM application
       WHERE posting_id = ANY($1::uuid[]) AND state IN ${OPEN_APPLICATIONS}`,
      [postings],
    );
  }

  /** Who was asked for one of the slots and did not lose it to somebody else, or has applied without all of its days. */
  async outOf(tx: Tx, slots: readonly string[]): Promise<{ slotId: string; personId: string }[]> {
    return sql(
      tx,
      `SELECT DISTINCT slot_id AS "slotId", person_id AS "personId" FROM offer
       WHERE slot_id = ANY($1::uuid[]) AND state IN ('declined', 'expired', 'withdrawn')
         AND answer_reason IS DISTINCT FROM 'slot_taken'
       UNION SELECT s.id, q.person_id FROM slot s JOIN application q ON ${LEAVES_OUT_DAYS} WHERE s.id = ANY($1)`,
      [slots],
    );
  }

  /** Who is booked or has a live offer in one of the shoots, or had a booking in it that was called off. */
  async busyIn(tx: Tx, shoots: readonly string[]): Promise<{ shootId: string; personId: string }[]> {
    return sql(
      tx,
      `SELECT shoot_id AS "shootId", person_id AS "personId" FROM offer
       WHERE shoot_id = ANY($1::uuid[]) AND state IN ('staged', 'sent', 'viewed', 'countered')
       UNION SELECT shoot_id, person_id FROM booking
       WHERE shoot_id = ANY($1::uuid[]) AND state IN ('confirmed', 'reconfirming')
       UNION SELECT shoot_id, person_id FROM cancellation WHERE shoot_id = ANY($1::uuid[])`,
      [shoots],
    );
  }

  /** Whom producers have pinned, in these shoots or in all. */
  async pinned(
    tx: Tx,
    shoots: readonly string[] | null,
  ): Promise<{ shootId: string; slotId: string; personId: string }[]> {
    return sql(
      tx,
      `SELECT shoot_id AS "shootId", slot_id AS "slotId", person_id AS "personId" FROM proposal
       WHERE state = 'pinned' AND ($1::uuid[] IS NULL OR shoot_id = ANY($1))`,
      [shoots],
    );
  }

  /** The postings of shoots, and of all shoots of companies. */
  async postingsOf(tx: Tx, shoots: readonly string[], companies: readonly string[]): Promise<string[]> {
    return idsOf(
      tx,
      `SELECT p.id FROM posting p JOIN shoot h ON h.id = p.shoot_id
       WHERE p.shoot_id = ANY($1::uuid[]) OR h.company_id = ANY($2::uuid[])`,
      [shoots, companies],
    );
  }
}

async function idsOf(tx: Tx, text: string, params: readonly unknown[]): Promise<string[]> {
  return (await sql<{ id: string }>(tx, text, params)).map(({ id }) => id);
}
