import { Injectable } from '@nestjs/common';
import { AccessRepository, OfferRepository } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { OutboxWork, WorkTicket } from '../kernel/outbox-work.service';
import { isLive, OfferEnding } from './offer-ending.service';

/** Lets offers run out that nobody has answered. */
@Injectable()
export class OfferExpiry {
  constructor(
    private readonly work: OutboxWork,
    private readonly shoots: AccessRepository,
    private readonly offers: OfferRepository,
    private readonly ending: OfferEnding,
  ) {}

  /**
   * Ends the offer if it still waits for an answer. Before its time by the clock of the database it changes nothing and
   * throws `busy`, so that the job comes again. Run twice, it leaves the same state.
   */
  async expire(ticket: WorkTicket, offerId: string): Promise<void> {
    await this.work.once(ticket, async (tx) => {
      const seen = await this.offers.answerFacts(tx, offerId, null);
      if (!seen) throw new DomainError('notFound', { subject: 'offer' });
      if (!isLive(seen)) return;
      await this.shoots.shootScope(tx, seen.shootId, 'share');
      await this.offers.lockSlots(tx, [seen.slotId]);
      const facts = (await this.offers.answerFacts(tx, offerId, null))!;
      if (!isLive(facts)) return;
      // An answered counter-proposal has set the clock again, and with it another job.
      if (!facts.expired && facts.counterAnswered) return;
      if (!facts.expired) throw new DomainError('busy');
      await this.ending.end(tx, facts, 'expire', null);
    });
  }
}
