import { Injectable } from '@nestjs/common';
import { AttendanceFacts, Day, marketSettings, StateOf } from '@callboard/domain';
import { stateList } from '../kernel/state-list';
import { sql, sqlOne, Tx } from '../kernel/tx';
import { callAt, hoursToCall } from './call';

/** Whom something is to be said of a booking's first day. */
export interface AttendanceNotice {
  readonly bookingId: string;
  readonly personId: string;
  readonly shootId: string;
  readonly companyId: string;
  readonly postingId: string;
  readonly roleId: string;
  readonly first: Day;
  /** To the usual call of the first day. */
  readonly hoursToCall: number;
}

/** A booking whose person says that she comes. */
export interface AttendanceScope extends AttendanceNotice {
  readonly state: StateOf<'booking'>;
  /** From then on she may say so. */
  readonly fromAt: Date;
  readonly confirmedAt: Date | null;
}

/** Somebody whose first day it is. */
export interface AttendanceRow extends AttendanceFacts {
  readonly bookingId: string;
  readonly personId: string;
  readonly displayName: string;
  readonly handle: string;
  readonly roleId: string;
  readonly department: string;
  readonly first: Day;
  readonly callAt: Date;
  readonly hoursToCall: number;
}

const { askHours, againHours, silentHours, answerHours, afterHours, earlyHours } = marketSettings.attendance.value;

const HIRING = stateList(['open', 'shooting']);
const TO_WORK = stateList(['confirmed', 'reconfirming']);
const FIRST = 'lower(b.span)';
const HOURS = hoursToCall(FIRST, 'h.zone');
const CALL = callAt(FIRST, 'h.zone');
/** Who was booked after this said yes so late that nobody asks again. */
const LATE = `${CALL} - interval '${againHours} hours'`;

/** Bookings to work whose first call is at most so many hours away and not over; the days of the run are there
 * for the planner. */
const near = (from: string, hours: number): string => `FROM ${from} JOIN shoot h ON h.id = b.shoot_id
  WHERE h.state IN ${HIRING} AND b.state IN ${TO_WORK}
    AND h.run && daterange(current_date - 2, current_date + 5)
    AND ${HOURS} BETWEEN 0 AND ${hours}`;

const NOTICE = `b.id AS "bookingId", b.person_id AS "personId", b.shoot_id AS "shootId", h.company_id AS "companyId",
  s.posting_id AS "postingId", coalesce(o.terms ->> 'roleId', p.role_id) AS "roleId", ${FIRST} AS first,
  ${HOURS} AS "hoursToCall"`;
const OF_BOOKING = `FROM booking b JOIN offer o ON o.id = b.offer_id JOIN slot s ON s.id = b.slot_id
  JOIN posting p ON p.id = s.posting_id JOIN shoot h ON h.id = b.shoot_id`;

/**
 * Who has said that she comes on her first day. The three steps of the clock pass over what somebody else holds at this
 * moment, so that they wait for nobody and two of them share the work; the next run takes what was left.
 */
@Injectable()
export class AttendanceRepository {
  /** Notes that people are asked whose call is near, and who were booked before it was late; at most so many. */
  async ask(tx: Tx, limit: number): Promise<AttendanceNotice[]> {
    const rows = await sql<{ id: string }>(
      tx,
      `WITH due AS (
         SELECT b.id ${near('booking b', askHours)} AND b.created_at < ${LATE}
           AND NOT EXISTS (SELECT FROM attendance a WHERE a.booking_id = b.id)
         ORDER BY b.id LIMIT $1 FOR NO KEY UPDATE OF b SKIP LOCKED)
       INSERT INTO attendance (booking_id, asked_at) SELECT id, clock_timestamp() FROM due
       ON CONFLICT ON CONSTRAINT attendance_pkey DO NOTHING RETURNING booking_id AS id`,
      [limit],
    );
    return this.notices(tx, rows);
  }

  /** Notes that people are asked again who have not answered; at most so many. */
  async askAgain(tx: Tx, limit: number): Promise<AttendanceNotice[]> {
    return this.note(tx, 'again_at', againHours, limit);
  }

  /** Notes that people have not answered although the call is near; at most so many. */
  async silence(tx: Tx, limit: number): Promise<AttendanceNotice[]> {
    return this.note(tx, 'silent_at', silentHours, limit);
  }

  private async note(
    tx: Tx,
    column: 'again_at' | 'silent_at',
    hours: number,
    limit: number,
  ): Promise<AttendanceNotice[]> {
    const rows = await sql<{ id: string }>(
      tx,
      `WITH due AS (
         SELECT a.booking_id ${near('attendance a JOIN booking b ON b.id = a.booking_id', hours)}
           AND a.confirmed_at IS NULL AND a.${column} IS NULL
           AND a.asked_at <= clock_timestamp() - interval '${answerHours} hours'
         ORDER BY b.shoot_id, b.id LIMIT $1 FOR NO KEY UPDATE OF a, b SKIP LOCKED)
       UPDATE attendance a SET ${column} = clock_timestamp() FROM due WHERE a.booking_id = due.booking_id
         AND a.${column} IS NULL AND a.confirmed_at IS NULL RETURNING a.booking_id AS id`,
      [limit],
    );
    return this.notices(tx, rows);
  }

  private async notices(tx: Tx, rows: readonly { id: string }[]): Promise<AttendanceNotice[]> {
    if (rows.length === 0) return [];
    return sql<AttendanceNotice>(tx, `SELECT ${NOTICE} ${OF_BOOKING} WHERE b.id = ANY($1::uuid[]) ORDER BY b.id`, [
      rows.map(({ id }) => id),
    ]);
  }

  /** A booking, locked: whoever calls it off at this moment has done so before, or does so after. */
  async lock(tx: Tx, bookingId: string): Promise<AttendanceScope | null> {
    const locked = await sqlOne(tx, 'SELECT id FROM booking WHERE id = $1 FOR NO KEY UPDATE', [bookingId]);
    if (!locked) return null;
    return sqlOne<AttendanceScope>(
      tx,
      `SELECT ${NOTICE}, b.state, ${CALL} - interval '${earlyHours} hours' AS "fromAt",
              a.confirmed_at AS "confirmedAt"
       ${OF_BOOKING} LEFT JOIN attendance a ON a.booking_id = b.id WHERE b.id = $1`,
      [bookingId],
    );
  }

  /** Notes that somebody comes; false when that was noted before. */
  async confirm(tx: Tx, bookingId: string): Promise<boolean> {
    const rows = await sql(
      tx,
      `INSERT INTO attendance (booking_id, confirmed_at) VALUES ($1, clock_timestamp())
       ON CONFLICT ON CONSTRAINT attendance_pkey DO UPDATE SET confirmed_at = excluded.confirmed_at
       WHERE attendance.confirmed_at IS NULL RETURNING booking_id`,
      [bookingId],
    );
    return rows.length === 1;
  }

  /**
   * Everybody whose first day is the next one that anybody of the shoot begins on, of one department when given; a day
   * stays some hours after its call. Empty when nobody begins any more.
   */
  async nextDay(tx: Tx, shootId: string, department: string | null): Promise<AttendanceRow[]> {
    return sql<AttendanceRow>(
      tx,
      `WITH starter AS (
         SELECT b.id, ${FIRST} AS first, ${CALL} AS call_at, ${HOURS} AS hours, b.created_at >= ${LATE} AS late,
                b.person_id, coalesce(o.terms ->> 'roleId', p.role_id) AS role_id, r.department
         ${OF_BOOKING} JOIN role r ON r.id = p.role_id
         WHERE b.shoot_id = $1 AND h.state IN ${HIRING} AND b.state IN ${TO_WORK} AND ${HOURS} >= -${afterHours}
           AND ($2::text IS NULL OR r.department = $2))
       SELECT t.id AS "bookingId", t.person_id AS "personId", x.display_name AS "displayName", x.handle,
              t.role_id AS "roleId", t.department, t.first, t.call_at AS "callAt", t.hours AS "hoursToCall",
              a.asked_at AS "askedAt", a.again_at AS "againAt", a.confirmed_at AS "confirmedAt",
              a.silent_at AS "silentAt", t.late AS "bookedLate"
       FROM starter t JOIN person x ON x.id = t.person_id LEFT JOIN attendance a ON a.booking_id = t.id
       WHERE t.first = (SELECT min(first) FROM starter) ORDER BY t.department, t.id`,
      [shootId, department],
    );
  }
}
