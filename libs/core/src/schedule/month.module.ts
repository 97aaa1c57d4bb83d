import { Module } from '@nestjs/common';
import { MonthService } from './month.service';

/** People's months. */
@Module({ providers: [MonthService], exports: [MonthService] })
export class MonthModule {}
