import { Injectable } from '@nestjs/common';
import { JobContext, JobPayload } from '@callboard/contracts/jobs';
import { OfferExpiry, PostingSettle, ShootAdvance, ShootCloser, SlotRefill } from '@callboard/core';
import { JobHandler } from '@callboard/queue';

/** The hiring life cycle's jobs: each calls core once. */
@Injectable()
export class LifecycleProcessor {
  constructor(
    private readonly expiry: OfferExpiry,
    private readonly refill: SlotRefill,
    private readonly settle: PostingSettle,
    private readonly closer: ShootCloser,
    private readonly advance: ShootAdvance,
  ) {}

  @JobHandler('offer.expire')
  async expireOffer({ offerId }: JobPayload<'offer.expire'>, ticket: JobContext): Promise<void> {
    await this.expiry.expire(ticket, offerId);
  }

  @JobHandler('slot.refill')
  async refillSlot({ slotId }: JobPayload<'slot.refill'>, ticket: JobContext): Promise<void> {
    await this.refill.refill(ticket, slotId);
  }

  @JobHandler('posting.settle')
  async settlePosting({ postingId }: JobPayload<'posting.settle'>, ticket: JobContext): Promise<void> {
    await this.settle.settle(ticket, postingId);
  }

  @JobHandler('shoot.close')
  async closeShoot({ shootId }: JobPayload<'shoot.close'>, ticket: JobContext): Promise<void> {
    await this.closer.closeOnce(ticket, shootId);
  }

  @JobHandler('shoot.advance')
  async advanceShoots(_: JobPayload<'shoot.advance'>, ticket: JobContext): Promise<void> {
    await this.advance.advanceOnce(ticket);
  }
}
