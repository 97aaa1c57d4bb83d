import { Module } from '@nestjs/common';
import { ApplicationModule } from '../application/application.module';
import { HoldKeeperModule } from '../hold/hold-keeper.module';
import { PostingSettle } from '../offer/posting-settle.service';
import { CrewBuilder } from './crew-builder.service';
import { PostingService } from './posting.service';
import { PostingSlots } from './posting-slots.service';
import { PostingTrail } from './posting-trail.service';

/** Postings and their slots. */
@Module({
  imports: [ApplicationModule, HoldKeeperModule],
  providers: [CrewBuilder, PostingService, PostingSettle, PostingSlots, PostingTrail],
  exports: [CrewBuilder, PostingService],
})
export class PostingModule {}
