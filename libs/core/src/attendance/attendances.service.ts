import { Injectable } from '@nestjs/common';
import {
  AttendanceRepository,
  AttendanceRow,
  AttendanceScope,
  AuditRepository,
  BookingRepository,
  BookingRow,
  Transactions,
  Tx,
} from '@callboard/database';
import { ATTENDANCE_STATES, attendanceOf, AttendanceState, confirmable, Day, DomainError } from '@callboard/domain';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { Events } from '../kernel/events.service';

/** Somebody whose first day it is, and how it stands with it. */
export type Starter = Omit<AttendanceRow, 'first' | 'callAt' | 'hoursToCall' | 'bookedLate'> & {
  readonly state: AttendanceState;
};

/** The next day on which anybody of a shoot begins. */
export interface FirstCall {
  readonly day: Day;
  readonly callAt: Date;
  /** The most worrying first, then by department. */
  readonly people: readonly Starter[];
  readonly counts: {
    readonly all: number;
    /** Whoever was booked too late to be asked has just said yes. */
    readonly confirmed: number;
    readonly waiting: number;
    readonly silent: number;
  };
}

/** Whether people come on their first day, as they say it and as those see it who wait for them. */
@Injectable()
export class Attendances {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly bookings: BookingRepository,
    private readonly attendance: AttendanceRepository,
    private readonly audit: AuditRepository,
    private readonly events: Events,
  ) {}

  /**
   * The caller comes. Saying so twice is saying so once. Throws `attendance.tooEarly` more than 72 hours before the usual
   * call of her first day, `attendance.begun` after it, `state.conflict` for a booking that has ended.
   */
  async confirm(call: Call, bookingId: string): Promise<BookingRow> {
    const { personId } = call.actor;
    return this.transactions.run(contextOf(call), async (tx) => {
      if (!(await this.bookings.oneOfPerson(tx, personId, bookingId))) throw new DomainError('notFound');
      const booking = (await this.attendance.lock(tx, bookingId))!;
      if (needsConfirming(booking)) await this.note(tx, booking);
      return (await this.bookings.oneOfPerson(tx, personId, bookingId))!;
    });
  }

  /** The next day on which anybody begins, null when nobody does; a head of department sees the own department. */
  async ofShoot(call: Call, shootId: string): Promise<FirstCall | null> {
    return this.transactions.read(contextOf(call), async (tx) => {
      const shoot = await this.access.shoot(tx, call.actor, shootId, 'roster.read');
      const department = this.access.departmentOf(call.actor, shoot.companyId);
      return firstCall(await this.attendance.nextDay(tx, shootId, department));
    });
  }

  private async note(tx: Tx, { bookingId, shootId, companyId, personId }: AttendanceScope): Promise<void> {
    if (!(await this.attendance.confirm(tx, bookingId))) return;
    const subject = { subjectType: 'booking', subjectId: bookingId };
    await this.audit.append(tx, [{ action: 'booking.confirmAttendance', ...subject, companyId, shootId }]);
    this.events.live(tx, 'attendance', bookingId, [`shoot:${shootId}`, `person:${personId}`]);
  }
}

function needsConfirming({ state, confirmedAt, fromAt, hoursToCall }: AttendanceScope): boolean {
  if (state !== 'confirmed' && state !== 'reconfirming') {
    throw new DomainError('state.conflict', { subject: 'booking', event: 'confirmAttendance', state });
  }
  if (confirmedAt) return false;
  const answer = confirmable(hoursToCall);
  if (answer === 'tooEarly') throw new DomainError('attendance.tooEarly', { fromAt: fromAt.toISOString() });
  if (answer === 'begun') throw new DomainError('attendance.begun');
  return true;
}

function firstCall(rows: readonly AttendanceRow[]): FirstCall | null {
  const [next] = rows;
  if (!next) return null;
  const people = rows
    .map(({ first: _, callAt: __, hoursToCall: ___, bookedLate: ____, ...row }, index) => ({
      ...row,
      state: attendanceOf(rows[index]!),
    }))
    .sort((a, b) => ATTENDANCE_STATES.indexOf(a.state) - ATTENDANCE_STATES.indexOf(b.state));
  const count = (...states: readonly AttendanceState[]): number =>
    people.filter(({ state }) => states.includes(state)).length;
  return {
    day: next.first,
    callAt: next.callAt,
    people,
    counts: {
      all: people.length,
      confirmed: count('confirmed', 'bookedLate'),
      waiting: count('asked', 'askedAgain'),
      silent: count('silent'),
    },
  };
}
