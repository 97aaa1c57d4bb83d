import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module';
import { ShootModule } from '../shoot/shoot.module';
import { AccountAdminService } from './account-admin.service';
import { CompanyReviewService } from './company-review.service';
import { SuspensionService } from './suspension.service';
import { UnmaskService } from './unmask.service';

/** What the platform's own people do with accounts and companies. */
@Module({
  imports: [AccountModule, ShootModule],
  providers: [AccountAdminService, CompanyReviewService, SuspensionService, UnmaskService],
  exports: [AccountAdminService, CompanyReviewService, SuspensionService, UnmaskService],
})
export class AdminAccountModule {}
