import { Module } from '@nestjs/common';
import { ApplicationModule } from '../application/application.module';
import { MatchingModule } from '../matching/matching.module';
import { MonthModule } from '../schedule/month.module';
import { BookingMaker } from './booking-maker.service';
import { MyOffers } from './my-offers.service';
import { OfferEnding } from './offer-ending.service';
import { OfferExpiry } from './offer-expiry.service';
import { OfferInbox } from './offer-inbox.service';
import { OfferSender } from './offer-sender.service';
import { Offers } from './offers.service';
import { PostingSettle } from './posting-settle.service';
import { SlotRanking } from './slot-ranking.service';
import { SlotRefill } from './slot-refill.service';

/** Offers from the wish to send them to the booking, and what follows when they come to nothing. */
@Module({
  imports: [ApplicationModule, MatchingModule, MonthModule],
  providers: [
    BookingMaker,
    MyOffers,
    OfferEnding,
    OfferExpiry,
    OfferInbox,
    OfferSender,
    Offers,
    PostingSettle,
    SlotRanking,
    SlotRefill,
  ],
  exports: [MyOffers, OfferExpiry, OfferInbox, Offers, PostingSettle, SlotRefill],
})
export class OfferModule {}
