import { Module } from '@nestjs/common';
import { ProfileService } from './profile.service';

/** People's profiles and calendars. */
@Module({ providers: [ProfileService], exports: [ProfileService] })
export class ProfileModule {}
