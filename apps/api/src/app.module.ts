import { DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, Reflector } from '@nestjs/core';
import { StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { AppConfig } from '@callboard/config';
import { AdminAccountModule, AuditModule, CompanyModule, DemoModule, KernelModule } from '@callboard/core';
import { DatabaseModule } from '@callboard/database';
import { createLoggerModule, ObservabilityModule } from '@callboard/observability';
import { AuthModule } from './auth/auth.module';
import { ConfigModule } from './config.module';
import { AdminAccountController } from './controllers/admin-account.controller';
import { AdminCompanyController } from './controllers/admin-company.controller';
import { AuditController } from './controllers/audit.controller';
import { AuthController } from './controllers/auth.controller';
import { CompanyController } from './controllers/company.controller';
import { MemberController } from './controllers/member.controller';
import { HealthController } from './health/health.controller';
import { IdempotencyInterceptor } from './http/idempotency.interceptor';
import { ProblemFilter } from './http/problem.filter';
import { LiveController } from './live/live.controller';
import { LiveHub } from './live/live-hub';
import { HomeController } from './page/home.controller';

/** The HTTP face: every feature's controllers over core, and what stands in front of them. */
@Module({})
export class ApiModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        ConfigModule.forRoot(config),
        createLoggerModule({ service: 'api', level: config.log.level }),
        ObservabilityModule,
        DatabaseModule.forRoot({
          url: config.database.url,
          poolSize: config.database.poolSize,
          ssl: config.database.ssl,
          applicationName: 'callboard api',
        }),
        KernelModule,
        AuthModule,
        AdminAccountModule,
        AuditModule,
        CompanyModule,
        DemoModule,
      ],
      controllers: [
        AdminAccountController,
        AdminCompanyController,
        AuditController,
        AuthController,
        CompanyController,
        HealthController,
        HomeController,
        LiveController,
        MemberController,
      ],
      providers: [
        LiveHub,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        {
          provide: APP_INTERCEPTOR,
          useFactory: (reflector: Reflector) => new StandardSchemaSerializerInterceptor(reflector),
          inject: [Reflector],
        },
      ],
    };
  }
}
