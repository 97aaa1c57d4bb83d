import { Injectable } from '@nestjs/common';
import { AnnouncementRepository, MyAnnouncement, Transactions } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { Call, contextOf } from '../kernel/actor';
import { Events } from '../kernel/events.service';

/** What a person was told by the shoots that booked her. */
@Injectable()
export class MyAnnouncements {
  constructor(
    private readonly transactions: Transactions,
    private readonly announcements: AnnouncementRepository,
    private readonly events: Events,
  ) {}

  /**
   * What went to the caller in the shoot of a booking, the latest first, and what went to her department before she was
   * booked. Throws `notFound` for a booking of somebody else.
   */
  async ofBooking(call: Call, bookingId: string): Promise<MyAnnouncement[]> {
    return this.transactions.read(contextOf(call), async (tx) => {
      const found = await this.announcements.ofBooking(tx, call.actor.personId, bookingId);
      if (!found) throw new DomainError('notFound');
      return found;
    });
  }

  /**
   * Marks an announcement as read and answers when that was; the first time counts. A mark stands in its row and not in
   * the trail. Throws `notFound` for what did not go to the caller.
   */
  async read(call: Call, id: string): Promise<Date> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const { personId } = call.actor;
      const read = await this.announcements.read(tx, personId, id);
      if (!read) throw new DomainError('notFound');
      if (read.fresh) this.events.live(tx, 'announcement.read', id, [`shoot:${read.shootId}`, `person:${personId}`]);
      return read.readAt;
    });
  }
}
