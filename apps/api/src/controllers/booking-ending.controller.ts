import { Body, Controller, Param, Post } from '@nestjs/common';
import {
  calledOff,
  CancelBooking,
  cancelBooking,
  DropOut,
  dropOut,
  idParam,
  NoShow,
  noShow,
} from '@callboard/contracts/http';
import { BookingEnding, Call, CancelWish, DropOutWish } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';

const bookingParam = idParam('bookingId');
type BookingParam = { bookingId: string };

@Controller('api/v1')
export class BookingEndingController {
  constructor(private readonly ending: BookingEnding) {}

  @Post('me/bookings/:bookingId/drop-out')
  @Route({
    access: 'account',
    idempotent: true,
    summary: 'I cannot come, or cannot go on: my days are free and the place is refilled',
    answer: calledOff,
  })
  async dropOut(
    @Caller() call: Call,
    @Param({ schema: bookingParam }) { bookingId }: BookingParam,
    @Body({ schema: dropOut }) body: DropOut,
  ): Promise<object> {
    return this.ending.dropOut(call, bookingId, body as DropOutWish);
  }

  @Post('bookings/:bookingId/cancel')
  @Route({
    access: 'account',
    idempotent: true,
    summary: 'Cancel a booking: what the company owes for it is written down',
    answer: calledOff,
  })
  async cancel(
    @Caller() call: Call,
    @Param({ schema: bookingParam }) { bookingId }: BookingParam,
    @Body({ schema: cancelBooking }) body: CancelBooking,
  ): Promise<object> {
    return this.ending.cancel(call, bookingId, body as CancelWish);
  }

  @Post('bookings/:bookingId/no-show')
  @Route({ access: 'account', idempotent: true, summary: 'The person has not come', answer: calledOff })
  async noShow(
    @Caller() call: Call,
    @Param({ schema: bookingParam }) { bookingId }: BookingParam,
    @Body({ schema: noShow }) body: NoShow,
  ): Promise<object> {
    return this.ending.noShow(call, bookingId, body);
  }
}
