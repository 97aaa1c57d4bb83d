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

  /** Whether the work has been done; for long work that must not start twice. */
  async isDone(ticket: WorkTicket): Promise<boolean> {
    return this.transactions.run(systemContext(ticket.requestId), async (tx) => {
      const row = await this.outbox.lock(tx, ticket.outboxId);
      if (!row) throw new DomainError('notFound', { subject: 'outbox' });
      return row.state === 'done';
    });
  }

  /** Keeps the relay from ringing again while long work goes on. */
  async lease(ticket: WorkTicket, seconds: number): Promise<void> {
    await this.transactions.run(systemContext(ticket.requestId), (tx) =>
      this.outbox.lease(tx, ticket.outboxId, seconds),
    );
  }

  /** Notes why an attempt failed; the relay rings again. */
  async noteFailure(ticket: WorkTicket, reason: string): Promise<void> {
    await this.transactions.run(systemContext(ticket.requestId), (tx) =>
      this.outbox.noteFailure(tx, ticket.outboxId, reason),
    );
  }

  /** Puts work that can never succeed into the dead-letter list. */
  async bury(ticket: WorkTicket, reason: string): Promise<void> {
    await this.transactions.run(systemContext(ticket.requestId), (tx) => this.outbox.fail(tx, ticket.outboxId, reason));
  }
}
