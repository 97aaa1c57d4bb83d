import { Module } from '@nestjs/common';
import { BookingEnding } from './booking-ending.service';
import { BookingMoves } from './booking-moves.service';
import { Bookings } from './bookings.service';

/** Firm bookings as their people see them, and how they are called off. */
@Module({ providers: [BookingEnding, BookingMoves, Bookings], exports: [BookingEnding, Bookings] })
export class BookingModule {}
