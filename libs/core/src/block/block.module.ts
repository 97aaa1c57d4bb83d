import { Module } from '@nestjs/common';
import { HoldKeeperModule } from '../hold/hold-keeper.module';
import { BlockKeeper } from './block-keeper.service';
import { CompanyBlocks } from './company-blocks.service';
import { MyBlocks } from './my-blocks.service';
import { PairEnding } from './pair-ending.service';

/** Either side may want nothing to do with the other, silently. */
@Module({
  imports: [HoldKeeperModule],
  providers: [BlockKeeper, CompanyBlocks, MyBlocks, PairEnding],
  exports: [CompanyBlocks, MyBlocks],
})
export class BlockModule {}
