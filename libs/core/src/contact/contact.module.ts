import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module';
import { Phones } from './phones.service';

/** Reaching people by phone. */
@Module({ imports: [AccountModule], providers: [Phones], exports: [Phones] })
export class ContactModule {}
