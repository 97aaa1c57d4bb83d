import { Module } from '@nestjs/common';
import { MatchingModule } from '../matching/matching.module';
import { MonthModule } from '../schedule/month.module';
import { FitBuilder } from './fit-builder.service';
import { FitFollower } from './fit-follower.service';
import { FitLoader } from './fit-loader.service';
import { FitQuestions } from './fit-questions.service';
import { JobFits } from './job-fits.service';

/** Who fits what: the fast questions over an index in memory, and one seeker's question about one posting. */
@Module({
  imports: [MatchingModule, MonthModule],
  providers: [FitBuilder, FitFollower, FitLoader, FitQuestions, JobFits],
  exports: [FitFollower, FitQuestions, JobFits],
})
export class FitModule {}
