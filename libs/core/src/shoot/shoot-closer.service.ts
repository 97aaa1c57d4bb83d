import { Injectable } from '@nestjs/common';
import { AccessRepository, OpenEnds, ShootClosingRepository, Tx } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { BookingEnding } from '../booking/booking-ending.service';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { OutboxWork, WorkTicket } from '../kernel/outbox-work.service';
import { ShootEndings } from './shoot-endings.service';
import { LockedShoot } from './shoot-opener.service';

/** Ends what hangs on a shoot. Everything is a conditional move, so that doing it again changes nothing. */
@Injectable()
export class ShootCloser {
  constructor(
    private readonly access: AccessRepository,
    private readonly closing: ShootClosingRepository,
    private readonly bookings: BookingEnding,
    private readonly endings: ShootEndings,
    private readonly cycles: LifeCycles,
    private readonly events: Events,
    private readonly work: OutboxWork,
  ) {}

  /** Cancels a shoot whose row is locked and ends everything that hangs on it, in one transaction. */
  async cancel(tx: Tx, shoot: LockedShoot, reason: string): Promise<void> {
    await this.cycles.move(tx, 'shoot', 'cancel', shoot.id, {
      companyId: shoot.companyId,
      shootId: shoot.id,
      patch: { cancel_reason: reason, version: shoot.version + 1 },
      events: () => [{ name: 'shoot.cancelled', payload: { shootId: shoot.id } }],
    });
    await this.close(tx, shoot.id);
  }

  /**
   * Ends everything that hangs on a cancelled shoot: postings, slots, offers, holds, bookings, applications, proposals and a
   * match run. Cancelling does it at once; the job `shoot.close` does it again for what slipped in beside. A shoot that
   * is not cancelled is left alone; throws `notFound` when there is none.
   */
  async close(tx: Tx, shootId: string): Promise<void> {
    const shoot = await this.access.shootScope(tx, shootId, 'update');
    if (!shoot) throw new DomainError('notFound');
    if (shoot.state !== 'cancelled') return;
    const scope = { companyId: shoot.companyId, shootId };
    const { bookings } = await this.closing.openEnds(tx, shootId);
    await this.bookings.cancelWithShoot(tx, shootId, bookings);
    // Once more: days that are not worked any more have become places of their own.
    const ends = await this.closing.openEnds(tx, shootId);
    await this.cycles.moveMany(tx, 'posting', 'close', idsOf(ends.postings), scope);
    const empty = ends.slots.filter((slot) => slot.state !== 'booked');
    await this.cycles.moveMany(tx, 'slot', 'cancel', idsOf(empty), scope);
    await this.endings.end(tx, scope, ends, 'shoot_cancelled');
    this.tell(tx, shootId, { ...ends, bookings });
  }

  /** The work behind `shoot.close`: {@link close} under the ticket of its job. */
  async closeOnce(ticket: WorkTicket, shootId: string): Promise<void> {
    await this.work.once(ticket, (tx) => this.close(tx, shootId));
  }

  /** Ends a shoot that is over and whose row is locked: its bookings are completed, what was not filled closes. */
  async wrap(tx: Tx, shoot: LockedShoot): Promise<void> {
    const scope = { companyId: shoot.companyId, shootId: shoot.id };
    const patch = { version: shoot.version + 1 };
    await this.cycles.move(tx, 'shoot', 'wrap', shoot.id, { ...scope, patch });
    const ends = await this.closing.openEnds(tx, shoot.id);
    const unfilled = ends.postings.filter((posting) => posting.state !== 'filled');
    await this.cycles.moveMany(tx, 'posting', 'close', idsOf(unfilled), scope);
    const empty = ends.slots.filter((slot) => slot.state !== 'booked');
    await this.cycles.moveMany(tx, 'slot', 'cancel', idsOf(empty), scope);
    const ended = { ended_at: 'now' };
    await this.cycles.moveMany(tx, 'booking', 'complete', idsOf(ends.bookings), { ...scope, patch: ended });
    await this.endings.end(tx, scope, ends, 'posting_closed');
    this.tell(tx, shoot.id, ends);
  }

  private tell(tx: Tx, shootId: string, ends: OpenEnds): void {
    this.events.live(tx, 'shoot', shootId, [`shoot:${shootId}`, 'admin']);
    for (const { id, personId } of ends.offers) this.events.live(tx, 'offer', id, [`person:${personId}`]);
    for (const { id, personId } of ends.bookings) this.events.live(tx, 'booking', id, [`person:${personId}`]);
    for (const { id, personId } of ends.reserves) this.events.live(tx, 'reserve', id, [`person:${personId}`]);
    for (const id of ends.runs) this.events.live(tx, 'matchRun', id, [`run:${id}`]);
  }
}

function idsOf(things: readonly { readonly id: string }[]): string[] {
  return things.map((thing) => thing.id);
}
