import { Module } from '@nestjs/common';
import { ApplicationCloser } from './application-closer.service';
import { ApplicationService } from './application.service';

/** Applications and their ends. */
@Module({ providers: [ApplicationCloser, ApplicationService], exports: [ApplicationCloser, ApplicationService] })
export class ApplicationModule {}
