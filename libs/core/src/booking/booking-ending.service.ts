import { Injectable } from '@nestjs/common';
import {
  AccessRepository,
  BookingFacts,
  CancellationRecord,
  CancellationRepository,
  OfferRepository,
  Transactions,
  Tx,
} from '@callboard/database';
import { CancellationKind, CancelReason, Day, DomainError, DropOutReason } from '@callboard/domain';
import { Access } from '../access/access.service';
import { Call, contextOf } from '../kernel/actor';
import { LifeCycles } from '../kernel/lifecycle.service';
import { BookingMoves } from './booking-moves.service';
import { recordOf } from './cancellation-record';
import { shootLosses } from './shoot-losses';

/** How somebody calls a booking off. */
interface OffWish<R> {
  readonly reason: R;
  /** The first day that is not worked; needed once the first day of the booking has come, else all days are given back. */
  readonly fromDay?: Day | undefined;
}

export type DropOutWish = OffWish<DropOutReason>;

/** How a company calls a booking off. */
export interface CancelWish extends OffWish<CancelReason> {
  /** Whether others are asked at once. */
  readonly refill: boolean;
}

/** What came of it. */
export interface CalledOff {
  readonly cancellationId: string;
  readonly bookingId: string;
  readonly kind: CancellationKind;
  readonly reason: string;
  readonly firstLostDay: Day;
  readonly lostDays: number;
  readonly workedDays: number;
  readonly late: boolean;
  readonly counted: boolean;
  readonly owedFen: number;
  readonly owedRule: CancellationRecord['owedRule'];
  /** The place that is free now. */
  readonly slotId: string;
}

/** Calls bookings off: who drops out is released at once, what a company owes is written down, and the place is free. */
@Injectable()
export class BookingEnding {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly shoots: AccessRepository,
    private readonly offers: OfferRepository,
    private readonly cancellations: CancellationRepository,
    private readonly moves: BookingMoves,
    private readonly lifeCycles: LifeCycles,
  ) {}

  /**
   * The caller cannot come, or cannot go on. Throws `booking.fromDayNeeded` once her days have begun, `booking.fromDay`
   * for a day that is not one of hers or is over, `state.conflict` for a booking that has ended.
   */
  async dropOut(call: Call, bookingId: string, wish: DropOutWish): Promise<CalledOff> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const seen = await this.cancellations.facts(tx, bookingId);
      if (seen?.personId !== call.actor.personId) throw new DomainError('notFound');
      await this.shoots.shootScope(tx, seen.shootId, 'share');
      const facts = await this.lock(tx, seen);
      return this.end(tx, call, facts, { kind: 'person', reason: wish.reason, from: firstLost(facts, wish.fromDay) });
    });
  }

  /** The company does without the person. Throws as {@link BookingEnding.dropOut} does. */
  async cancel(call: Call, bookingId: string, wish: CancelWish): Promise<CalledOff> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const facts = await this.ofCompany(tx, call, bookingId);
      const from = firstLost(facts, wish.fromDay);
      return this.end(tx, call, facts, { kind: 'company', reason: wish.reason, from }, wish.refill);
    });
  }

  /**
   * The person has not come: from today on her days are free. Throws `booking.notBegun` before the first day, and
   * `booking.over` after the last.
   */
  async noShow(call: Call, bookingId: string, wish: { readonly refill: boolean }): Promise<CalledOff> {
    return this.transactions.run(contextOf(call), async (tx) => {
      const facts = await this.ofCompany(tx, call, bookingId);
      if (facts.today < facts.days[0]!) throw new DomainError('booking.notBegun');
      const from = facts.days.find((day) => day >= facts.today);
      if (!from) throw new DomainError('booking.over');
      return this.end(tx, call, facts, { kind: 'no_show', reason: 'no_show', from }, wish.refill);
    });
  }

  /**
   * Calls off all that is still to come of the bookings of a shoot that is cancelled, as the company's doing. A day whose
   * call has come is worked, and stays. The caller has locked the shoot and its places.
   */
  async cancelWithShoot(
    tx: Tx,
    shootId: string,
    bookings: readonly { readonly id: string; readonly personId: string }[],
  ): Promise<void> {
    if (bookings.length === 0) return;
    await this.offers.lockPeople(tx, [...new Set(bookings.map(({ personId }) => personId))]);
    const all = await this.cancellations.factsOf(
      tx,
      bookings.map(({ id }) => id),
    );
    for (const { facts, off } of await shootLosses(tx, this.cancellations, all)) {
      if (off) await this.moves.callOff(tx, facts, off.record, { ...off, refill: null });
      else {
        const scope = { companyId: facts.companyId, shootId, patch: { ended_at: 'now' as const } };
        await this.lifeCycles.move(tx, 'booking', 'complete', facts.bookingId, scope);
      }
    }
  }

  private async ofCompany(tx: Tx, call: Call, bookingId: string): Promise<BookingFacts> {
    const seen = await this.cancellations.facts(tx, bookingId);
    if (!seen) throw new DomainError('notFound');
    await this.access.posting(tx, call.actor, seen.postingId, 'offer.send', 'share');
    return this.lock(tx, seen);
  }

  private async lock(tx: Tx, { slotId, personId, bookingId }: BookingFacts): Promise<BookingFacts> {
    await this.offers.lockSlots(tx, [slotId]);
    await this.offers.lockPeople(tx, [personId]);
    const facts = (await this.cancellations.facts(tx, bookingId))!;
    const { state } = facts;
    if (state === 'confirmed' || state === 'reconfirming') return facts;
    throw new DomainError('state.conflict', { subject: 'booking', event: 'callOff', state });
  }

  private async end(
    tx: Tx,
    call: Call,
    facts: BookingFacts,
    off: { readonly kind: CancellationKind; readonly reason: string; readonly from: Day },
    refill = true,
  ): Promise<CalledOff> {
    const { kind, reason, from } = off;
    const worked = facts.days.filter((day) => day < from);
    const lost = facts.days.filter((day) => day >= from);
    const hoursToLoss = await this.cancellations.hoursTo(tx, facts.shootId, from);
    const record = recordOf(facts, { kind, reason, worked, lost, hoursToLoss, byAccount: call.actor.accountId });
    const slotId = await this.moves.callOff(tx, facts, record, { worked, lost, hoursToLoss, refill });
    const { id: cancellationId, shootId: _, personId: __, byAccount: ___, ...shown } = record;
    return { cancellationId, ...shown, slotId };
  }
}

/** The first day that is not worked. */
function firstLost({ days, today }: BookingFacts, wish: Day | undefined): Day {
  if (wish === undefined) {
    if (today >= days[0]!) throw new DomainError('booking.fromDayNeeded');
    return days[0]!;
  }
  if (wish < today || !days.includes(wish)) throw new DomainError('booking.fromDay', { day: wish });
  return wish;
}
