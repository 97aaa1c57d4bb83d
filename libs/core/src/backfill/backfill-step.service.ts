import { Injectable } from '@nestjs/common';
import { AccessRepository, Tx } from '@callboard/database';
import { DomainError } from '@callboard/domain';
import { OutboxWork, WorkTicket } from '../kernel/outbox-work.service';
import { PostingSettle } from '../offer/posting-settle.service';
import { BackfillLines, Ranking } from './backfill-lines.service';
import { BackfillEnding } from './backfill-ending.service';
import { BackfillRound } from './backfill-round.service';
import { RefillLocks } from './refill-locks.service';
import type { Refilling } from './refilling';

/** Refills places that came free, step by step: each job looks at the place as it is and does what is due. */
@Injectable()
export class BackfillStep {
  constructor(
    private readonly work: OutboxWork,
    private readonly lines: BackfillLines,
    private readonly shoots: AccessRepository,
    private readonly locks: RefillLocks,
    private readonly settle: PostingSettle,
    private readonly ending: BackfillEnding,
    private readonly round: BackfillRound,
  ) {}

  /**
   * The work behind `slot.refill`: begins to refill a place that is open, asks the next people when the round is over or
   * everybody has answered, and stops when nobody is needed any more. Throws `busy` when others were faster with
   * everybody it has looked at. Run twice, it leaves the same state.
   */
  async refill(ticket: WorkTicket, slotId: string): Promise<void> {
    const ranking = await this.lines.rank(ticket, slotId);
    await this.work.once(ticket, async (tx) => {
      const seen = await this.locks.seen(tx, slotId);
      const shoot = await this.shoots.shootScope(tx, seen.shootId, 'share');
      if (!shoot) throw new DomainError('notFound', { subject: 'shoot' });
      const scope = { companyId: shoot.companyId, shootId: shoot.id };
      const hires = shoot.state === 'open' || shoot.state === 'shooting';
      if (hires) await this.settle.settleLocked(tx, seen.postingId);
      const { slot, place } = await this.locks.slot(tx, slotId);
      if (!hires || slot.state === 'cancelled' || slot.state === 'worked') {
        return this.ending.stopOn(tx, scope, [slotId], hires ? slot.state : shoot.state);
      }
      if (slot.state === 'booked') return;
      if (place === null) return this.ending.stopOn(tx, scope, [slotId], 'days_over');
      const backfill = await this.locks.backfill(tx, scope, slot);
      if (backfill) await this.go(tx, { companyId: shoot.companyId, slot, backfill, place }, ranking);
    });
  }

  private async go(tx: Tx, refilling: Refilling, ranking: Ranking): Promise<void> {
    const { backfill } = refilling;
    if (backfill.state !== 'running' || backfill.waiting) return;
    if (!backfill.roundOver && (await this.locks.anybodyAsked(tx, backfill.slotId))) return;
    await this.round.next(tx, refilling, ranking);
  }
}
