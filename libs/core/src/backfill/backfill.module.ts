import { Module } from '@nestjs/common';
import { MatchingModule } from '../matching/matching.module';
import { OfferModule } from '../offer/offer.module';
import { BackfillEnding } from './backfill-ending.service';
import { BackfillLines } from './backfill-lines.service';
import { BackfillRound } from './backfill-round.service';
import { BackfillStep } from './backfill-step.service';
import { BackfillTrail } from './backfill-trail.service';
import { Backfills } from './backfills.service';
import { RefillLocks } from './refill-locks.service';

/** The refilling of places that came free. */
@Module({
  imports: [MatchingModule, OfferModule],
  providers: [BackfillEnding, BackfillLines, BackfillRound, BackfillStep, BackfillTrail, Backfills, RefillLocks],
  exports: [BackfillStep, Backfills],
})
export class BackfillModule {}
