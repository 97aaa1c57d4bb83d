import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  application,
  applicationDecision,
  applicationDecisions,
  applicationPage,
  applyToPosting,
  decisionOutcomes,
  idParam,
  myApplicationsQuery,
  receivedApplicationPage,
  receivedApplicationsQuery,
  similarPostings,
} from '@callboard/contracts/http';
import { ApplicationCard, ApplicationDecisions, ApplicationService, BoardService, Call } from '@callboard/core';
import { isMessageCode, message } from '@callboard/messages';
import { z } from 'zod';
import { Caller } from '../http/caller';
import { Route } from '../http/route';
import { shown } from './board-answer';

const applicationParam = idParam('applicationId');
type ApplicationParam = z.infer<typeof applicationParam>;
const postingParam = idParam('postingId');
const shootParam = idParam('shootId');
type Application = z.infer<typeof application>;
type Decision = z.infer<typeof applicationDecision>;
type Mine = Awaited<ReturnType<ApplicationService['submit']>>;
type ReceivedPage = z.infer<typeof receivedApplicationPage>;

function closedText(reason: Mine['closedReason']): Application['closedText'] {
  const code = `closing.${reason}`;
  if (!isMessageCode(code)) return null;
  return { zh: message(code, 'zh'), en: message(code, 'en') };
}

function answer(mine: Mine): Application {
  return {
    ...mine,
    missingDays: [...mine.missingDays],
    closedText: closedText(mine.closedReason),
    answerBy: mine.answerBy?.toISOString() ?? null,
    createdAt: mine.createdAt.toISOString(),
    changedAt: mine.changedAt.toISOString(),
  };
}

function card(row: ApplicationCard): ReceivedPage['items'][number] {
  return {
    ...row,
    person: { ...row, id: row.personId },
    missingDays: [...row.missingDays],
    answerBy: row.answerBy?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

@Controller('api/v1')
export class ApplicationController {
  constructor(
    private readonly applications: ApplicationService,
    private readonly decisions: ApplicationDecisions,
    private readonly board: BoardService,
  ) {}

  @Post('postings/:postingId/applications')
  @Route({ access: 'account', status: 201, idempotent: true, summary: 'Apply for a posting', answer: application })
  async submit(
    @Caller() call: Call,
    @Param({ schema: postingParam }) { postingId }: z.infer<typeof postingParam>,
    @Body({ schema: applyToPosting }) body: z.infer<typeof applyToPosting>,
  ): Promise<Application> {
    return answer(await this.applications.submit(call, postingId, body.note ?? '', body.days ?? null));
  }

  @Get('me/applications')
  @Route({ access: 'account', summary: "The caller's applications, newest first", answer: applicationPage })
  async mine(
    @Caller() call: Call,
    @Query({ schema: myApplicationsQuery }) query: z.infer<typeof myApplicationsQuery>,
  ): Promise<z.infer<typeof applicationPage>> {
    const page = await this.applications.listMine(call, query);
    return { ...page, items: page.items.map(answer) };
  }

  @Get('me/applications/:applicationId/similar')
  @Route({
    access: 'account',
    summary: 'Open postings that fit me, like the one I applied for',
    answer: similarPostings,
  })
  async similar(
    @Caller() call: Call,
    @Param({ schema: applicationParam }) { applicationId }: ApplicationParam,
  ): Promise<z.infer<typeof similarPostings>> {
    return { items: (await this.board.similar(call, applicationId)).map(shown) };
  }

  @Post('applications/:applicationId/withdraw')
  @Route({ access: 'account', summary: 'Take back an application', answer: application })
  async withdraw(
    @Caller() call: Call,
    @Param({ schema: applicationParam }) { applicationId }: ApplicationParam,
  ): Promise<Application> {
    return answer(await this.applications.withdraw(call, applicationId));
  }

  @Get('shoots/:shootId/applications')
  @Route({
    access: 'account',
    summary: 'Applications for a shoot with cards of the people',
    answer: receivedApplicationPage,
  })
  async received(
    @Caller() call: Call,
    @Param({ schema: shootParam }) { shootId }: z.infer<typeof shootParam>,
    @Query({ schema: receivedApplicationsQuery }) query: z.infer<typeof receivedApplicationsQuery>,
  ): Promise<ReceivedPage> {
    const page = await this.applications.listReceived(call, shootId, query);
    return { ...page, items: page.items.map(card) };
  }

  @Post('shoots/:shootId/applications/decisions')
  @Route({ access: 'account', summary: 'Shortlist or decline many applications at once', answer: decisionOutcomes })
  async decide(
    @Caller() call: Call,
    @Param({ schema: shootParam }) { shootId }: z.infer<typeof shootParam>,
    @Body({ schema: applicationDecisions }) body: z.infer<typeof applicationDecisions>,
  ): Promise<z.infer<typeof decisionOutcomes>> {
    return { items: await this.decisions.decideMany(call, shootId, body.applicationIds, body.decision) };
  }

  @Post('applications/:applicationId/shortlist')
  @Route({ access: 'account', summary: 'Put an application on the short list', answer: applicationDecision })
  async shortlist(
    @Caller() call: Call,
    @Param({ schema: applicationParam }) { applicationId }: ApplicationParam,
  ): Promise<Decision> {
    return this.decisions.decide(call, applicationId, 'shortlist');
  }

  @Post('applications/:applicationId/decline')
  @Route({ access: 'account', summary: 'Decline an application', answer: applicationDecision })
  async decline(
    @Caller() call: Call,
    @Param({ schema: applicationParam }) { applicationId }: ApplicationParam,
  ): Promise<Decision> {
    return this.decisions.decide(call, applicationId, 'decline');
  }
}
