import { Injectable } from '@nestjs/common';
import {
  BackfillPlace,
  BackfillRepository,
  BackfillScope,
  CancellationRepository,
  OfferRepository,
  SlotScope,
  Tx,
} from '@callboard/database';
import { DomainError, newId } from '@callboard/domain';
import { BackfillTrail } from './backfill-trail.service';

/** Reads and locks what a step depends on. */
@Injectable()
export class RefillLocks {
  constructor(
    private readonly offers: OfferRepository,
    private readonly backfills: BackfillRepository,
    private readonly cancellations: CancellationRepository,
    private readonly trail: BackfillTrail,
  ) {}

  async seen(tx: Tx, slotId: string): Promise<SlotScope> {
    const seen = await this.offers.slotScope(tx, slotId);
    if (!seen) throw new DomainError('notFound', { subject: 'slot' });
    return seen;
  }

  /**
   * The place under its lock. Days that have passed while nobody was there are taken off; `place` is null when no day is
   * left.
   */
  async slot(tx: Tx, slotId: string): Promise<{ slot: SlotScope; place: BackfillPlace | null }> {
    await this.offers.lockSlots(tx, [slotId]);
    const slot = await this.seen(tx, slotId);
    const place = await this.backfills.place(tx, slotId);
    const left = place.days.filter((day) => day >= place.today);
    if (left.length === place.days.length || slot.state === 'booked') return { slot, place };
    if (left.length === 0) return { slot, place: null };
    // Whoever has been asked for all the days is asked for them until she answers.
    if (slot.state !== 'open') return { slot, place };
    await this.cancellations.keepDays(tx, slotId, left);
    await this.trail.trimmed(tx, slot, left);
    return { slot: await this.seen(tx, slotId), place: await this.backfills.place(tx, slotId) };
  }

  /** The live backfill of a place; begins one for a place that is open. */
  async backfill(
    tx: Tx,
    scope: { companyId: string; shootId: string },
    slot: SlotScope,
  ): Promise<BackfillScope | null> {
    const live = await this.backfills.lockLive(tx, slot.slotId);
    if (live || slot.state !== 'open') return live;
    const id = await this.backfills.insert(tx, {
      id: newId(),
      slotId: slot.slotId,
      ...(await this.backfills.causeOf(tx, slot.slotId)),
    });
    if (id) await this.trail.begun(tx, scope, id, slot.slotId);
    return this.backfills.lockLive(tx, slot.slotId);
  }

  /** Whether somebody has been asked for the place and has not answered. */
  async anybodyAsked(tx: Tx, slotId: string): Promise<boolean> {
    return (await this.offers.liveOnSlots(tx, [slotId])).length > 0;
  }
}
