import { Module } from '@nestjs/common';
import { ReserveEnding } from './reserve-ending.service';
import { Reserves } from './reserves.service';

/** Who stands by for a place. */
@Module({ providers: [ReserveEnding, Reserves], exports: [ReserveEnding, Reserves] })
export class ReserveModule {}
