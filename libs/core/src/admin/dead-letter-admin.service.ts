import { Injectable } from '@nestjs/common';
import { AuditRepository, OutboxRepository, Transactions } from '@callboard/database';
import { DomainError, isId } from '@callboard/domain';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { Page, pageById, PageRequest } from '../kernel/page';

/** A piece of work that was given up. */
export interface DeadWork {
  readonly id: string;
  readonly job: string;
  readonly event: string;
  /** What its payload names, by key; whatever else it holds stays where it is. */
  readonly ids: Readonly<Record<string, string>>;
  /** How often it was started in vain. */
  readonly attempts: number;
  readonly reason: string | null;
  readonly createdAt: Date;
}

/** The dead-letter list as its operators see it: the outbox is the truth of it, the queue's list a copy. */
@Injectable()
export class DeadLetterAdmin {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly outbox: OutboxRepository,
    private readonly audit: AuditRepository,
  ) {}

  /** Work that was given up, newest first. */
  async list(call: Call, wish: PageRequest): Promise<Page<DeadWork>> {
    this.access.platform(call.actor, 'admin.queue');
    return this.transactions.read(contextOf(call), (tx) =>
      pageById(wish, async (after, limit) => {
        const rows = await this.outbox.listFailed(tx, limit, after ?? null);
        return rows.map(({ payload, lastError, ...row }) => ({ ...row, ids: idsOf(payload), reason: lastError }));
      }),
    );
  }

  /** Lets a worker try again. Throws `notFound`, or `state.conflict` for work that is not on the list (any more). */
  async replay(call: Call, outboxId: string): Promise<void> {
    this.access.platform(call.actor, 'admin.queue');
    await this.transactions.run(contextOf(call), async (tx) => {
      const row = await this.outbox.lock(tx, outboxId);
      if (!row) throw new DomainError('notFound');
      if (!(await this.outbox.replay(tx, outboxId))) {
        throw new DomainError('state.conflict');
      }
      await this.audit.append(tx, [
        {
          action: 'work.replay',
          subjectType: 'work',
          subjectId: outboxId,
          before: { state: row.state },
          after: { state: 'due' },
        },
      ]);
    });
  }
}

function idsOf(payload: unknown): Record<string, string> {
  const entries = Object.entries((payload ?? {}) as Record<string, unknown>);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => isId(entry[1])));
}
