import { Controller, Get, Param, Query } from '@nestjs/common';
import { fitQuery, fittingPeople, fittingPostings, idParam, jobFit } from '@callboard/contracts/http';
import { Call, FitQuestions, JobFits } from '@callboard/core';
import { z } from 'zod';
import { Caller } from '../http/caller';
import { Route } from '../http/route';
import { clashAnswer } from './clash-answer';
import { freshAnswer, shownPosting, scoredAnswer } from './fit-answer';

const MOST = 50;
const postingParam = idParam('postingId');
type PostingParam = z.infer<typeof postingParam>;
type Query50 = z.infer<typeof fitQuery>;

@Controller('api/v1')
export class FitController {
  constructor(
    private readonly questions: FitQuestions,
    private readonly fits: JobFits,
  ) {}

  @Get('postings/:postingId/people')
  @Route({
    access: 'account',
    summary: 'The best people for the first open place of a posting, from the index, with how old that is',
    answer: fittingPeople,
  })
  async people(
    @Caller() call: Call,
    @Param({ schema: postingParam }) { postingId }: PostingParam,
    @Query({ schema: fitQuery }) { limit = MOST }: Query50,
  ): Promise<z.infer<typeof fittingPeople>> {
    const found = await this.questions.peopleFor(call, postingId, limit);
    const items = found.items.map((match) => ({ person: match.card, ...scoredAnswer(match) }));
    return { ...freshAnswer(found), slotId: found.slotId, items };
  }

  @Get('me/fitting-postings')
  @Route({
    access: 'account',
    summary: 'The best postings on the board for the caller, from the index, with how old that is',
    answer: fittingPostings,
  })
  async postings(
    @Caller() call: Call,
    @Query({ schema: fitQuery }) { limit = MOST }: Query50,
  ): Promise<z.infer<typeof fittingPostings>> {
    const found = await this.questions.postingsFor(call, limit);
    const items = found.items.map((match) => ({ ...shownPosting(match.shown), ...scoredAnswer(match) }));
    return { ...freshAnswer(found), items };
  }

  @Get('board/postings/:postingId/fit')
  @Route({
    access: 'account',
    summary: 'Why a posting of the board fits the caller, or what keeps her from it and what she can change; as of now',
    answer: jobFit,
  })
  async fit(
    @Caller() call: Call,
    @Param({ schema: postingParam }) { postingId }: PostingParam,
  ): Promise<z.infer<typeof jobFit>> {
    const checkedAt = new Date().toISOString();
    const { open, fits, match, obstacles } = await this.fits.of(call, postingId);
    return {
      checkedAt,
      open,
      fits,
      why: match && scoredAnswer(match),
      obstacles: obstacles.map(({ change, ...obstacle }) => ({
        ...obstacle,
        change: change && { ...change, days: [...change.days], clashes: change.clashes.map(clashAnswer) },
      })),
    };
  }
}
