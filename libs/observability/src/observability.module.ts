import { Global, Module } from '@nestjs/common';
import { Metrics } from './metrics';

/** One registry of metrics a process. */
@Global()
@Module({ providers: [Metrics], exports: [Metrics] })
export class ObservabilityModule {}
