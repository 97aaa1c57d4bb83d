import { Injectable } from '@nestjs/common';
import { HoldBefore, HoldFacts, HoldRepository, Tx } from '@callboard/database';
import { challengeEnd, DomainError, HoldEndReason, marketSettings } from '@callboard/domain';
import { Events } from '../kernel/events.service';
import { LifeCycles } from '../kernel/lifecycle.service';

/** A slot and the person whom its offer goes to. */
export interface HeldPair {
  readonly slotId: string;
  readonly personId: string;
}

/** Which holds an offer that is about to go out meets. */
export interface Standing {
  /** Of its own slot, by {@link keyOf slot and person}: the offer converts it. */
  readonly own: ReadonlyMap<string, HoldFacts>;
  /** Of other companies that come before it, by slot and person: the offer challenges them. */
  readonly before: ReadonlyMap<string, readonly HoldBefore[]>;
}

/** What holds do to offers and bookings, and these to them, in the transactions of those who send, book and close. */
@Injectable()
export class HoldKeeper {
  constructor(
    private readonly holds: HoldRepository,
    private readonly lifeCycles: LifeCycles,
    private readonly events: Events,
  ) {}

  /** Throws `hold.first` while another company's hold comes before the offer. The caller has locked the person. */
  async assertFree(tx: Tx, offerId: string): Promise<void> {
    const first = await this.holds.firstAgainst(tx, offerId);
    if (!first) return;
    const { endsAt, challenged } = first;
    throw new DomainError('hold.first', { endsAt: endsAt.toISOString(), challenged });
  }

  /**
   * The holds that offers of a company meet, locked. Their people are locked by the caller: nobody places another one
   * meanwhile.
   */
  async standing(tx: Tx, companyId: string, pairs: readonly HeldPair[]): Promise<Standing> {
    await this.holds.lockOn(
      tx,
      pairs.map(({ personId }) => personId),
    );
    const own = new Map((await this.holds.own(tx, pairs)).map((hold) => [keyOf(hold), hold]));
    const before = new Map<string, HoldBefore[]>();
    for (const hold of await this.holds.beforeOffers(tx, companyId, pairs)) {
      const key = keyOf({ slotId: hold.forSlotId, personId: hold.personId });
      before.set(key, [...(before.get(key) ?? []), hold]);
    }
    return { own, before };
  }

  /**
   * When an offer that meets these holds may run out, at the earliest: the person has time to answer once the last of
   * their challenges is over. Null when none comes before it.
   */
  answerableUntil(standing: Standing, pair: HeldPair, now: Date): Date | null {
    const ends = (standing.before.get(keyOf(pair)) ?? []).map((hold) => endOfChallenge(hold, now).getTime());
    if (ends.length === 0) return null;
    return new Date(Math.max(...ends) + marketSettings.holdClock.value.answerMinutes * 60_000);
  }

  /** Converts the holds that offers came from and challenges those that come before them. */
  async meet(
    tx: Tx,
    standing: Standing,
    offers: readonly (HeldPair & { readonly id: string })[],
    now: Date,
  ): Promise<void> {
    for (const { id: offerId, ...pair } of offers) {
      const own = standing.own.get(keyOf(pair));
      if (own) await this.convert(tx, own, offerId);
      for (const hold of standing.before.get(keyOf(pair)) ?? []) {
        if (hold.state === 'active') await this.challenge(tx, hold, offerId, endOfChallenge(hold, now));
      }
    }
  }

  /** Ends what a booking leaves without ground: holds of its person on its days, and of others on its slot. */
  async endForBooking(tx: Tx, booking: { personId: string; slotId: string; span: string }): Promise<void> {
    const ended = await this.holds.endedByBooking(tx, booking);
    await this.endAll(tx, ended, (hold) => (hold.personId === booking.personId ? 'booked_elsewhere' : 'slot_booked'));
  }

  /** Ends the holds of a posting whose places are gone or have other days. */
  async endOutOfStep(tx: Tx, postingId: string): Promise<void> {
    const ended = await this.holds.outOfStep(tx, postingId);
    const reasons = new Map(ended.map(({ id, reason }) => [id, reason]));
    await this.endAll(tx, ended, ({ id }) => reasons.get(id)!);
  }

  /** Ends every hold of a shoot. */
  async endOfShoot(tx: Tx, shootId: string, reason: HoldEndReason): Promise<void> {
    await this.endAll(tx, await this.holds.ofShoot(tx, shootId), () => reason);
  }

  /** Ends the holds on a person that have run out and that no job has ended yet. */
  async retire(tx: Tx, personId: string): Promise<void> {
    for (const hold of await this.holds.overdueOf(tx, personId)) await this.end(tx, hold, null);
  }

  /** Lets go of the holds that offers challenged which have come to nothing; another offer may take their place. */
  async lift(tx: Tx, offerIds: readonly string[]): Promise<void> {
    if (offerIds.length === 0) return;
    await this.holds.lockMet(tx, offerIds);
    for (const hold of await this.holds.challengedBy(tx, offerIds)) {
      if (hold.nextOfferId) {
        await this.challenge(tx, hold, hold.nextOfferId, hold.challengeEndsAt!);
        continue;
      }
      const patch = { challenged_at: null, challenge_ends_at: null, challenged_by: null };
      const events = () => [{ name: 'hold.lifted' as const, payload: { holdId: hold.id } }];
      const moved = await this.lifeCycles.tryMove(tx, 'hold', 'lift', hold.id, { ...scopeOf(hold), patch, events });
      if (moved) this.tell(tx, 'hold.lifted', hold);
    }
  }

  /** Releases a hold for a reason, or lets it expire without one; leaves alone what has ended meanwhile. */
  async end(tx: Tx, hold: HoldFacts, reason: HoldEndReason | null): Promise<boolean> {
    const name = reason === null ? 'hold.expired' : 'hold.released';
    const moved = await this.lifeCycles.tryMove(tx, 'hold', reason === null ? 'expire' : 'release', hold.id, {
      ...scopeOf(hold),
      patch: { ended_at: 'now', end_reason: reason },
      ...(reason === null ? {} : { reason }),
      events: () => [{ name, payload: { holdId: hold.id } }],
    });
    if (moved) this.tell(tx, name, hold);
    return moved !== null;
  }

  /** Tells the browsers of both sides. */
  tell(tx: Tx, type: string, hold: Pick<HoldFacts, 'id' | 'shootId' | 'personId'>): void {
    this.events.live(tx, type, hold.id, [`shoot:${hold.shootId}`, `person:${hold.personId}`]);
  }

  private async convert(tx: Tx, hold: HoldFacts, offerId: string): Promise<void> {
    await this.lifeCycles.move(tx, 'hold', 'convert', hold.id, {
      ...scopeOf(hold),
      patch: { offer_id: offerId, ended_at: 'now' },
      after: { offerId },
      events: () => [{ name: 'hold.converted', payload: { holdId: hold.id, offerId } }],
    });
    this.tell(tx, 'hold.converted', hold);
  }

  private async challenge(tx: Tx, hold: HoldFacts, offerId: string, endsAt: Date): Promise<void> {
    const holdId = hold.id;
    const moved = await this.lifeCycles.tryMove(tx, 'hold', 'challenge', holdId, {
      ...scopeOf(hold),
      patch: { challenged_at: 'now', challenge_ends_at: endsAt, challenged_by: offerId },
      after: { offerId },
      events: () => [{ name: 'hold.challenged', payload: { holdId, offerId, endsAt: endsAt.toISOString() } }],
    });
    if (moved) this.tell(tx, 'hold.challenged', hold);
  }

  /** In order of their ids, as everybody takes them. */
  private async endAll(
    tx: Tx,
    holds: readonly HoldFacts[],
    reasonOf: (hold: HoldFacts) => HoldEndReason,
  ): Promise<void> {
    for (const hold of holds) await this.end(tx, hold, hold.over ? null : reasonOf(hold));
  }
}

/** A slot may be offered to several people at once: a hold is met by the offer to its own person alone. */
function keyOf({ slotId, personId }: HeldPair): string {
  return `${slotId} ${personId}`;
}

/** When a hold that comes before an offer is over: its challenge's end, which may run already. */
function endOfChallenge(hold: HoldFacts, now: Date): Date {
  return hold.challengeEndsAt ?? challengeEnd(now, hold.expiresAt);
}

function scopeOf({ companyId, shootId }: HoldFacts): { companyId: string; shootId: string } {
  return { companyId, shootId };
}
