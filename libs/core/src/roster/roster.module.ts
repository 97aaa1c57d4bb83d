import { Module } from '@nestjs/common';
import { Rosters } from './roster.service';

/** Who works on which day. */
@Module({ providers: [Rosters], exports: [Rosters] })
export class RosterModule {}
