import { Injectable } from '@nestjs/common';
import { DeliveryRepository } from '@callboard/database';
import { newId } from '@callboard/domain';
import { Events } from '../kernel/events.service';
import { OutboxWork, WorkTicket } from '../kernel/outbox-work.service';

/** Gathers what was not urgent into one mail a person. */
@Injectable()
export class Digests {
  constructor(
    private readonly work: OutboxWork,
    private readonly deliveries: DeliveryRepository,
    private readonly events: Events,
  ) {}

  /** The work behind `notification.digest`: what was read in the inbox meanwhile needs no mail. */
  async gather(ticket: WorkTicket): Promise<void> {
    await this.work.once(ticket, async (tx) => {
      await this.deliveries.dropRead(tx);
      const people = await this.deliveries.peopleWithHeld(tx);
      const messages = await this.deliveries.gather(
        tx,
        people.map((personId) => ({ personId, messageId: newId() })),
      );
      const dueAt = (await this.deliveries.clock(tx)).toISOString();
      await this.events.emit(
        tx,
        messages.map((messageId) => ({ name: 'notification.due', payload: { messageId, round: '0', dueAt } })),
      );
    });
  }
}
