import { Module } from '@nestjs/common';
import { DemoService } from './demo.service';

/** Whether this is a demo, for the first page. */
@Module({ providers: [DemoService], exports: [DemoService] })
export class DemoModule {}
