import { Inject, Injectable } from '@nestjs/common';
import { SendOutcome } from '@callboard/adapters';
import { AppConfig, CONFIG } from '@callboard/config';
import { DeliveryRepository, MessageEnd, systemContext, Transactions, Tx } from '@callboard/database';
import { Events } from '../kernel/events.service';
import { OutboxWork, WorkTicket } from '../kernel/outbox-work.service';
import { Claim, MessageClaims } from './message-claims.service';
import { MessageSender } from './message-sender.service';

const MINUTE_MS = 60_000;
/** Minutes until the next try after each that came to nothing; after the last the message has failed. */
export const TRY_AGAIN_MINUTES = [1, 5, 15, 60, 180, 360] as const;

/**
 * Sends messages: takes one in a transaction, sends it outside of any, and writes what became of it in another. Whoever
 * dies in between leaves a message that may have gone out; it is shown to an operator and never sent again by itself.
 */
@Injectable()
export class Deliverer {
  constructor(
    private readonly transactions: Transactions,
    private readonly work: OutboxWork,
    private readonly claims: MessageClaims,
    private readonly sender: MessageSender,
    private readonly deliveries: DeliveryRepository,
    private readonly events: Events,
    @Inject(CONFIG) private readonly config: Pick<AppConfig, 'server'>,
  ) {}

  /** The work behind `notification.deliver`. Run twice, or by two at once, it sends once. */
  async deliver(ticket: WorkTicket, messageId: string): Promise<void> {
    const context = systemContext(ticket.requestId);
    const claim = await this.transactions.run(context, (tx) => this.claims.take(tx, messageId));
    if (!claim) {
      await this.work.once(ticket, () => Promise.resolve());
      return;
    }
    const outcome = await this.sender.send({ ...claim.message, publicUrl: this.config.server.publicUrl });
    const written = await this.work.once(ticket, (tx) => this.finish(tx, claim, outcome));
    // Somebody else has ended this work meanwhile, not knowing what is known here.
    if (written === null) await this.transactions.run(context, (tx) => this.finish(tx, claim, outcome));
  }

  private async finish(tx: Tx, { token, attempts, message }: Claim, outcome: SendOutcome): Promise<true> {
    const end = await this.endOf(tx, attempts, outcome);
    const written = await this.deliveries.finish(tx, message.id, token, end);
    if (written && end.dueAt) {
      const payload = { messageId: message.id, round: String(attempts + 1), dueAt: end.dueAt.toISOString() };
      await this.events.emit(tx, [{ name: 'notification.due', payload }]);
    }
    if (end.state === 'unknown' || end.state === 'failed') this.events.live(tx, 'delivery', message.id, ['admin']);
    return true;
  }

  private async endOf(tx: Tx, attempts: number, outcome: SendOutcome): Promise<MessageEnd> {
    switch (outcome.kind) {
      case 'sent':
        return { state: 'sent', error: null, providerId: outcome.providerId };
      case 'refused':
        return { state: 'failed', error: outcome.error };
      case 'unknown':
        return { state: 'unknown', error: outcome.error };
      case 'later': {
        const minutes = TRY_AGAIN_MINUTES[attempts];
        if (minutes === undefined) return { state: 'failed', error: outcome.error };
        const now = await this.deliveries.clock(tx);
        return { state: 'due', error: outcome.error, dueAt: new Date(now.getTime() + minutes * MINUTE_MS) };
      }
    }
  }
}
