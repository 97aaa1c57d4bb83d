import { Module } from '@nestjs/common';
import { Clashes } from './clashes.service';
import { MonthService } from './month.service';

/** People's months, and what fits into them. */
@Module({ providers: [Clashes, MonthService], exports: [Clashes, MonthService] })
export class MonthModule {}
