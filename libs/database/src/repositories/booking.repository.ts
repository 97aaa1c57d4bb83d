import { Injectable } from '@nestjs/common';
import { Day, marketSettings, newId, StateOf } from '@callboard/domain';
import { sql, sqlOne, Tx } from '../kernel/tx';
import { callAt, hoursToCall } from './call';

/** A booking to make from an accepted offer. */
export interface BookingRecord {
  readonly offerId: string;
  readonly slotId: string;
  readonly shootId: string;
  readonly personId: string;
  readonly baseId: string;
  /** Half-open range. */
  readonly span: string;
  readonly paidDays: number;
  /** Fen a day. */
  readonly payFen: number;
}

/** A booking as its person sees it; the role is the one that she agreed to. */
export interface BookingRow {
  readonly id: string;
  readonly offerId: string;
  readonly slotId: string;
  readonly shootId: string;
  readonly shootTitle: string;
  readonly companyName: string;
  readonly baseId: string;
  readonly roleId: string;
  readonly days: readonly Day[];
  readonly paidDays: number;
  readonly payFen: number;
  readonly state: StateOf<'booking'>;
  readonly terms: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
  /** The usual call of the first day. */
  readonly callAt: Date;
  /** She may say now that she comes, and has not. */
  readonly confirmable: boolean;
  readonly askedAt: Date | null;
  readonly confirmedAt: Date | null;
}

/** How the slots of a posting stand. */
export interface PostingTally {
  readonly postingId: string;
  readonly shootId: string;
  readonly companyId: string;
  readonly state: StateOf<'posting'>;
  /** It is on the board, or was when it filled. */
  readonly published: boolean;
  readonly slots: number;
  readonly booked: number;
}

const ROW = `b.id, b.offer_id AS "offerId", b.slot_id AS "slotId", b.shoot_id AS "shootId", h.title AS "shootTitle",
  c.name AS "companyName", b.base_id AS "baseId",
  coalesce(o.terms->>'roleId', p.role_id) AS "roleId", s.days, b.paid_days AS "paidDays",
  b.pay_fen AS "payFen", b.state, o.terms, b.created_at AS "createdAt",
  ${callAt('lower(b.span)', 'h.zone')} AS "callAt", a.asked_at AS "askedAt", a.confirmed_at AS "confirmedAt",
  b.state IN ('confirmed', 'reconfirming') AND a.confirmed_at IS NULL
    AND ${hoursToCall('lower(b.span)', 'h.zone')} BETWEEN 0 AND ${marketSettings.attendance.value.earlyHours}
    AS confirmable`;

const FROM = `FROM booking b JOIN offer o ON o.id = b.offer_id JOIN slot s ON s.id = b.slot_id
  JOIN posting p ON p.id = s.posting_id JOIN shoot h ON h.id = b.shoot_id JOIN company c ON c.id = h.company_id
  LEFT JOIN attendance a ON a.booking_id = b.id`;

@Injectable()
export class BookingRepository {
  /** Makes a booking; null when the person has another one on these days. */
  async insert(tx: Tx, record: BookingRecord): Promise<string | null> {
    const row = await sqlOne<{ id: string }>(
      tx,
      `INSERT INTO booking (id, offer_id, slot_id, shoot_id, person_id, base_id, span, paid_days, pay_fen)
       VALUES ($1, $2, $3, $4, $5, $6, $7::daterange, $8, $9)
       ON CONFLICT ON CONSTRAINT booking_no_overlap DO NOTHING RETURNING id`,
      [
        newId(),
        record.offerId,
        record.slotId,
        record.shootId,
        record.personId,
        record.baseId,
        record.span,
        record.paidDays,
        record.payFen,
      ],
    );
    return row?.id ?? null;
  }

  /** Bookings of a person that touch the days from `from` to `to`, in order of time. */
  async ofPerson(tx: Tx, personId: string, from: Day, to: Day): Promise<BookingRow[]> {
    return sql<BookingRow>(
      tx,
      `SELECT ${ROW} ${FROM} WHERE b.person_id = $1 AND b.span && daterange($2::date, $3::date, '[]')
       ORDER BY lower(b.span), b.id`,
      [personId, from, to],
    );
  }

  async oneOfPerson(tx: Tx, personId: string, bookingId: string): Promise<BookingRow | null> {
    return sqlOne<BookingRow>(tx, `SELECT ${ROW} ${FROM} WHERE b.id = $1 AND b.person_id = $2`, [bookingId, personId]);
  }

  /** Locks a posting and counts its places; null when there is none. */
  async lockPosting(tx: Tx, postingId: string): Promise<PostingTally | null> {
    const locked = await sqlOne(tx, 'SELECT id FROM posting WHERE id = $1 FOR UPDATE', [postingId]);
    if (!locked) return null;
    return sqlOne<PostingTally>(
      tx,
      `SELECT p.id AS "postingId", p.shoot_id AS "shootId", h.company_id AS "companyId", p.state,
              p.published_at IS NOT NULL AS published,
              count(s.id)::integer AS slots, (count(s.id) FILTER (WHERE s.state = 'booked'))::integer AS booked
       FROM posting p JOIN shoot h ON h.id = p.shoot_id
       LEFT JOIN slot s ON s.posting_id = p.id AND s.state NOT IN ('cancelled', 'worked')
       WHERE p.id = $1 GROUP BY p.id, h.company_id`,
      [postingId],
    );
  }
}
