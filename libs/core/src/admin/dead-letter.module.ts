import { Module } from '@nestjs/common';
import { DeadLetterAdmin } from './dead-letter-admin.service';

/** Work that was given up: to be seen and tried again. */
@Module({ providers: [DeadLetterAdmin], exports: [DeadLetterAdmin] })
export class DeadLetterModule {}
