import { Injectable } from '@nestjs/common';
import { JobContext, JobPayload } from '@callboard/contracts/jobs';
import {
  AutoAsk,
  HoldExpiry,
  OfferExpiry,
  PostingSettle,
  ShootAdvance,
  ShootCloser,
  BackfillStep,
} from '@callboard/core';
import { JobHandler } from '@callboard/queue';

/** The hiring life cycle's jobs: each calls core once. */
@Injectable()
export class LifecycleProcessor {
  constructor(
    private readonly expiry: OfferExpiry,
    private readonly backfill: BackfillStep,
    private readonly settle: PostingSettle,
    private readonly closer: ShootCloser,
    private readonly advance: ShootAdvance,
    private readonly asking: AutoAsk,
    private readonly holds: HoldExpiry,
  ) {}

  @JobHandler('offer.ask')
  async ask({ shootId }: JobPayload<'offer.ask'>, ticket: JobContext): Promise<void> {
    await this.asking.ask(ticket, shootId);
  }

  @JobHandler('offer.expire')
  async expireOffer({ offerId }: JobPayload<'offer.expire'>, ticket: JobContext): Promise<void> {
    await this.expiry.expire(ticket, offerId);
  }

  @JobHandler('hold.expire')
  async expireHold({ holdId }: JobPayload<'hold.expire'>, ticket: JobContext): Promise<void> {
    await this.holds.expire(ticket, holdId);
  }

  @JobHandler('slot.refill')
  async refillSlot({ slotId }: JobPayload<'slot.refill'>, ticket: JobContext): Promise<void> {
    await this.backfill.refill(ticket, slotId);
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
