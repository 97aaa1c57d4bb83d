import { Module } from '@nestjs/common';
import { MonthModule } from '../schedule/month.module';
import { BoardService } from './board.service';

/** The public board. */
@Module({ imports: [MonthModule], providers: [BoardService], exports: [BoardService] })
export class BoardModule {}
