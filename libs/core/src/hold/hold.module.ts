import { Module } from '@nestjs/common';
import { OfferModule } from '../offer/offer.module';
import { HoldExpiry } from './hold-expiry.service';
import { HoldKeeperModule } from './hold-keeper.module';
import { HoldPlacing } from './hold-placing.service';
import { Holds } from './holds.service';
import { MyHolds } from './my-holds.service';

/** Holds: first rights on people's days, ranked, with a clock, challenged by firm offers of others. */
@Module({
  imports: [HoldKeeperModule, OfferModule],
  providers: [HoldExpiry, HoldPlacing, Holds, MyHolds],
  exports: [HoldExpiry, Holds, MyHolds],
})
export class HoldModule {}
