import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  boardCounts,
  boardCountsQuery,
  boardPage,
  boardPostingPage,
  boardQuery,
  idParam,
} from '@callboard/contracts/http';
import { BoardPostingView, BoardService, Call } from '@callboard/core';
import { z } from 'zod';
import { MaybeCaller } from '../http/caller';
import { Route } from '../http/route';
import { shown } from './board-answer';
import { clashAnswer } from './clash-answer';

const postingParam = idParam('postingId');
type Counts = z.infer<typeof boardCounts>;

function own(mine: BoardPostingView['mine']): z.infer<typeof boardPostingPage>['mine'] {
  return mine && { ...mine, clashes: mine.clashes.map(clashAnswer) };
}

function answered(answering: BoardPostingView['answering']): z.infer<typeof boardPostingPage>['answering'] {
  if (!answering) return null;
  const { applications, answered, medianSeconds } = answering;
  return { applications, answered, medianHours: medianSeconds && Math.max(1, Math.ceil(medianSeconds / 3_600)) };
}

@Controller('api/v1/board')
export class BoardController {
  constructor(private readonly board: BoardService) {}

  @Get('postings')
  @Route({
    access: 'public',
    summary: 'Open postings, filtered and sorted; with `fits` those that I could take on',
    answer: boardPage,
  })
  async search(
    @MaybeCaller() call: Call | null,
    @Query({ schema: boardQuery }) query: z.infer<typeof boardQuery>,
  ): Promise<z.infer<typeof boardPage>> {
    const { sort, cursor, limit, ...filters } = query;
    const page = await this.board.search(call, filters, { sort, cursor, limit });
    return { ...page, items: page.items.map(shown) };
  }

  @Get('counts')
  @Route({ access: 'public', summary: 'How many postings each choice of a filter shows', answer: boardCounts })
  async counts(
    @MaybeCaller() call: Call | null,
    @Query({ schema: boardCountsQuery }) query: z.infer<typeof boardCountsQuery>,
  ): Promise<Counts> {
    const rows = await this.board.counts(call, query);
    const facet = (name: string): Counts['base'] =>
      rows.filter((row) => row.facet === name).map(({ value, count }) => ({ value, count }));
    const hiddenBy = (rule: string): number => facet('hidden').find(({ value }) => value === rule)?.count ?? 0;
    return {
      total: rows.find((row) => row.facet === 'all')?.count ?? 0,
      base: facet('base'),
      department: facet('department'),
      role: facet('role'),
      entry: facet('entry'),
      hidden: query.fits
        ? { clash: hiddenBy('clash'), travel: hiddenBy('travel'), pay: hiddenBy('pay'), role: hiddenBy('role') }
        : null,
    };
  }

  @Get('postings/:postingId')
  @Route({
    access: 'public',
    summary: 'A posting, also a closed one, and how the caller stands to it',
    answer: boardPostingPage,
  })
  async posting(
    @MaybeCaller() call: Call | null,
    @Param({ schema: postingParam }) { postingId }: z.infer<typeof postingParam>,
  ): Promise<z.infer<typeof boardPostingPage>> {
    const { posting, closedReason, alternatives, mine, answering } = await this.board.posting(call, postingId);
    const answer = shown(posting);
    return {
      ...answer,
      company: { ...answer.company, verified: closedReason !== 'unverified' },
      answering: answered(answering),
      open: closedReason === null,
      closedReason,
      alternatives: alternatives.map(shown),
      workDays: [...posting.workDays],
      mine: own(mine),
    };
  }
}
