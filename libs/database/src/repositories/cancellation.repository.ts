import { Injectable } from '@nestjs/common';
import { CancellationKind, Day, OwedRule, StateOf } from '@callboard/domain';
import { sql, sqlOne, Tx } from '../kernel/tx';
import { hoursToCall } from './call';

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

@Injectable()
export class CancellationRepository {
  /** The facts of a booking; null when there is none. */
  async facts(tx: Tx, bookingId: string): Promise<BookingFacts | null> {
    return sqlOne<BookingFacts>(
      tx,
      `SELECT b.id AS "bookingId", b.person_id AS "personId", b.slot_id AS "slotId", s.posting_id AS "postingId",
              b.shoot_id AS "shootId", h.company_id AS "companyId", p.role_id AS "roleId", b.state, h.state AS "shootState",
              s.days, (clock_timestamp() AT TIME ZONE h.zone)::date AS today, b.pay_fen AS "payFen",
              (o.terms ->> 'version')::integer AS "termsVersion"
       FROM booking b JOIN offer o ON o.id = b.offer_id JOIN slot s ON s.id = b.slot_id
       JOIN posting p ON p.id = s.posting_id JOIN shoot h ON h.id = b.shoot_id WHERE b.id = $1`,
      [bookingId],
    );
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
}
