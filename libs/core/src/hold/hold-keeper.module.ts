import { Module } from '@nestjs/common';
import { HoldKeeper } from './hold-keeper.service';

/** What offers, bookings and closings need of holds. */
@Module({ providers: [HoldKeeper], exports: [HoldKeeper] })
export class HoldKeeperModule {}
