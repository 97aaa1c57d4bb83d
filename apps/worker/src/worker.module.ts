import { DynamicModule, Module } from '@nestjs/common';
import { AdaptersModule } from '@callboard/adapters';
import { AppConfig, CONFIG } from '@callboard/config';
import {
  AttendanceModule,
  BackfillModule,
  HoldModule,
  DeliveryModule,
  KernelModule,
  MatchingModule,
  OfferModule,
  OutboxWork,
  ShootModule,
  shouldRetryJob,
} from '@callboard/core';
import { DatabaseModule } from '@callboard/database';
import { createLoggerModule, ObservabilityModule } from '@callboard/observability';
import { QueueModule } from '@callboard/queue';
import { ConfigModule } from './config.module';
import { AttendanceProcessor } from './processors/attendance.processor';
import { LifecycleProcessor } from './processors/lifecycle.processor';
import { MatchingProcessor } from './processors/matching.processor';
import { NotificationProcessor } from './processors/notification.processor';
import { SystemProcessor } from './processors/system.processor';
import { Clockwork } from './relay/clockwork';
import { OutboxRelay } from './relay/outbox-relay';
import { Watchdog } from './relay/watchdog';

/** What runs behind the API: processors over core, the outbox relay and the clockwork. */
@Module({})
export class WorkerModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        ConfigModule.forRoot(config),
        createLoggerModule({ service: 'worker', level: config.log.level }),
        ObservabilityModule,
        DatabaseModule.forRoot({
          url: config.database.url,
          poolSize: config.database.poolSize,
          ssl: config.database.ssl,
          applicationName: 'callboard worker',
        }),
        AttendanceModule,
        BackfillModule,
        AdaptersModule.forRoot({
          dataFolder: config.data.folder,
          smtpUrl: config.mail.smtpUrl,
          mailFrom: config.mail.from,
        }),
        DeliveryModule,
        KernelModule,
        MatchingModule,
        HoldModule,
        OfferModule,
        ShootModule,
        QueueModule.forRootAsync({
          inject: [CONFIG, OutboxWork],
          useFactory: (settings: AppConfig, work: OutboxWork) => ({
            databaseUrl: settings.database.url,
            redisUrl: settings.queue.redisUrl,
            namespace: settings.queue.prefix,
            consumer: {
              shouldRetry: shouldRetryJob,
              onDead: async ({ outboxId, requestId, reason, attempts }) => {
                if (outboxId) await work.bury({ outboxId, requestId: requestId ?? null }, reason, attempts);
              },
            },
          }),
        }),
      ],
      providers: [
        AttendanceProcessor,
        LifecycleProcessor,
        MatchingProcessor,
        NotificationProcessor,
        SystemProcessor,
        OutboxRelay,
        Clockwork,
        Watchdog,
      ],
    };
  }
}
