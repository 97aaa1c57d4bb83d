import { Injectable } from '@nestjs/common';
import { AccessRepository, BookingRepository, Tx } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { ApplicationCloser } from '../application/application-closer.service';
import { HoldKeeper } from '../hold/hold-keeper.service';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { OutboxWork, WorkTicket } from '../kernel/outbox-work.service';

/**
 * Keeps a posting's state in step with its places: filled when all are booked, and what it was before when one reopens.
 * Holds whose place is gone or has other days end.
 */
@Injectable()
export class PostingSettle {
  constructor(
    private readonly work: OutboxWork,
    private readonly scopes: AccessRepository,
    private readonly bookings: BookingRepository,
    private readonly applications: ApplicationCloser,
    private readonly holds: HoldKeeper,
    private readonly lifeCycles: LifeCycles,
    private readonly events: Events,
  ) {}

  /** The work behind `posting.settle`. Run twice, it leaves the same state. */
  async settle(ticket: WorkTicket, postingId: string): Promise<void> {
    await this.work.once(ticket, async (tx) => {
      const posting = await this.scopes.postingScope(tx, postingId, 'share');
      if (!posting) throw new DomainError('notFound', { subject: 'posting' });
      await this.settleLocked(tx, postingId);
    });
  }

  /** The same in the caller's transaction, which holds the lock of the shoot and none below it. */
  async settleLocked(tx: Tx, postingId: string): Promise<void> {
    const posting = await this.bookings.lockPosting(tx, postingId);
    if (!posting) throw new DomainError('notFound', { subject: 'posting' });
    await this.holds.endOutOfStep(tx, postingId);
    const { companyId, shootId, state } = posting;
    const full = posting.slots > 0 && posting.booked === posting.slots;
    if (full && (state === 'public' || state === 'private')) {
      await this.lifeCycles.move(tx, 'posting', 'fill', postingId, {
        companyId,
        shootId,
        events: () => [{ name: 'posting.filled', payload: { postingId } }],
      });
      await this.applications.closeForPosting(tx, { companyId, shootId }, postingId, 'posting_filled');
      this.events.live(tx, 'posting.filled', postingId, [`shoot:${shootId}`]);
    } else if (!full && state === 'filled') {
      const reopen = posting.published ? 'reopen' : 'reopenPrivate';
      await this.lifeCycles.move(tx, 'posting', reopen, postingId, { companyId, shootId });
      this.events.live(tx, 'posting.reopened', postingId, [`shoot:${shootId}`]);
    }
  }
}
