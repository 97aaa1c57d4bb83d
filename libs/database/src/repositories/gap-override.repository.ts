import { Injectable } from '@nestjs/common';
import { Day, newId } from '@callboard/domain';
import { sql, Tx } from '../kernel/tx';
import type { MissingRest } from './clash';

/** The rest that an offer may leave out, as it was when somebody allowed it. */
export interface GapGrant extends MissingRest {
  readonly id: string;
}

/** What its producers see of an offer that leaves out rest: nothing of the work around it. */
export interface ShootGap {
  readonly missingDays: number;
  readonly reason: string;
  readonly consented: boolean;
}

/** What the person sees of it: between which booking of hers and the offered work days are missing. */
export interface MyGap {
  readonly bookingId: string;
  readonly shootTitle: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Rest and travel days that there should be, and the free days that there are. */
  readonly neededDays: number;
  readonly freeDays: number;
  readonly consented: boolean;
}

/** A line of the log. */
export interface GapOverrideRow {
  readonly id: string;
  readonly offerId: string;
  readonly shootId: string;
  readonly shootTitle: string;
  readonly companyName: string;
  readonly personId: string;
  readonly displayName: string;
  readonly roleId: string;
  readonly department: string;
  readonly otherBookingId: string;
  readonly otherShootTitle: string;
  readonly restDays: number;
  readonly travelDays: number;
  readonly freeDays: number;
  readonly reason: string;
  readonly allowedByName: string;
  readonly createdAt: Date;
  readonly consentedAt: Date | null;
  readonly bookingId: string | null;
}

/** The grant of offer `o`, as JSON; null when there is none. */
export const GRANT_SQL = `(SELECT jsonb_build_object('id', g.id, 'bookingId', g.other_booking_id, 'restDays', g.rest_days,
    'travelDays', g.travel_days, 'freeDays', g.free_days)
  FROM gap_override g WHERE g.offer_id = o.id)`;

/** {@link ShootGap} of offer `o`, as JSON. */
export const SHOOT_GAP_SQL = `(SELECT jsonb_build_object('missingDays', g.rest_days + g.travel_days - g.free_days,
    'reason', g.reason, 'consented', g.consented_at IS NOT NULL)
  FROM gap_override g WHERE g.offer_id = o.id)`;

/** {@link MyGap} of offer `o`, as JSON. */
export const MY_GAP_SQL = `(SELECT jsonb_build_object('bookingId', n.id, 'shootTitle', m.title, 'firstDay', lower(n.span),
    'lastDay', upper(n.span) - 1, 'neededDays', g.rest_days + g.travel_days, 'freeDays', g.free_days,
    'consented', g.consented_at IS NOT NULL)
  FROM gap_override g JOIN booking n ON n.id = g.other_booking_id JOIN shoot m ON m.id = n.shoot_id
  WHERE g.offer_id = o.id)`;

/** The log of earned rest that was given up. */
@Injectable()
export class GapOverrideRepository {
  /** Writes down that an offer may leave out rest; returns the line's id. */
  async insert(
    tx: Tx,
    grant: {
      readonly offerId: string;
      readonly rest: MissingRest;
      readonly reason: string;
      readonly allowedBy: string;
    },
  ): Promise<string> {
    const id = newId();
    const { offerId, rest, reason, allowedBy } = grant;
    await sql(
      tx,
      `INSERT INTO gap_override (id, offer_id, person_id, shoot_id, other_booking_id, rest_days, travel_days, free_days,
                                 reason, allowed_by)
       SELECT $1, o.id, o.person_id, o.shoot_id, $3, $4, $5, $6, $7, $8 FROM offer o WHERE o.id = $2`,
      [id, offerId, rest.bookingId, rest.restDays, rest.travelDays, rest.freeDays, reason, allowedBy],
    );
    return id;
  }

  /** Writes down that the person agreed, and the booking that it became; false when it is written down already. */
  async consent(tx: Tx, id: string, bookingId: string): Promise<boolean> {
    const rows = await sql(
      tx,
      `UPDATE gap_override SET consented_at = clock_timestamp(), booking_id = $2
       WHERE id = $1 AND consented_at IS NULL RETURNING id`,
      [id, bookingId],
    );
    return rows.length === 1;
  }

  /** The log, the latest first; of one shoot when one is named. */
  async list(
    tx: Tx,
    filter: { readonly shootId: string | null; readonly after: string | null; readonly limit: number },
  ): Promise<GapOverrideRow[]> {
    return sql<GapOverrideRow>(
      tx,
      `SELECT g.id, g.offer_id AS "offerId", g.shoot_id AS "shootId", h.title AS "shootTitle", c.name AS "companyName",
              g.person_id AS "personId", x.display_name AS "displayName", p.role_id AS "roleId", r.department,
              g.other_booking_id AS "otherBookingId", m.title AS "otherShootTitle", g.rest_days AS "restDays",
              g.travel_days AS "travelDays", g.free_days AS "freeDays", g.reason, y.display_name AS "allowedByName",
              g.created_at AS "createdAt", g.consented_at AS "consentedAt", g.booking_id AS "bookingId"
       FROM gap_override g JOIN offer o ON o.id = g.offer_id JOIN posting p ON p.id = o.posting_id
       JOIN role r ON r.id = p.role_id JOIN shoot h ON h.id = g.shoot_id JOIN company c ON c.id = h.company_id
       JOIN person x ON x.id = g.person_id JOIN account a ON a.id = g.allowed_by JOIN person y ON y.id = a.person_id
       JOIN booking n ON n.id = g.other_booking_id JOIN shoot m ON m.id = n.shoot_id
       WHERE ($1::uuid IS NULL OR g.shoot_id = $1) AND ($2::uuid IS NULL OR g.id < $2)
       ORDER BY g.id DESC LIMIT $3`,
      [filter.shootId, filter.after, filter.limit],
    );
  }
}
