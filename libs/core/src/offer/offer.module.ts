import { Module } from '@nestjs/common';
import { ApplicationModule } from '../application/application.module';
import { HoldKeeperModule } from '../hold/hold-keeper.module';
import { BackfillEnding } from '../backfill/backfill-ending.service';
import { MatchingModule } from '../matching/matching.module';
import { MonthModule } from '../schedule/month.module';
import { ReserveModule } from '../reserve/reserve.module';
import { AutoAsk } from './auto-ask.service';
import { BookingMaker } from './booking-maker.service';
import { CounterAnswers } from './counter-answers.service';
import { CounterProposals } from './counter-proposals.service';
import { GapOverrideLog } from './gap-override-log.service';
import { GapOverrides } from './gap-overrides.service';
import { DirectSender } from './direct-sender.service';
import { MyOffers } from './my-offers.service';
import { OfferEnding } from './offer-ending.service';
import { OfferExpiry } from './offer-expiry.service';
import { OfferInbox } from './offer-inbox.service';
import { OfferSender } from './offer-sender.service';
import { Offers } from './offers.service';
import { PostingSettle } from './posting-settle.service';
import { ProposalSending } from './proposal-sending.service';

/** Offers from the wish to send them to the booking, and what follows when they come to nothing. */
@Module({
  imports: [ApplicationModule, HoldKeeperModule, MatchingModule, MonthModule, ReserveModule],
  providers: [
    AutoAsk,
    BackfillEnding,
    BookingMaker,
    CounterAnswers,
    CounterProposals,
    DirectSender,
    GapOverrideLog,
    GapOverrides,
    MyOffers,
    OfferEnding,
    OfferExpiry,
    OfferInbox,
    OfferSender,
    Offers,
    PostingSettle,
    ProposalSending,
  ],
  exports: [
    AutoAsk,
    CounterAnswers,
    CounterProposals,
    DirectSender,
    GapOverrideLog,
    MyOffers,
    OfferExpiry,
    OfferInbox,
    OfferSender,
    Offers,
    PostingSettle,
  ],
})
export class OfferModule {}
