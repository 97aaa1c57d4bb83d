import { Injectable } from '@nestjs/common';
import { Day, fromDateRange, Span, StateOf, toDateRange } from '@callboard/domain';
import { ACTIVE_BOOKINGS } from '../kernel/state-list';
import { sql, sqlOne, Tx } from '../kernel/tx';
import { GAP_POLICY_SQL } from './clash';

/** A booking in a person's calendar. */
export interface CalendarBooking {
  readonly id: string;
  readonly slotId: string;
  readonly postingId: string;
  readonly shootId: string;
  readonly shootTitle: string;
  readonly companyName: string;
  readonly roleId: string;
  readonly baseId: string;
  readonly span: Span;
  /** The days of work; all of the span when the slot's days are not the booking's. */
  readonly days: readonly Day[];
  readonly paidDays: number;
  readonly nightRun: number;
  /** Fen a day. */
  readonly payFen: number;
  readonly state: StateOf<'booking'>;
}

/** An offer that waits for the person's answer. */
export interface CalendarOffer {
  readonly id: string;
  readonly slotId: string;
  readonly shootId: string;
  readonly shootTitle: string;
  readonly companyName: string;
  readonly roleId: string;
  readonly baseId: string;
  readonly span: Span;
  readonly days: readonly Day[];
  /** Fen a day. */
  readonly payFen: number;
  readonly state: StateOf<'offer'>;
  readonly expiresAt: Date;
}

type Stored<T> = Omit<T, 'span'> & { readonly span: string };

@Injectable()
export class MonthRepository {
  /** Active bookings of a person that share a day with `within`, in order. */
  async bookings(tx: Tx, personId: string, within: Span): Promise<CalendarBooking[]> {
    const rows = await sql<Stored<CalendarBooking>>(
      tx,
      `SELECT b.id, b.slot_id AS "slotId", l.posting_id AS "postingId", b.shoot_id AS "shootId", s.title AS "shootTitle",
              c.name AS "companyName", p.role_id AS "roleId", b.base_id AS "baseId", b.span::text AS span,
              CASE WHEN l.span = b.span THEN l.days ELSE ARRAY(
                SELECT d::date FROM generate_series(lower(b.span), upper(b.span) - 1, interval '1 day') AS d) END AS days,
              b.paid_days AS "paidDays", b.night_run AS "nightRun", b.pay_fen AS "payFen", b.state
       FROM booking b
       JOIN slot l ON l.id = b.slot_id
       JOIN posting p ON p.id = l.posting_id
       JOIN shoot s ON s.id = b.shoot_id
       JOIN company c ON c.id = s.company_id
       WHERE b.person_id = $1 AND b.span && $2::daterange AND b.state IN ${ACTIVE_BOOKINGS}
       ORDER BY lower(b.span)`,
      [personId, toDateRange(within)],
    );
    return rows.map((row) => ({ ...row, span: fromDateRange(row.span) }));
  }

  /** Offers that the person may still accept and that share a day with `within`, in order. */
  async liveOffers(tx: Tx, personId: string, within: Span): Promise<CalendarOffer[]> {
    const rows = await sql<Stored<CalendarOffer>>(
      tx,
      `SELECT o.id, o.slot_id AS "slotId", o.shoot_id AS "shootId", s.title AS "shootTitle", c.name AS "companyName",
              p.role_id AS "roleId", s.base_id AS "baseId", o.span::text AS span,
              CASE WHEN l.span = o.span THEN l.days ELSE ARRAY(
                SELECT d::date FROM generate_series(lower(o.span), upper(o.span) - 1, interval '1 day') AS d) END AS days,
              o.pay_fen AS "payFen", o.state, o.expires_at AS "expiresAt"
       FROM offer o
       JOIN slot l ON l.id = o.slot_id
       JOIN posting p ON p.id = o.posting_id
       JOIN shoot s ON s.id = o.shoot_id
       JOIN company c ON c.id = s.company_id
       WHERE o.person_id = $1 AND o.span && $2::daterange AND o.state IN ('sent', 'viewed', 'countered')
         AND o.expires_at > now()
       ORDER BY lower(o.span), o.id`,
      [personId, toDateRange(within)],
    );
    return rows.map((row) => ({ ...row, span: fromDateRange(row.span) }));
  }

  /** The base where the person lives, null without a profile. */
  async homeBase(tx: Tx, personId: string): Promise<string | null> {
    const row = await sqlOne<{ homeBase: string }>(
      tx,
      'SELECT home_base AS "homeBase" FROM profile WHERE person_id = $1',
      [personId],
    );
    return row?.homeBase ?? null;
  }

  /** The numbers of the gap rule that hold today. */
  async gapPolicy(tx: Tx): Promise<unknown> {
    const row = await sqlOne<{ body: unknown }>(tx, `SELECT gap.body FROM ${GAP_POLICY_SQL} AS gap`);
    return row?.body ?? null;
  }
}
