import { Injectable } from '@nestjs/common';
import { AnswerFacts, BlockRepository, OfferRepository, Tx } from '@callboard/database';
import { DomainError, EventOf, LIVE_OFFER_STATES } from '@callboard/domain';
import { HoldKeeper } from '../hold/hold-keeper.service';
import { BackfillEnding } from '../backfill/backfill-ending.service';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';
import { SLOT_TAKEN } from './offer-end';

export { SLOT_TAKEN };

/** Whether the offer can still be answered, its clock aside. */
export function isLive(facts: Pick<AnswerFacts, 'state'>): boolean {
  return (LIVE_OFFER_STATES as readonly string[]).includes(facts.state);
}

/** Why an offer can no longer be answered at all; null when it can. */
export function endOf(facts: Pick<AnswerFacts, 'state' | 'answerReason'>): DomainError | null {
  if (facts.state === 'withdrawn') {
    return new DomainError(facts.answerReason === SLOT_TAKEN ? 'slot.taken' : 'offer.withdrawn');
  }
  if (facts.state === 'expired') return new DomainError('offer.expired');
  if (!isLive(facts)) return new DomainError('offer.answered', { state: facts.state });
  return null;
}

/** What ends an offer without a booking. */
export type EndingEvent = Extract<EventOf<'offer'>, 'decline' | 'expire' | 'withdraw'>;

const HAPPENED = { decline: 'offer.declined', expire: 'offer.expired', withdraw: 'offer.withdrawn' } as const;

/** Ends offers that come to nothing, and gives back what they held. */
@Injectable()
export class OfferEnding {
  constructor(
    private readonly offers: OfferRepository,
    private readonly holds: HoldKeeper,
    private readonly lifeCycles: LifeCycles,
    private readonly events: Events,
    private readonly backfills: BackfillEnding,
    private readonly blocks: BlockRepository,
  ) {}

  /**
   * Ends one offer whose slot the caller has locked: the application lives on, and the slot is open again when nobody
   * else has been asked.
   */
  async end(tx: Tx, facts: AnswerFacts, event: EndingEvent, reason: string | null): Promise<void> {
    const { offerId, slotId, shootId, companyId, postingId, personId } = facts;
    const scope = { companyId, shootId };
    await this.lifeCycles.move(tx, 'offer', event, offerId, {
      ...scope,
      patch: { answer_reason: reason, answered_at: 'now' },
      ...(reason === null ? {} : { reason }),
      events: () => [{ name: HAPPENED[event], payload: { offerId, slotId } }],
    });
    await this.restoreApplications(tx, scope, [{ postingId, personId }]);
    await this.holds.lift(tx, [offerId]);
    const others = await this.offers.liveOnSlots(tx, [slotId]);
    if (others.length === 0 && facts.slotState === 'offered') {
      await this.lifeCycles.move(tx, 'slot', 'release', slotId, { ...scope, reason: HAPPENED[event] });
    }
    this.events.live(tx, HAPPENED[event], offerId, [`shoot:${shootId}`, `person:${personId}`]);
  }

  /** Locks the slots of a posting and reads the offers in it that a person can still answer. */
  async lockLiveOf(tx: Tx, postingId: string, personId: string): Promise<AnswerFacts[]> {
    await this.offers.lockSlotsOfPosting(tx, postingId);
    const facts: AnswerFacts[] = [];
    for (const offerId of await this.offers.liveOf(tx, postingId, personId)) {
      facts.push((await this.offers.answerFacts(tx, offerId, personId))!);
    }
    return facts;
  }

  /** Withdraws the other offers of a slot that has been taken by this one, and ends its refilling. */
  async endSiblings(tx: Tx, facts: AnswerFacts): Promise<void> {
    const { slotId, shootId, companyId, postingId } = facts;
    const scope = { companyId, shootId };
    await this.backfills.fill(tx, scope, slotId, facts.offerId);
    const siblings = await this.offers.liveOnSlots(tx, [slotId]);
    if (siblings.length === 0) return;
    await this.lifeCycles.moveMany(
      tx,
      'offer',
      'withdraw',
      siblings.map((sibling) => sibling.id),
      {
        ...scope,
        patch: { answer_reason: SLOT_TAKEN, answered_at: 'now' },
        reason: SLOT_TAKEN,
        events: ({ id }) => [{ name: 'offer.withdrawn', payload: { offerId: id, slotId } }],
      },
    );
    await this.holds.lift(
      tx,
      siblings.map((sibling) => sibling.id),
    );
    await this.restoreApplications(
      tx,
      scope,
      siblings.map(({ personId }) => ({ postingId, personId })),
    );
    for (const { id, personId } of siblings) this.events.live(tx, 'offer.withdrawn', id, [`person:${personId}`]);
  }

  private async restoreApplications(
    tx: Tx,
    scope: { companyId: string; shootId: string },
    pairs: readonly { postingId: string; personId: string }[],
  ): Promise<void> {
    const ids = await this.offers.applicationIds(tx, pairs, ['offered']);
    const step = { ...scope, patch: { changed_at: 'now' } } as const;
    await this.lifeCycles.moveMany(tx, 'application', 'restore', ids, step);
    // Whoever blocked the company while the offer was out has nothing to ask of it any more.
    const left = await this.blocks.applicationsBlocked(tx, ids);
    await this.lifeCycles.moveMany(tx, 'application', 'withdraw', left, step);
  }
}
