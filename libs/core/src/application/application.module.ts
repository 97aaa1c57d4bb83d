import { Module } from '@nestjs/common';
import { OfferEnding } from '../offer/offer-ending.service';
import { ApplicationCloser } from './application-closer.service';
import { ApplicationService } from './application.service';

/** Applications and their ends. */
@Module({
  providers: [ApplicationCloser, ApplicationService, OfferEnding],
  exports: [ApplicationCloser, ApplicationService],
})
export class ApplicationModule {}
