import { Module } from '@nestjs/common';
import { HoldKeeperModule } from '../hold/hold-keeper.module';
import { BackfillEnding } from '../backfill/backfill-ending.service';
import { OfferEnding } from '../offer/offer-ending.service';
import { ApplicationCloser } from './application-closer.service';
import { ApplicationDecisions } from './application-decisions.service';
import { ApplicationService } from './application.service';

/** Applications and their ends. */
@Module({
  imports: [HoldKeeperModule],
  providers: [BackfillEnding, ApplicationCloser, ApplicationDecisions, ApplicationService, OfferEnding],
  exports: [ApplicationCloser, ApplicationDecisions, ApplicationService],
})
export class ApplicationModule {}
