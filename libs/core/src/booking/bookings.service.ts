import { Injectable } from '@nestjs/common';
import { BookingRepository, BookingRow, Transactions } from '@callboard/database';
import { addDays, Day, dayIn, daysBetween, DomainError } from '@callboard/domain';
import { Call, contextOf } from '../kernel/actor';

export type { BookingRow } from '@callboard/database';

/** Where the days of somebody without a shoot at hand are counted. */
const HOME_ZONE = 'Asia/Shanghai';
/** Days before and after today that a list shows without a wish. */
const BACK_DAYS = 31;
const AHEAD_DAYS = 184;
/** The longest stretch that may be asked for. */
const MAX_DAYS = 400;

/** Days asked for; both ends are optional. */
export interface DayWish {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

/** The stretch of days of a wish. Throws `span.reversed`, or `request.invalid` for more than 400 days. */
export function stretchOf(wish: DayWish): { from: Day; to: Day } {
  const today = dayIn(HOME_ZONE, new Date());
  const from = wish.from ?? addDays(wish.to && wish.to < today ? wish.to : today, -BACK_DAYS);
  const to = wish.to ?? addDays(from > today ? from : today, AHEAD_DAYS);
  if (to < from) throw new DomainError('span.reversed', { first: from, last: to });
  if (daysBetween(from, to) > MAX_DAYS) throw new DomainError('request.invalid', { fields: 'to' });
  return { from, to };
}

/** A person's own bookings. */
@Injectable()
export class Bookings {
  constructor(
    private readonly transactions: Transactions,
    private readonly bookings: BookingRepository,
  ) {}

  /** The caller's bookings that touch the days asked for, in order of time. */
  async mine(call: Call, wish: DayWish): Promise<BookingRow[]> {
    const { from, to } = stretchOf(wish);
    return this.transactions.read(contextOf(call), (tx) => this.bookings.ofPerson(tx, call.actor.personId, from, to));
  }

  /** One of the caller's bookings with its frozen terms. */
  async one(call: Call, bookingId: string): Promise<BookingRow> {
    return this.transactions.read(contextOf(call), async (tx) => {
      const booking = await this.bookings.oneOfPerson(tx, call.actor.personId, bookingId);
      if (!booking) throw new DomainError('notFound');
      return booking;
    });
  }
}
