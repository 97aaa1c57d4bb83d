import { Module } from '@nestjs/common';
import { OverviewAdmin } from './overview-admin.service';
import { PersonAdmin } from './person-admin.service';
import { ShootAdmin } from './shoot-admin.service';

/** The market as a whole, every shoot, and any person on any day. */
@Module({ providers: [OverviewAdmin, PersonAdmin, ShootAdmin], exports: [OverviewAdmin, PersonAdmin, ShootAdmin] })
export class AdminShootModule {}
