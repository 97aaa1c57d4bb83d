import { Injectable } from '@nestjs/common';
import type { Day, StateOf } from '@callboard/domain';
import { sql, sqlOne, Tx } from '../kernel/tx';
import { blockedSql } from './block-sql';
import { clashSql, ClashKind, GAP_POLICY_SQL } from './clash';

/** Why somebody is no longer a reserve though she did not leave. */
export type ReserveDropReason = 'booked_elsewhere' | 'shoot_wrapped' | 'shoot_cancelled';

/** What decides whether a person may stand by for a posting, as it is under the locks. */
export interface ReserveFacts {
  readonly postingId: string;
  readonly shootId: string;
  readonly companyId: string;
  readonly roleId: string;
  readonly minLevel: number;
  readonly entry: 'none' | 'mentored' | 'open';
  readonly headOfDepartment: boolean;
  readonly state: StateOf<'posting'>;
  readonly shootState: StateOf<'shoot'>;
  readonly companyVerified: boolean;
  /** It has been on the board at some time. */
  readonly published: boolean;
  /** None of its places has a day to come. */
  readonly over: boolean;
  /** Her level in the role, null without it or without a profile. */
  readonly level: number | null;
  readonly hasProfile: boolean;
  /** She is booked in the shoot. */
  readonly inShoot: boolean;
  /** She has blocked the company herself. */
  readonly keepsAway: boolean;
  /** What keeps her from every place of it; null when there is one that she could work. */
  readonly clash: ClashKind | null;
}

/** A reserve as its person sees it. */
export interface MyReserve {
  readonly id: string;
  readonly postingId: string;
  readonly shootId: string;
  readonly shootTitle: string;
  readonly companyName: string;
  readonly roleId: string;
  readonly baseId: string;
  readonly payLowFen: number | null;
  readonly payHighFen: number | null;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly state: StateOf<'reserve'>;
  readonly dropReason: ReserveDropReason | null;
  /** Her place among those who stand by, from 1; null when she does no more. */
  readonly rank: number | null;
  /** How many stand by for the posting. */
  readonly waiting: number;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

/** A reserve of a shoot as those who hire see her: her card, no contact. */
export interface ShootReserve {
  readonly id: string;
  readonly postingId: string;
  readonly roleId: string;
  readonly department: string;
  readonly personId: string;
  readonly displayName: string;
  readonly handle: string;
  readonly homeBase: string;
  readonly level: number | null;
  readonly rank: number;
  readonly createdAt: Date;
}

/** A live reserve in the order in which the posting's reserves are asked. */
export interface RankedReserve {
  readonly id: string;
  readonly personId: string;
}

/** A reserve that a booking touches. */
export interface TouchedReserve {
  readonly id: string;
  readonly postingId: string;
  readonly shootId: string;
  readonly companyId: string;
}

const LIVE_PLACE = `l.state NOT IN ('cancelled', 'worked') AND upper(l.span) > (now() AT TIME ZONE h.zone)::date`;

/** What keeps a person from a place `l` of the shoot `h`. */
const clashOf = (person: string): string => clashSql({ person, span: 'l.span', base: 'h.base_id', policy: 'gap.body' });

/** Whether the reserve `r` of the shoot `h` could work one of the posting's places. */
const CAN_WORK = `EXISTS (SELECT FROM slot l WHERE l.posting_id = r.posting_id AND ${LIVE_PLACE}
  AND NOT EXISTS (${clashOf('r.person_id')}))`;

/** Whether the reserve `r` of the shoot `h` may be asked: not in the shoot, kept apart by nothing, with room to work there. */
const FREE = `r.state = 'live' AND ${CAN_WORK} AND NOT ${blockedSql('r.person_id', 'h.company_id')}
  AND NOT EXISTS (SELECT FROM booking b WHERE b.person_id = r.person_id AND b.shoot_id = r.shoot_id
    AND b.state IN ('confirmed', 'reconfirming'))`;

const RANK = `(SELECT count(*)::int FROM reserve o WHERE o.posting_id = r.posting_id AND o.state = 'live'
  AND (o.created_at, o.id) <= (r.created_at, r.id))`;

const MINE = `SELECT r.id, r.posting_id AS "postingId", r.shoot_id AS "shootId", h.title AS "shootTitle",
    c.name AS "companyName", p.role_id AS "roleId", h.base_id AS "baseId", p.pay_low_fen AS "payLowFen",
    p.pay_high_fen AS "payHighFen", x.first AS "firstDay", x.last AS "lastDay", r.state,
    r.drop_reason AS "dropReason", r.created_at AS "createdAt", r.ended_at AS "endedAt",
    CASE WHEN r.state = 'live' THEN ${RANK} END AS rank,
    (SELECT count(*)::int FROM reserve o WHERE o.posting_id = r.posting_id AND o.state = 'live') AS waiting
  FROM reserve r
  JOIN posting p ON p.id = r.posting_id
  JOIN shoot h ON h.id = r.shoot_id
  JOIN company c ON c.id = h.company_id
  CROSS JOIN LATERAL (
    SELECT min(lower(l.span)) AS first, max(upper(l.span)) - 1 AS last
    FROM slot l WHERE l.posting_id = p.id AND l.state NOT IN ('cancelled', 'worked')) x`;

@Injectable()
export class ReserveRepository {
  /**
   * A posting to stand by for; shoot, posting and person are locked in this order: those who opt in for one posting come
   * one after another, and nobody is booked elsewhere meanwhile.
   */
  async lockTarget(tx: Tx, postingId: string, personId: string): Promise<ReserveFacts | null> {
    await sql(tx, `SELECT s.id FROM shoot s WHERE s.id = (SELECT shoot_id FROM posting WHERE id = $1) FOR SHARE`, [
      postingId,
    ]);
    const locked = await sqlOne(tx, 'SELECT id FROM posting WHERE id = $1 FOR NO KEY UPDATE', [postingId]);
    if (!locked) return null;
    await this.lockPerson(tx, personId);
    return sqlOne<ReserveFacts>(
      tx,
      `SELECT p.id AS "postingId", p.shoot_id AS "shootId", h.company_id AS "companyId", p.role_id AS "roleId",
              p.min_level AS "minLevel", p.entry, p.head_of_department AS "headOfDepartment", p.state,
              h.state AS "shootState", c.state = 'verified' AS "companyVerified",
              p.published_at IS NOT NULL AS published, place.kind IS NULL AND place.id IS NULL AS over,
              pr.level, f.person_id IS NOT NULL AS "hasProfile", place.kind AS clash,
              EXISTS (SELECT FROM booking b WHERE b.person_id = $2 AND b.shoot_id = p.shoot_id
                AND b.state IN ('confirmed', 'reconfirming')) AS "inShoot",
              ${blockedSql('$2', 'h.company_id', 'person')} AS "keepsAway"
       FROM posting p JOIN shoot h ON h.id = p.shoot_id JOIN company c ON c.id = h.company_id
       LEFT JOIN profile f ON f.person_id = $2
       LEFT JOIN person_role pr ON pr.person_id = $2 AND pr.role_id = p.role_id
       LEFT JOIN LATERAL (
         SELECT l.id, (SELECT k.kind FROM ${GAP_POLICY_SQL} AS gap(body)
                       CROSS JOIN LATERAL (${clashOf('$2::uuid')}) k) AS kind
         FROM slot l WHERE l.posting_id = p.id AND ${LIVE_PLACE} ORDER BY 2 NULLS FIRST LIMIT 1) place ON true
       WHERE p.id = $1`,
      [postingId, personId],
    );
  }

  /** Locks a person: whoever leaves waits for a booking of hers that is under way. */
  async lockPerson(tx: Tx, personId: string): Promise<void> {
    await sql(tx, 'SELECT id FROM person WHERE id = $1 FOR UPDATE', [personId]);
  }

  /** Inserts a reserve; false when she stands by for the posting already. */
  async insert(
    tx: Tx,
    reserve: { readonly id: string; readonly postingId: string; readonly shootId: string; readonly personId: string },
  ): Promise<boolean> {
    const rows = await sql(
      tx,
      `INSERT INTO reserve (id, posting_id, shoot_id, person_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT (posting_id, person_id) WHERE state = 'live' DO NOTHING RETURNING id`,
      [reserve.id, reserve.postingId, reserve.shootId, reserve.personId],
    );
    return rows.length === 1;
  }

  /** The person's live reserve for a posting. */
  async liveOf(tx: Tx, personId: string, postingId: string): Promise<(TouchedReserve & { rank: number }) | null> {
    return sqlOne(
      tx,
      `SELECT r.id, r.posting_id AS "postingId", r.shoot_id AS "shootId", h.company_id AS "companyId", ${RANK} AS rank
       FROM reserve r JOIN shoot h ON h.id = r.shoot_id
       WHERE r.person_id = $1 AND r.posting_id = $2 AND r.state = 'live'`,
      [personId, postingId],
    );
  }

  async findMine(tx: Tx, personId: string, id: string): Promise<MyReserve | null> {
    return sqlOne<MyReserve>(tx, `${MINE} WHERE r.person_id = $1 AND r.id = $2`, [personId, id]);
  }

  /** The person's reserves, newest first, before `beforeId` (ids are ordered by time). */
  async listMine(tx: Tx, personId: string, beforeId: string | null, limit: number): Promise<MyReserve[]> {
    return sql<MyReserve>(
      tx,
      `${MINE} WHERE r.person_id = $1 AND ($2::uuid IS NULL OR r.id < $2) ORDER BY r.id DESC LIMIT $3`,
      [personId, beforeId, limit],
    );
  }

  /**
   * Live reserves of a shoot with the people's cards, oldest first, of one department or posting when given; without those
   * whom a block keeps away.
   */
  async listOfShoot(
    tx: Tx,
    shootId: string,
    filter: {
      readonly department: string | null;
      readonly postingId: string | null;
      readonly afterId: string | null;
      readonly limit: number;
    },
  ): Promise<ShootReserve[]> {
    return sql<ShootReserve>(
      tx,
      `SELECT r.id, r.posting_id AS "postingId", p.role_id AS "roleId", d.department, r.person_id AS "personId",
              n.display_name AS "displayName", n.handle, f.home_base AS "homeBase", pr.level, ${RANK} AS rank,
              r.created_at AS "createdAt"
       FROM reserve r
       JOIN posting p ON p.id = r.posting_id
       JOIN role d ON d.id = p.role_id
       JOIN person n ON n.id = r.person_id
       JOIN profile f ON f.person_id = r.person_id
       LEFT JOIN person_role pr ON pr.person_id = r.person_id AND pr.role_id = p.role_id
       JOIN shoot h ON h.id = r.shoot_id
       WHERE r.shoot_id = $1 AND r.state = 'live' AND NOT ${blockedSql('r.person_id', 'h.company_id')} AND ($2::text IS NULL OR d.department = $2)
         AND ($3::uuid IS NULL OR r.posting_id = $3) AND ($4::uuid IS NULL OR r.id > $4)
       ORDER BY r.id LIMIT $5`,
      [shootId, filter.department, filter.postingId, filter.afterId, filter.limit],
    );
  }

  /**
   * Live reserves of a posting in the order of their rank, without those whom the company may not ask any more: they are
   * booked in the shoot, a booking leaves no room for any of its places, or a block keeps the two apart.
   */
  async ranked(tx: Tx, postingId: string): Promise<RankedReserve[]> {
    return sql<RankedReserve>(
      tx,
      `SELECT r.id, r.person_id AS "personId"
       FROM reserve r JOIN shoot h ON h.id = r.shoot_id CROSS JOIN ${GAP_POLICY_SQL} AS gap(body)
       WHERE r.posting_id = $1 AND ${FREE} ORDER BY r.created_at, r.id`,
      [postingId],
    );
  }

  /**
   * Everybody who stands by for one of these postings and may be asked for it, as {@link ReserveRepository.ranked} judges
   * it.
   */
  async standingBy(
    tx: Tx,
    postingIds: readonly string[],
  ): Promise<{ readonly id: string; readonly personId: string; readonly postingId: string }[]> {
    return sql(
      tx,
      `SELECT r.id, r.person_id AS "personId", r.posting_id AS "postingId"
       FROM reserve r JOIN shoot h ON h.id = r.shoot_id CROSS JOIN ${GAP_POLICY_SQL} AS gap(body)
       WHERE r.posting_id = ANY($1::uuid[]) AND ${FREE} ORDER BY r.id`,
      [postingIds],
    );
  }

  /**
   * Locks, in order of id, the live reserves of a person that a new booking of hers ends: for its posting and its shoot,
   * and those for which no place is left that she could work.
   */
  async lockTouched(tx: Tx, personId: string, shootId: string): Promise<TouchedReserve[]> {
    return sql<TouchedReserve>(
      tx,
      `SELECT r.id, r.posting_id AS "postingId", r.shoot_id AS "shootId", h.company_id AS "companyId"
       FROM reserve r JOIN shoot h ON h.id = r.shoot_id CROSS JOIN ${GAP_POLICY_SQL} AS gap(body)
       WHERE r.person_id = $1 AND r.state = 'live' AND (r.shoot_id = $2 OR NOT ${CAN_WORK})
       ORDER BY r.id FOR UPDATE OF r`,
      [personId, shootId],
    );
  }
}
