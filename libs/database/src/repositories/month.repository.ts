import { Injectable } from '@nestjs/common';
import { Day, fromDateRange, Span, StateOf, toDateRange } from '@callboard/domain';
import { ACTIVE_BOOKINGS } from '../kernel/state-list';
import { sql, sqlOne, Tx } from '../kernel/tx';
import { GAP_POLICY_SQL } from './clash';
import { AHEAD, liveSql } from './hold-sql';

/** Work in a person's calendar, whether firm or not. */
interface CalendarWork {
  readonly id: string;
  readonly slotId: string;
  readonly shootId: string;
  readonly shootTitle: string;
  readonly companyName: string;
  readonly roleId: string;
  readonly baseId: string;
  readonly span: Span;
  /** The days of work; all of the span when the slot's days are others. */
  readonly days: readonly Day[];
}

/** A booking in a person's calendar. */
export interface CalendarBooking extends CalendarWork {
  readonly postingId: string;
  readonly paidDays: number;
  readonly nightRun: number;
  /** Fen a day. */
  readonly payFen: number;
  readonly state: StateOf<'booking'>;
}

/** An offer that waits for the person's answer. */
export interface CalendarOffer extends CalendarWork {
  /** Fen a day. */
  readonly payFen: number;
  readonly state: StateOf<'offer'>;
  readonly expiresAt: Date;
}

/** A hold on the person's days. */
export interface CalendarHold extends CalendarWork {
  readonly state: StateOf<'hold'>;
  /** When it gives no right any more, at the latest. */
  readonly endsAt: Date;
  /** 1 comes first. */
  readonly rank: number;
}

type Stored<T> = Omit<T, 'span'> & { readonly span: string };

/** The days of work of something with a span for place `l`. */
const daysSql = (work: 'b' | 'o' | 'k'): string => `CASE WHEN l.span = ${work}.span THEN l.days ELSE ARRAY(
  SELECT d::date FROM generate_series(lower(${work}.span), upper(${work}.span) - 1, interval '1 day') AS d) END`;

@Injectable()
export class MonthRepository {
  /** Active bookings of a person that share a day with `within`, in order. */
  async bookings(tx: Tx, personId: string, within: Span): Promise<CalendarBooking[]> {
    const rows = await sql<Stored<CalendarBooking>>(
      tx,
      `SELECT b.id, b.slot_id AS "slotId", l.posting_id AS "postingId", b.shoot_id AS "shootId", s.title AS "shootTitle",
              c.name AS "companyName", p.role_id AS "roleId", b.base_id AS "baseId", b.span::text AS span,
              ${daysSql('b')} AS days,
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
              ${daysSql('o')} AS days,
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

  /** Holds on the person's days that still give a right and share a day with `within`, in order. */
  async liveHolds(tx: Tx, personId: string, within: Span): Promise<CalendarHold[]> {
    const rows = await sql<Stored<CalendarHold>>(
      tx,
      `SELECT k.id, k.slot_id AS "slotId", k.shoot_id AS "shootId", s.title AS "shootTitle", c.name AS "companyName",
              p.role_id AS "roleId", s.base_id AS "baseId", k.span::text AS span, ${daysSql('k')} AS days, k.state,
              least(k.expires_at, k.challenge_ends_at) AS "endsAt", ${AHEAD} + 1 AS rank
       FROM hold k
       JOIN slot l ON l.id = k.slot_id
       JOIN posting p ON p.id = k.posting_id
       JOIN shoot s ON s.id = k.shoot_id
       JOIN company c ON c.id = k.company_id
       WHERE k.person_id = $1 AND k.span && $2::daterange AND ${liveSql('k')}
       ORDER BY lower(k.span), k.created_at, k.id`,
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
