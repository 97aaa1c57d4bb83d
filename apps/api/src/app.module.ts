import { DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, Reflector } from '@nestjs/core';
import { StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { AppConfig } from '@callboard/config';
import {
  AnnouncementModule,
  AdminAccountModule,
  AdminShootModule,
  AttendanceModule,
  AuditModule,
  BookingModule,
  CompanyModule,
  ConflictModule,
  ContactModule,
  DeadLetterModule,
  DemoModule,
  FitModule,
  HoldModule,
  KernelModule,
  MatchingModule,
  OfferModule,
  ReserveModule,
  RosterModule,
  ApplicationModule,
  BackfillModule,
  BlockModule,
  BoardModule,
  MonthModule,
  NotificationModule,
  PostingModule,
  ProfileModule,
  QuestionModule,
  ShootModule,
} from '@callboard/core';
import { DatabaseModule } from '@callboard/database';
import { createLoggerModule, ObservabilityModule } from '@callboard/observability';
import { AuthModule } from './auth/auth.module';
import { ConfigModule } from './config.module';
import { AccountController } from './controllers/account.controller';
import { AdminAccountController } from './controllers/admin-account.controller';
import { AdminCompanyController } from './controllers/admin-company.controller';
import { AttendanceController } from './controllers/attendance.controller';
import { ConflictController } from './controllers/conflict.controller';
import { AuditController } from './controllers/audit.controller';
import { AuthController } from './controllers/auth.controller';
import { BookingEndingController } from './controllers/booking-ending.controller';
import { CancellationController } from './controllers/cancellation.controller';
import { CompanyBlockController } from './controllers/company-block.controller';
import { CompanyController } from './controllers/company.controller';
import { DeadLetterController } from './controllers/dead-letter.controller';
import { GapOverrideController } from './controllers/gap-override.controller';
import { DeliveryController } from './controllers/delivery.controller';
import { DemoController } from './controllers/demo.controller';
import { MemberController } from './controllers/member.controller';
import { AdminMarketController } from './controllers/admin-market.controller';
import { AdminOverviewController } from './controllers/admin-overview.controller';
import { AdminShootController } from './controllers/admin-shoot.controller';
import { BookingController } from './controllers/booking.controller';
import { MatchController } from './controllers/match.controller';
import { HoldController } from './controllers/hold.controller';
import { MyBlockController } from './controllers/my-block.controller';
import { MyHoldController } from './controllers/my-hold.controller';
import { MyOfferController } from './controllers/my-offer.controller';
import { OfferController } from './controllers/offer.controller';
import { ProposalController } from './controllers/proposal.controller';
import { RosterController } from './controllers/roster.controller';
import { ApplicationController } from './controllers/application.controller';
import { BackfillController } from './controllers/backfill.controller';
import { BoardController } from './controllers/board.controller';
import { MonthController } from './controllers/month.controller';
import { NotificationController } from './controllers/notification.controller';
import { PostingController } from './controllers/posting.controller';
import { ProductionController } from './controllers/production.controller';
import { ProfileController } from './controllers/profile.controller';
import { QuestionController } from './controllers/question.controller';
import { ReferenceController } from './controllers/reference.controller';
import { AnnouncementController } from './controllers/announcement.controller';
import { ReserveController } from './controllers/reserve.controller';
import { ShootController } from './controllers/shoot.controller';
import { FitController } from './controllers/fit.controller';
import { HealthController } from './health/health.controller';
import { IdempotencyInterceptor } from './http/idempotency.interceptor';
import { ProblemFilter } from './http/problem.filter';
import { VersionTagInterceptor } from './http/version-tag.interceptor';
import { LiveController } from './live/live.controller';
import { Farewell } from './http/farewell';
import { LiveHub } from './live/live-hub';

/** Every feature of core. */
const FEATURES = [
  AdminAccountModule,
  AdminShootModule,
  ApplicationModule,
  AnnouncementModule,
  AttendanceModule,
  AuditModule,
  BackfillModule,
  BlockModule,
  BoardModule,
  BookingModule,
  CompanyModule,
  ConflictModule,
  ContactModule,
  DeadLetterModule,
  DemoModule,
  FitModule,
  HoldModule,
  MatchingModule,
  MonthModule,
  NotificationModule,
  OfferModule,
  PostingModule,
  ProfileModule,
  QuestionModule,
  ReserveModule,
  RosterModule,
  ShootModule,
];

const CONTROLLERS = [
  AccountController,
  AdminAccountController,
  AdminCompanyController,
  AdminMarketController,
  AdminOverviewController,
  AdminShootController,
  ApplicationController,
  AttendanceController,
  AuditController,
  AuthController,
  BackfillController,
  BoardController,
  BookingController,
  BookingEndingController,
  CancellationController,
  CompanyBlockController,
  CompanyController,
  ConflictController,
  DeadLetterController,
  DeliveryController,
  GapOverrideController,
  DemoController,
  FitController,
  HealthController,
  HoldController,
  LiveController,
  MatchController,
  MemberController,
  MonthController,
  MyBlockController,
  MyHoldController,
  MyOfferController,
  NotificationController,
  OfferController,
  PostingController,
  ProductionController,
  ProfileController,
  ProposalController,
  QuestionController,
  ReferenceController,
  AnnouncementController,
  ReserveController,
  RosterController,
  ShootController,
];

/** The HTTP face: every feature's controllers over core, and what stands in front of them. */
@Module({})
export class ApiModule {
  static forRoot(config: AppConfig, connect = true): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        ConfigModule.forRoot(config),
        createLoggerModule({ service: 'api', level: config.log.level }),
        ObservabilityModule,
        DatabaseModule.forRoot(
          {
            url: config.database.url,
            poolSize: config.database.poolSize,
            ssl: config.database.ssl,
            applicationName: 'callboard api',
          },
          connect,
        ),
        KernelModule,
        AuthModule,
        ...FEATURES,
      ],
      controllers: CONTROLLERS,
      providers: [
        Farewell,
        LiveHub,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: VersionTagInterceptor },
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
