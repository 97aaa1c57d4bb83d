import { Injectable } from '@nestjs/common';
import type { Day, GapPolicy } from '@callboard/domain';
import { ACTIVE_BOOKINGS, OPEN_APPLICATIONS } from '../kernel/state-list';
import { sql, sqlOne, Tx } from '../kernel/tx';
import { LEAVES_OUT_DAYS } from './application-sql';
import { blockedSql } from './block-sql';
import { BEFORE_NEW_OFFER } from './hold-sql';

/** A slot to fill, with what its posting asks for and pays. */
export interface SnapshotSlot {
  readonly slotId: string;
  readonly postingId: string;
  readonly roleId: string;
  readonly baseId: string;
  readonly minLevel: number;
  readonly headOfDepartment: boolean;
  readonly entry: 'none' | 'mentored' | 'open';
  readonly payLowFen: number;
  readonly payHighFen: number;
  readonly days: readonly Day[];
  readonly pinnedPersonId: string | null;
}

/** A candidate, as far as the engine may know her. */
export interface SnapshotPerson {
  readonly personId: string;
  readonly homeBase: string;
  readonly maxTravelMinutes: number;
  readonly payFloorFen: number;
  readonly paidDaysLast30: number;
  readonly newcomer: boolean;
  readonly roles: readonly { readonly role: string; readonly level: number }[];
}

/** Days that a person offers, as a half-open range. */
export interface SnapshotAvailability {
  readonly personId: string;
  readonly span: string;
  readonly preferNot: boolean;
}

/** A booking that binds a person near the run, as a half-open range. */
export interface SnapshotBooking {
  readonly personId: string;
  readonly span: string;
  readonly baseId: string;
  readonly nightRun: number;
}

/** A person who must not be asked for a slot; `slotId` is null when no slot of the shoot may have her. */
export interface SnapshotExclusion {
  readonly slotId: string | null;
  readonly personId: string;
}

/** A stored policy with its version. */
export interface StoredPolicy<B = unknown> {
  readonly version: number;
  readonly body: B;
}

/** Days before and after a span in which bookings can still bind it: more than any gap. */
const NEAR_DAYS = 20;

@Injectable()
export class SnapshotRepository {
  /** The policy that holds today, or the named version of it; null when there is none. */
  async policy<B>(tx: Tx, kind: string, version: number | null = null): Promise<StoredPolicy<B> | null> {
    return sqlOne<StoredPolicy<B>>(
      tx,
      `SELECT version, body FROM policy_version
       WHERE kind = $1 AND CASE WHEN $2::integer IS NULL THEN effective_on <= current_date ELSE version = $2 END
       ORDER BY version DESC LIMIT 1`,
      [kind, version],
    );
  }

  /** The gap rule that holds today; it is written by the migration and never missing. */
  async gapPolicy(tx: Tx, version: number | null = null): Promise<StoredPolicy<GapPolicy>> {
    const policy = await this.policy<GapPolicy>(tx, 'gap', version);
    if (!policy) throw new Error('the gap policy is missing: the database was not migrated');
    return policy;
  }

  /**
   * Open slots of a shoot whose work has not begun, or the one named; with the person pinned in each.
   * @param offered counts one that somebody has been asked for as open
   */
  async openSlots(tx: Tx, shootId: string, slotId: string | null = null, offered = false): Promise<SnapshotSlot[]> {
    return sql<SnapshotSlot>(
      tx,
      `SELECT s.id AS "slotId", s.posting_id AS "postingId", p.role_id AS "roleId", h.base_id AS "baseId",
              p.min_level AS "minLevel", p.head_of_department AS "headOfDepartment", p.entry,
              p.pay_low_fen AS "payLowFen", p.pay_high_fen AS "payHighFen", s.days,
              pin.person_id AS "pinnedPersonId"
       FROM slot s JOIN posting p ON p.id = s.posting_id JOIN shoot h ON h.id = s.shoot_id
       LEFT JOIN proposal pin ON pin.slot_id = s.id AND pin.state = 'pinned'
       WHERE s.shoot_id = $1 AND ($2::uuid IS NULL OR s.id = $2) AND (s.state = 'open' OR $3 AND s.state = 'offered')
         AND p.state IN ('private', 'public', 'filled') AND s.days[1] >= (now() AT TIME ZONE h.zone)::date
       ORDER BY s.id`,
      [shootId, slotId, offered],
    );
  }

  /**
   * People with an active account who hold one of the roles and either can be found or applied to this shoot, without
   * those whom a block keeps apart from its company; and those named in `also` whatever they hold.
   */
  async people(
    tx: Tx,
    filter: { shootId: string; roleIds: readonly string[]; also: readonly string[] },
  ): Promise<SnapshotPerson[]> {
    return sql<SnapshotPerson>(
      tx,
      `WITH role AS (
         SELECT person_id, jsonb_agg(jsonb_build_object('role', role_id, 'level', level) ORDER BY role_id) AS roles
         FROM person_role WHERE role_id = ANY($2::text[]) GROUP BY person_id
       ), paid AS (
         SELECT person_id,
                sum(least(paid_days, upper(span * recent.days) - lower(span * recent.days)))::integer AS days
         FROM booking, (SELECT daterange(current_date - 30, current_date) AS days) recent
         WHERE span && recent.days AND state IN ${ACTIVE_BOOKINGS} GROUP BY person_id
       ), worked AS (
         SELECT DISTINCT person_id FROM booking WHERE state IN ${ACTIVE_BOOKINGS}
       )
       SELECT f.person_id AS "personId", f.home_base AS "homeBase", f.max_travel_minutes AS "maxTravelMinutes",
              f.pay_floor_fen AS "payFloorFen", least(30, coalesce(paid.days, 0)) AS "paidDaysLast30",
              worked.person_id IS NULL AS newcomer, coalesce(role.roles, '[]'::jsonb) AS roles
       FROM profile f
       LEFT JOIN role ON role.person_id = f.person_id
       LEFT JOIN paid ON paid.person_id = f.person_id
       LEFT JOIN worked ON worked.person_id = f.person_id
       WHERE f.person_id = ANY($3::uuid[]) OR (
         role.person_id IS NOT NULL
         AND NOT ${blockedSql('f.person_id', '(SELECT company_id FROM shoot WHERE id = $1)')}
         AND EXISTS (SELECT FROM account a WHERE a.person_id = f.person_id AND a.state = 'active')
         AND (f.searchable OR EXISTS (SELECT FROM application q WHERE q.person_id = f.person_id AND q.shoot_id = $1
                                        AND q.state IN ${OPEN_APPLICATIONS})))
       ORDER BY f.person_id`,
      [filter.shootId, filter.roleIds, filter.also],
    );
  }

  /** Days between `first` and `last` that these people offer, gladly or not. */
  async availability(tx: Tx, people: readonly string[], first: Day, last: Day): Promise<SnapshotAvailability[]> {
    return sql<SnapshotAvailability>(
      tx,
      `SELECT person_id AS "personId", span::text AS span, state = 'prefer_not' AS "preferNot" FROM availability
       WHERE person_id = ANY($1::uuid[]) AND state <> 'no' AND span && daterange($2::date, $3::date, '[]')`,
      [people, first, last],
    );
  }

  /** Bookings of these people that can bind work between `first` and `last`. */
  async bookings(tx: Tx, people: readonly string[], first: Day, last: Day): Promise<SnapshotBooking[]> {
    return sql<SnapshotBooking>(
      tx,
      `SELECT person_id AS "personId", span::text AS span, base_id AS "baseId", night_run AS "nightRun" FROM booking
       WHERE person_id = ANY($1::uuid[]) AND state IN ${ACTIVE_BOOKINGS}
         AND span && daterange($2::date - $4::integer, $3::date + $4::integer, '[]')`,
      [people, first, last, NEAR_DAYS],
    );
  }

  /** Who waits for an answer to an application to a posting of the shoot. */
  async applications(tx: Tx, shootId: string): Promise<{ postingId: string; personId: string }[]> {
    return sql(
      tx,
      `SELECT posting_id AS "postingId", person_id AS "personId" FROM application
       WHERE shoot_id = $1 AND state IN ${OPEN_APPLICATIONS}`,
      [shootId],
    );
  }

  /**
   * Who must not be asked: for a slot those who were asked for it and did not lose it to somebody else, and those who
   * applied to its posting without all of its days; for a slot that is asked for by itself also those whom another company
   * holds; for the whole shoot those who are booked or have a live offer in it, and those whose booking in it was called off.
   */
  async exclusions(tx: Tx, shootId: string): Promise<SnapshotExclusion[]> {
    return sql<SnapshotExclusion>(
      tx,
      `SELECT slot_id AS "slotId", person_id AS "personId" FROM offer
       WHERE shoot_id = $1 AND state IN ('declined', 'expired', 'withdrawn')
         AND answer_reason IS DISTINCT FROM 'slot_taken'
       UNION SELECT s.id, q.person_id FROM slot s JOIN application q ON ${LEAVES_OUT_DAYS} WHERE s.shoot_id = $1
       UNION SELECT s.id, k.person_id FROM slot s JOIN posting p ON p.id = s.posting_id AND p.asking = 'auto'
       JOIN shoot h ON h.id = s.shoot_id JOIN hold k ON ${BEFORE_NEW_OFFER} WHERE s.shoot_id = $1
       UNION SELECT NULL, person_id FROM offer
       WHERE shoot_id = $1 AND state IN ('staged', 'sent', 'viewed', 'countered')
       UNION SELECT NULL, person_id FROM booking WHERE shoot_id = $1 AND state IN ('confirmed', 'reconfirming')
       UNION SELECT NULL, person_id FROM cancellation WHERE shoot_id = $1`,
      [shootId],
    );
  }

  /** Whom another company holds on days of a slot, so that an offer made now would have to wait. */
  async heldElsewhere(tx: Tx, slotId: string): Promise<SnapshotExclusion[]> {
    return sql<SnapshotExclusion>(
      tx,
      `SELECT DISTINCT s.id AS "slotId", k.person_id AS "personId"
       FROM slot s JOIN shoot h ON h.id = s.shoot_id JOIN hold k ON ${BEFORE_NEW_OFFER} WHERE s.id = $1`,
      [slotId],
    );
  }

  /** People whom the producers have pinned in other slots of the shoot. */
  async pinnedElsewhere(tx: Tx, shootId: string, slotId: string): Promise<SnapshotExclusion[]> {
    return sql<SnapshotExclusion>(
      tx,
      `SELECT NULL AS "slotId", person_id AS "personId" FROM proposal
       WHERE shoot_id = $1 AND slot_id <> $2 AND state = 'pinned'`,
      [shootId, slotId],
    );
  }
}
