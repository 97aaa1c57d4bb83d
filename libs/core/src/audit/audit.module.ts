import { Module } from '@nestjs/common';
import { AuditTrailService } from './audit-trail.service';

/** Reading the trail. */
@Module({ providers: [AuditTrailService], exports: [AuditTrailService] })
export class AuditModule {}
