import { Module } from '@nestjs/common';
import { BoardService } from './board.service';

/** The public board. */
@Module({ providers: [BoardService], exports: [BoardService] })
export class BoardModule {}
