import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  changedProposal,
  idParam,
  KnownPeopleQuery,
  knownPeople,
  knownPeopleQuery,
  PlacePerson,
  placePerson,
  WhatIfQuery,
  whatIf,
  whatIfQuery,
  WhyNotQuery,
  whyNot,
  whyNotQuery,
} from '@callboard/contracts/http';
import { Call, ProposalChoice, WhatIfs, WhyNots } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';

const slotParam = idParam('shootId', 'slotId');
type SlotParam = { shootId: string; slotId: string };

@Controller('api/v1')
export class QuestionController {
  constructor(
    private readonly whyNots: WhyNots,
    private readonly whatIfs: WhatIfs,
    private readonly choice: ProposalChoice,
  ) {}

  @Get('shoots/:shootId/slots/:slotId/people')
  @Route({
    access: 'account',
    summary:
      'People whom the company knows, to ask why they are not in a slot: crew, proposed, applicants, earlier crews',
    answer: knownPeople,
  })
  async people(
    @Caller() call: Call,
    @Param({ schema: slotParam }) { shootId, slotId }: SlotParam,
    @Query({ schema: knownPeopleQuery }) { q }: KnownPeopleQuery,
  ): Promise<object> {
    const found = await this.whyNots.people(call, shootId, slotId, q ?? null);
    return { items: found.map(({ knownAs, ...person }) => ({ person, knownAs })) };
  }

  @Get('shoots/:shootId/slots/:slotId/why-not')
  @Route({
    access: 'account',
    summary: 'Why a person is not in a slot, computed on the facts of this moment',
    answer: whyNot,
  })
  async why(
    @Caller() call: Call,
    @Param({ schema: slotParam }) path: SlotParam,
    @Query({ schema: whyNotQuery }) { person }: WhyNotQuery,
  ): Promise<object> {
    const { asOf, lastAsk, ...answer } = await this.whyNots.ask(call, { ...path, personId: person });
    const ended = lastAsk && { state: lastAsk.state, at: lastAsk.at.toISOString() };
    return { ...answer, asOf: asOf.toISOString(), lastAsk: ended };
  }

  @Post('shoots/:shootId/slots/:slotId/choice')
  @Route({
    access: 'account',
    idempotent: true,
    summary: 'Propose a person of your own choice for a slot, and pin her; answers the new proposal',
    answer: changedProposal,
  })
  async place(
    @Caller() call: Call,
    @Param({ schema: slotParam }) path: SlotParam,
    @Body({ schema: placePerson }) { personId }: PlacePerson,
  ): Promise<object> {
    return this.choice.place(call, { ...path, personId });
  }

  @Get('postings/:postingId/what-if')
  @Route({
    access: 'account',
    summary: 'How the fill of a posting changes with its pay or its days, counted by the engine for each step',
    answer: whatIf,
  })
  async curve(
    @Caller() call: Call,
    @Param({ schema: idParam('postingId') }) { postingId }: { postingId: string },
    @Query({ schema: whatIfQuery }) { axis }: WhatIfQuery,
  ): Promise<object> {
    const { asOf, version, ...curve } = await this.whatIfs.curve(call, postingId, axis);
    return { ...curve, postingVersion: version, asOf: asOf.toISOString() };
  }
}
