import { Module } from '@nestjs/common';
import { PersonAdmin } from './person-admin.service';
import { ShootAdmin } from './shoot-admin.service';

/** Every shoot, and any person on any day. */
@Module({ providers: [PersonAdmin, ShootAdmin], exports: [PersonAdmin, ShootAdmin] })
export class AdminShootModule {}
