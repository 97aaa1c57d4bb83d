import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module';
import { CompanyService } from './company.service';
import { MemberService } from './member.service';

/** Companies and who belongs to them. */
@Module({
  imports: [AccountModule],
  providers: [CompanyService, MemberService],
  exports: [CompanyService, MemberService],
})
export class CompanyModule {}
