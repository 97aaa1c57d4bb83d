import { Injectable } from '@nestjs/common';
import { CalendarBooking, CalendarHold, CalendarOffer, MonthRepository, Transactions } from '@callboard/database';
import { addDays } from '@callboard/domain';
import { monthSpan, MonthStrip, monthStrip } from '@callboard/scheduling';
import { Call, contextOf } from '../kernel/actor';
import { gapPolicyOf } from './gap-policy';

/** A person's month: what is firm, what is asked, and what lies between. */
export interface MonthView {
  readonly strip: MonthStrip;
  readonly bookings: readonly CalendarBooking[];
  readonly holds: readonly CalendarHold[];
  readonly offers: readonly CalendarOffer[];
  /** What the firm bookings pay for their days in this month. */
  readonly firmIncomeFen: number;
}

/** Bookings so near to the month may throw rest or travel into it. */
const NEAR_DAYS = 14;

/** A person's own calendar by month. */
@Injectable()
export class MonthService {
  constructor(
    private readonly transactions: Transactions,
    private readonly calendar: MonthRepository,
  ) {}

  /** The caller's month `YYYY-MM`; throws `day.invalid` for one that does not exist. */
  async month(call: Call, month: string): Promise<MonthView> {
    const within = monthSpan(month);
    const wide = { first: addDays(within.first, -NEAR_DAYS), last: addDays(within.last, NEAR_DAYS) };
    return this.transactions.read(contextOf(call), async (tx) => {
      const { personId } = call.actor;
      const near = await this.calendar.bookings(tx, personId, wide);
      const holds = await this.calendar.liveHolds(tx, personId, within);
      const offers = await this.calendar.liveOffers(tx, personId, within);
      const strip = monthStrip({
        month,
        bookings: near.map((booking) => ({ ...booking, base: booking.baseId })),
        holds,
        offers,
        policy: gapPolicyOf(await this.calendar.gapPolicy(tx)),
      });
      const inMonth = (day: string): boolean => within.first <= day && day <= within.last;
      const bookings = near.filter(({ span }) => span.first <= within.last && span.last >= within.first);
      const firmIncomeFen = bookings.reduce((sum, { payFen, days }) => sum + payFen * days.filter(inMonth).length, 0);
      return { strip, bookings, holds, offers, firmIncomeFen };
    });
  }
}
