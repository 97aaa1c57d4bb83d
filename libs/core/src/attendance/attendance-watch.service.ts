import { Injectable } from '@nestjs/common';
import { AttendanceNotice, AttendanceRepository, AuditRepository, ReserveRepository, Tx } from '@callboard/database';
import { isEmergency, newId } from '@callboard/domain';
import { Events } from '../kernel/events.service';
import { OutboxWork, WorkTicket } from '../kernel/outbox-work.service';
import { Notifier } from '../notification/notifier.service';

/** Bookings that one step of a run takes on at most; the next run takes the rest. */
const BATCH = 200;

/**
 * Asks people whether they come, in time for somebody else to be found: once, once more, and then whoever runs the shoot
 * is told who is silent, and those who stand by are told that they may be needed. Nobody is replaced by it.
 */
@Injectable()
export class AttendanceWatch {
  constructor(
    private readonly attendance: AttendanceRepository,
    private readonly reserves: ReserveRepository,
    private readonly audit: AuditRepository,
    private readonly events: Events,
    private readonly notifier: Notifier,
    private readonly work: OutboxWork,
  ) {}

  /** The work behind `attendance.ask`: one run under the ticket of its job. */
  async watchOnce(ticket: WorkTicket): Promise<void> {
    await this.work.once(ticket, (tx) => this.watch(tx));
  }

  /**
   * One run, by the clock of the database. Each booking takes each step once, whoever runs how often.
   * @returns how many steps were taken
   */
  async watch(tx: Tx): Promise<number> {
    const asked = await this.attendance.ask(tx, BATCH);
    await this.asked(tx, asked, 'attendance.asked');
    const again = await this.attendance.askAgain(tx, BATCH);
    await this.asked(tx, again, 'attendance.askedAgain');
    const silent = await this.attendance.silence(tx, BATCH);
    await this.silent(tx, silent);
    return asked.length + again.length + silent.length;
  }

  private async asked(
    tx: Tx,
    bookings: readonly AttendanceNotice[],
    template: 'attendance.asked' | 'attendance.askedAgain',
  ): Promise<void> {
    await this.trail(
      tx,
      bookings,
      template === 'attendance.asked' ? 'booking.askAttendance' : 'booking.askAttendanceAgain',
    );
    await this.notifier.tell(
      tx,
      bookings.map(({ bookingId, personId, shootId, roleId, first, hoursToCall }) => ({
        personId,
        template,
        subject: bookingId,
        params: { shoot: shootId, role: roleId, first, booking: bookingId },
        emergency: isEmergency(hoursToCall),
      })),
    );
  }

  private async silent(tx: Tx, bookings: readonly AttendanceNotice[]): Promise<void> {
    if (bookings.length === 0) return;
    await this.trail(tx, bookings, 'booking.missAttendance');
    const warmed = await this.warm(tx, bookings);
    for (const [shootId, own] of grouped(bookings)) {
      const { companyId, first, hoursToCall } = own[0]!;
      const reserves = warmed.get(shootId) ?? 0;
      await this.notifier.tellProducers(tx, companyId, {
        template: 'attendance.silent',
        // Each run tells of those whom it found.
        subject: newId(),
        params: { shoot: shootId, first, silent: own.length, ...(reserves > 0 && { reserves }) },
        emergency: isEmergency(hoursToCall),
      });
    }
  }

  /** Tells those who stand by for the places of the silent; answers how many there are in each shoot. */
  private async warm(tx: Tx, bookings: readonly AttendanceNotice[]): Promise<ReadonlyMap<string, number>> {
    const ofPosting = new Map(bookings.map((booking) => [booking.postingId, booking]));
    const reserves = await this.reserves.standingBy(tx, [...ofPosting.keys()]);
    const people = new Map<string, Set<string>>();
    await this.notifier.tell(
      tx,
      reserves.map(({ id, personId, postingId }) => {
        const { shootId, roleId, first, hoursToCall } = ofPosting.get(postingId)!;
        people.set(shootId, (people.get(shootId) ?? new Set()).add(personId));
        return {
          personId,
          template: 'reserve.warmed',
          subject: `${id}/${first}`,
          params: { shoot: shootId, role: roleId, first },
          emergency: isEmergency(hoursToCall),
        };
      }),
    );
    return new Map([...people].map(([shootId, each]) => [shootId, each.size]));
  }

  private async trail(tx: Tx, bookings: readonly AttendanceNotice[], action: string): Promise<void> {
    await this.audit.append(
      tx,
      bookings.map(({ bookingId, companyId, shootId }) => ({
        action,
        subjectType: 'booking',
        subjectId: bookingId,
        companyId,
        shootId,
      })),
    );
    for (const { bookingId, shootId, personId } of bookings) {
      this.events.live(tx, 'attendance', bookingId, [`shoot:${shootId}`, `person:${personId}`]);
    }
  }
}

function grouped(bookings: readonly AttendanceNotice[]): ReadonlyMap<string, AttendanceNotice[]> {
  const shoots = new Map<string, AttendanceNotice[]>();
  for (const booking of bookings) shoots.set(booking.shootId, [...(shoots.get(booking.shootId) ?? []), booking]);
  return shoots;
}
