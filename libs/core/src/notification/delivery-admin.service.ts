import { Injectable } from '@nestjs/common';
import {
  AuditRepository,
  DeliveryFilter,
  DeliveryRepository,
  DeliveryRow,
  DeliveryState,
  Transactions,
  Tx,
} from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { Events } from '../kernel/events.service';
import { Page, pageById, PageRequest } from '../kernel/page';

/** What an operator says of a message: it went out, or it is to go out (again). */
export type DeliveryDecision = 'sent' | 'again';

/** What may be said of a message in a state: of one that failed, only that it is to be tried again. */
const OPEN_TO: Readonly<Record<DeliveryDecision, readonly DeliveryState[]>> = {
  sent: ['unknown'],
  again: ['unknown', 'failed'],
};

/** Days over which messages in the quiet hours are counted. */
const NIGHT_DAYS = 30;

/** Messages that went out in the quiet hours of their readers within so many days, and to how many people. */
export interface NightCount {
  readonly days: number;
  readonly messages: number;
  readonly people: number;
}

/** The log of deliveries as its operators see it. */
@Injectable()
export class DeliveryAdmin {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly deliveries: DeliveryRepository,
    private readonly audit: AuditRepository,
    private readonly events: Events,
  ) {}

  /** The latest first, and how often people were told in their quiet hours. */
  async list(call: Call, wish: PageRequest & DeliveryFilter): Promise<Page<DeliveryRow> & { night: NightCount }> {
    this.access.platform(call.actor, 'admin.read');
    return this.transactions.read(contextOf(call), async (tx) => {
      const page = await pageById(wish, (after, limit) => this.deliveries.list(tx, wish, after ?? null, limit));
      return { ...page, night: { days: NIGHT_DAYS, ...(await this.deliveries.night(tx, NIGHT_DAYS)) } };
    });
  }

  /**
   * Decides on a message that may have gone out, or has failed, with everything that it carries. Throws `notFound`, or
   * `state.conflict` for one on which nothing is to be decided (any more).
   */
  async resolve(call: Call, id: string, decision: DeliveryDecision): Promise<void> {
    this.access.platform(call.actor, 'admin.queue');
    await this.transactions.run(contextOf(call), async (tx) => {
      const seen = await this.deliveries.find(tx, id);
      if (!seen) throw new DomainError('notFound');
      const from = OPEN_TO[decision];
      // Whoever is sending it holds these rows: what is decided on is what is there.
      const parts = seen.messageId === null ? [] : await this.deliveries.lockMessage(tx, seen.messageId);
      const [part] = parts;
      if (!part || !from.includes(part.state)) throw new DomainError('state.conflict');
      if (decision === 'sent') await this.deliveries.end(tx, seen.messageId!, from, { state: 'sent', error: null });
      else await this.sendAgain(tx, seen.messageId!, part.attempts);
      await this.audit.append(tx, [
        {
          action: decision === 'sent' ? 'delivery.confirm' : 'delivery.repeat',
          subjectType: 'delivery',
          subjectId: id,
          before: { state: part.state },
          after: { state: decision === 'sent' ? 'sent' : 'due' },
        },
      ]);
      this.events.live(tx, 'delivery', id, ['admin']);
    });
  }

  private async sendAgain(tx: Tx, messageId: string, attempts: number): Promise<void> {
    const now = await this.deliveries.clock(tx);
    await this.deliveries.end(tx, messageId, OPEN_TO.again, { state: 'due', error: null, dueAt: now });
    const payload = { messageId, round: `again/${attempts}`, dueAt: now.toISOString() };
    await this.events.emit(tx, [{ name: 'notification.due', payload }]);
  }
}
