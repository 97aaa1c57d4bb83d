import { Module } from '@nestjs/common';
import { BookingEnding } from './booking-ending.service';
import { BookingMoves } from './booking-moves.service';
import { Bookings } from './bookings.service';
import { Cancellations } from './cancellations.service';

/** Firm bookings as their people see them, and how they are called off. */
@Module({
  providers: [BookingEnding, BookingMoves, Bookings, Cancellations],
  exports: [BookingEnding, Bookings, Cancellations],
})
export class BookingModule {}
