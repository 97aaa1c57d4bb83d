import { Module } from '@nestjs/common';
import { ApplicationModule } from '../application/application.module';
import { BookingModule } from '../booking/booking.module';
import { HoldKeeperModule } from '../hold/hold-keeper.module';
import { BackfillEnding } from '../backfill/backfill-ending.service';
import { PostingModule } from '../posting/posting.module';
import { ProductionService } from './production.service';
import { ReferenceService } from './reference.service';
import { ShootAdvance } from './shoot-advance.service';
import { ShootEndings } from './shoot-endings.service';
import { ShootCloser } from './shoot-closer.service';
import { ShootOpener } from './shoot-opener.service';
import { ShootPublisher } from './shoot-publisher.service';
import { ShootService } from './shoot.service';

const SERVICES = [
  ProductionService,
  ReferenceService,
  ShootAdvance,
  ShootCloser,
  ShootOpener,
  ShootPublisher,
  ShootService,
];

/** Productions and shoots, from draft to wrap. */
@Module({
  imports: [ApplicationModule, BookingModule, HoldKeeperModule, PostingModule],
  providers: [...SERVICES, BackfillEnding, ShootEndings],
  exports: SERVICES,
})
export class ShootModule {}
