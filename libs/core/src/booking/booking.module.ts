import { Module } from '@nestjs/common';
import { Bookings } from './bookings.service';

/** Firm bookings as their people see them. */
@Module({ providers: [Bookings], exports: [Bookings] })
export class BookingModule {}
