import { Injectable } from '@nestjs/common';
import { CancellationKind, Day, OwedRule, StateOf } from '@callboard/domain';
import { sql, sqlOne, Tx } from '../kernel/tx';
import { hoursToCall } from './call';
import type { PersonCard } from './proposal.repository';

/** What calling a booking off depends on, as it is at this moment. */
export interface BookingFacts {
  readonly bookingId: string;
  readonly personId: string;
  readonly slotId: string;
  readonly postingId: string;
  readonly shootId: string;
  readonly companyId: string;
  readonly roleId: string;
  readonly state: StateOf<'booking'>;
  readonly shootState: StateOf<'shoot'>;
  /** Every day of work, ascending. */
  readonly days: readonly Day[];
  /** At the base. */
  readonly today: Day;
  /** Fen a day. */
  readonly payFen: number;
  readonly termsVersion: number;
}

/** A booking that was called off. */
export interface CancellationRecord {
  readonly id: string;
  readonly bookingId: string;
  readonly shootId: string;
  readonly personId: string;
  readonly kind: CancellationKind;
  readonly reason: string;
  readonly firstLostDay: Day;
  readonly lostDays: number;
  readonly workedDays: number;
  readonly late: boolean;
  /** Stands in the person's record. */
  readonly counted: boolean;
  readonly owedFen: number;
  readonly owedRule: OwedRule | null;
  readonly byAccount: string | null;
}

interface CancellationRow extends Omit<CancellationRecord, 'personId' | 'byAccount'> {
  readonly roleId: string;
  readonly createdAt: Date;
}

/** What was called off, as the producers of its shoot see it. */
export interface ShootCancellationRow extends CancellationRow, PersonCard {
  readonly department: string;
}

/** What was called off, as its person sees it. */
export interface MyCancellationRow extends CancellationRow {
  readonly shootTitle: string;
  readonly companyName: string;
}

const ROW = `c.id, c.booking_id AS "bookingId", c.shoot_id AS "shootId", p.role_id AS "roleId", c.kind, c.reason,
  c.first_lost_day AS "firstLostDay", c.lost_days AS "lostDays", c.worked_days AS "workedDays", c.late, c.counted,
  c.owed_fen AS "owedFen", c.owed_rule AS "owedRule", c.created_at AS "createdAt"`;

const ROW_FROM = `FROM cancellation c JOIN booking b ON b.id = c.booking_id JOIN slot s ON s.id = b.slot_id
  JOIN posting p ON p.id = s.posting_id`;

@Injectable()
export class CancellationRepository {
  /** The facts of a booking; null when there is none. */
  async facts(tx: Tx, bookingId: string): Promise<BookingFacts | null> {
    return (await this.factsOf(tx, [bookingId]))[0] ?? null;
  }

  /** The facts of several bookings, in the order of their ids. */
  async factsOf(tx: Tx, bookingIds: readonly string[]): Promise<BookingFacts[]> {
    return this.factsWhere(tx, 'b.id = ANY($1::uuid[])', bookingIds);
  }

  /** The facts of all bookings of a shoot that have not ended, in the order of their ids. */
  async standingIn(tx: Tx, shootId: string): Promise<BookingFacts[]> {
    return this.factsWhere(tx, `b.shoot_id = $1 AND b.state IN ('confirmed', 'reconfirming')`, shootId);
  }

  /** By the clock of the database. */
  async now(tx: Tx): Promise<Date> {
    return (await sqlOne<{ now: Date }>(tx, 'SELECT clock_timestamp() AS now'))!.now;
  }

  /** Hours to the usual call of a day at the base of a shoot, by the clock of the database; negative when it is over. */
  async hoursTo(tx: Tx, shootId: string, day: Day): Promise<number> {
    const row = await sqlOne<{ hours: number }>(
      tx,
      `SELECT ${hoursToCall('$2::date', 'h.zone')} AS hours FROM shoot h WHERE h.id = $1`,
      [shootId, day],
    );
    return row!.hours;
  }

  async insert(tx: Tx, record: CancellationRecord): Promise<void> {
    await sql(
      tx,
      `INSERT INTO cancellation (id, booking_id, shoot_id, person_id, kind, reason, first_lost_day, lost_days,
                                 worked_days, late, counted, owed_fen, owed_rule, by_account)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        record.id,
        record.bookingId,
        record.shootId,
        record.personId,
        record.kind,
        record.reason,
        record.firstLostDay,
        record.lostDays,
        record.workedDays,
        record.late,
        record.counted,
        record.owedFen,
        record.owedRule,
        record.byAccount,
      ],
    );
  }

  /**
   * Leaves a place the days that were worked and makes a place of the rest, under the same number. The place must have
   * been moved to its last state before.
   */
  async split(
    tx: Tx,
    slot: {
      readonly slotId: string;
      readonly worked: readonly Day[];
      readonly restId: string;
      readonly rest: readonly Day[];
    },
  ): Promise<void> {
    await sql(
      tx,
      `INSERT INTO slot (id, posting_id, shoot_id, position, days, span)
       SELECT $2, posting_id, shoot_id, position, $3::date[], daterange($4::date, $5::date, '[]') FROM slot WHERE id = $1`,
      [slot.slotId, slot.restId, slot.rest, slot.rest[0], slot.rest[slot.rest.length - 1]],
    );
    await this.keepDays(tx, slot.slotId, slot.worked);
  }

  /** Leaves a place these of its days. */
  async keepDays(tx: Tx, slotId: string, days: readonly Day[]): Promise<void> {
    await sql(tx, `UPDATE slot SET days = $2::date[], span = daterange($3::date, $4::date, '[]') WHERE id = $1`, [
      slotId,
      days,
      days[0],
      days[days.length - 1],
    ]);
  }
  /** What was called off in a shoot, or in one department of it, the latest first. */
  async ofShoot(tx: Tx, shootId: string, department: string | null): Promise<ShootCancellationRow[]> {
    return sql<ShootCancellationRow>(
      tx,
      `SELECT ${ROW}, r.department, x.id AS "personId", x.display_name AS "displayName", x.handle,
              f.home_base AS "homeBase"
       ${ROW_FROM} JOIN role r ON r.id = p.role_id JOIN person x ON x.id = c.person_id
       LEFT JOIN profile f ON f.person_id = x.id
       WHERE c.shoot_id = $1 AND ($2::text IS NULL OR r.department = $2) ORDER BY c.created_at DESC, c.id DESC`,
      [shootId, department],
    );
  }

  /** What of a person's bookings was called off whose first lost day lies within, in order of these days. */
  async ofPerson(tx: Tx, personId: string, from: Day, to: Day): Promise<MyCancellationRow[]> {
    return sql<MyCancellationRow>(
      tx,
      `SELECT ${ROW}, h.title AS "shootTitle", k.name AS "companyName"
       ${ROW_FROM} JOIN shoot h ON h.id = c.shoot_id JOIN company k ON k.id = h.company_id
       WHERE c.person_id = $1 AND c.first_lost_day BETWEEN $2 AND $3 ORDER BY c.first_lost_day, c.id`,
      [personId, from, to],
    );
  }

  private factsWhere(tx: Tx, condition: string, parameter: unknown): Promise<BookingFacts[]> {
    return sql<BookingFacts>(
      tx,
      `SELECT b.id AS "bookingId", b.person_id AS "personId", b.slot_id AS "slotId", s.posting_id AS "postingId",
              b.shoot_id AS "shootId", h.company_id AS "companyId", p.role_id AS "roleId", b.state, h.state AS "shootState",
              s.days, (clock_timestamp() AT TIME ZONE h.zone)::date AS today, b.pay_fen AS "payFen",
              (o.terms ->> 'version')::integer AS "termsVersion"
       FROM booking b JOIN offer o ON o.id = b.offer_id JOIN slot s ON s.id = b.slot_id
       JOIN posting p ON p.id = s.posting_id JOIN shoot h ON h.id = b.shoot_id
       WHERE ${condition} ORDER BY b.id`,
      [parameter],
    );
  }
}
