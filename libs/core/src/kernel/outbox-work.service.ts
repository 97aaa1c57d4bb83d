import { Injectable } from '@nestjs/common';
import { OutboxRepository, systemContext, Transactions, Tx } from '@callboard/database';
import { DomainError } from '@callboard/domain';

/** Which piece of work a job stands for. */
export interface WorkTicket {
  readonly outboxId: string;
  readonly requestId: string | null;
}

/**
 * Does the work behind an outbox row once: the row is locked, work that is done is left alone, and the effect and the
 * mark that it is done commit together. A job that is delivered twice, or to two workers, has one effect.
 */
@Injectable()
export class OutboxWork {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: OutboxRepository,
  ) {}

  /** Returns the effect's result, or null when the work had been done before. */
  async once<T>(ticket: WorkTicket, effect: (tx: Tx) => Promise<T>): Promise<T | null> {
    return this.transactions.run(systemContext(ticket.requestId), async (tx) => {
      const row = await this.outbox.lock(tx, ticket.outboxId);
      // A missing row is an error to retry, never a success: its transaction may not have been seen yet.
      if (!row) throw new DomainError('notFound', { subject: 'outbox' });
      if (row.state === 'done') return null;
      const result = await effect(tx);
      await this.outbox.complete(tx, ticket.outboxId);
      return result;
    });
  }

  /**
   * Puts work that can never succeed into the dead-letter list.
   * @param attempts how often it was started since it was last handed out
   */
  async bury(ticket: WorkTicket, reason: string, attempts = 0): Promise<void> {
    await this.transactions.run(systemContext(ticket.requestId), (tx) =>
      this.outbox.fail(tx, ticket.outboxId, reason, attempts),
    );
  }
}
