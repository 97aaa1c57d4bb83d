import { Injectable } from '@nestjs/common';
import { DueOutboxRow, OutboxFigures, OutboxRepository, systemContext, Transactions } from '@callboard/database';

export type { DueOutboxRow as OutboxRow } from '@callboard/database';

/** A row handed to the queue this many seconds ago and not done is rung again. */
const RING_AGAIN_SECONDS = 8;

/** Gives out the outbox rows that are due; any number of relays may ask at once. */
@Injectable()
export class OutboxDispatch {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: OutboxRepository,
  ) {}

  /** Claims at most `limit` rows that are due or must be rung again. */
  async claim(limit: number): Promise<DueOutboxRow[]> {
    return this.transactions.run(systemContext(), (tx) => this.outbox.claimDue(tx, limit, RING_AGAIN_SECONDS));
  }

  /** Gives rows back that the queue did not take. */
  async release(ids: readonly string[]): Promise<void> {
    await this.transactions.run(systemContext(), (tx) => this.outbox.release(tx, ids));
  }

  async figures(): Promise<OutboxFigures> {
    return this.transactions.read(systemContext(), (tx) => this.outbox.figures(tx));
  }
}
