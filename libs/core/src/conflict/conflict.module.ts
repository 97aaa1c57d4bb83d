import { Module } from '@nestjs/common';
import { Conflicts } from './conflicts.service';

/** What stands between a shoot and the people whom it has booked, asked or holds. */
@Module({ providers: [Conflicts], exports: [Conflicts] })
export class ConflictModule {}
