import { Injectable } from '@nestjs/common';
import { HoldRepository } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { OutboxWork, WorkTicket } from '../kernel/outbox-work.service';
import { HoldKeeper } from './hold-keeper.service';

/**
 * Tidies up after holds that have run out and tells both sides. It decides nothing: whoever accepts, places or converts
 * compares the clocks itself.
 */
@Injectable()
export class HoldExpiry {
  constructor(
    private readonly work: OutboxWork,
    private readonly holds: HoldRepository,
    private readonly keeper: HoldKeeper,
  ) {}

  /**
   * Ends the hold if one of its clocks has run out. A challenge that came to nothing leaves a ring too early, which does
   * nothing: the hold's own clock rings as well. Run twice, it leaves the same state.
   */
  async expire(ticket: WorkTicket, holdId: string): Promise<void> {
    await this.work.once(ticket, async (tx) => {
      const hold = await this.holds.facts(tx, holdId, null);
      if (!hold) throw new DomainError('notFound', { subject: 'hold' });
      if (hold.over) await this.keeper.end(tx, hold, null);
    });
  }
}
