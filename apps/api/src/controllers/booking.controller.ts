import { Controller, Get, Param, Query } from '@nestjs/common';
import { booking, bookings, idParam, StretchQuery, stretchQuery } from '@callboard/contracts/http';
import { Bookings, Call, DayWish } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';
import { bookingAnswer } from './booking-answer';

@Controller('api/v1/me/bookings')
export class BookingController {
  constructor(private readonly bookings: Bookings) {}

  @Get()
  @Route({ access: 'account', summary: 'My bookings that touch the days asked for', answer: bookings })
  async list(@Caller() call: Call, @Query({ schema: stretchQuery }) query: StretchQuery): Promise<object> {
    return { items: (await this.bookings.mine(call, query as DayWish)).map(bookingAnswer) };
  }

  @Get(':bookingId')
  @Route({ access: 'account', summary: 'A booking of mine with its frozen terms', answer: booking })
  async get(
    @Caller() call: Call,
    @Param({ schema: idParam('bookingId') }) { bookingId }: { bookingId: string },
  ): Promise<object> {
    return bookingAnswer(await this.bookings.one(call, bookingId));
  }
}
