import { Module } from '@nestjs/common';
import { MatchingModule } from '../matching/matching.module';
import { ProposalChoice } from './proposal-choice.service';
import { QuestionEngine } from './question-engine';
import { QuestionGate } from './question-gate';
import { WhatIfs } from './what-ifs.service';
import { WhyNots } from './why-nots.service';

/** What producers ask of the engine while they look: why not her, and what if. */
@Module({
  imports: [MatchingModule],
  providers: [ProposalChoice, QuestionEngine, QuestionGate, WhatIfs, WhyNots],
  exports: [ProposalChoice, WhatIfs, WhyNots],
})
export class QuestionModule {}
