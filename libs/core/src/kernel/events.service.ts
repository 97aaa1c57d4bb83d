import { Injectable } from '@nestjs/common';
import { DomainEvent, jobsFor } from '@callboard/contracts/jobs';
import { OutboxRepository, Tx } from '@callboard/database';

/** Emits events: each becomes the outbox rows of its subscribers in the caller's transaction. */
@Injectable()
export class Events {
  constructor(private readonly outbox: OutboxRepository) {}

  async emit(tx: Tx, events: readonly DomainEvent[]): Promise<void> {
    await this.outbox.insert(
      tx,
      events.flatMap((event) => jobsFor(event).map((job) => ({ event: event.name, ...job }))),
    );
  }

  /** Tells browsers, when the transaction commits, that a thing changed. */
  live(tx: Tx, type: string, id: string, topics: readonly string[]): void {
    for (const topic of topics) tx.live.push({ topic, type, id });
  }
}
