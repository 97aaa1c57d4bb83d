import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { changedProposal, idParam, proposalBoard, SwapProposal, swapProposal } from '@callboard/contracts/http';
import { Call, Proposals } from '@callboard/core';
import { Caller } from '../http/caller';
import { Route } from '../http/route';

const proposalParam = idParam('proposalId');
type ProposalParam = { proposalId: string };

@Controller('api/v1')
export class ProposalController {
  constructor(private readonly proposals: Proposals) {}

  @Get('shoots/:shootId/proposals')
  @Route({
    access: 'account',
    summary: 'Every place with the person proposed, her terms and runners-up, or why nobody is',
    answer: proposalBoard,
  })
  async board(
    @Caller() call: Call,
    @Param({ schema: idParam('shootId') }) { shootId }: { shootId: string },
  ): Promise<object> {
    return this.proposals.board(call, shootId);
  }

  @Post('proposals/:proposalId/pin')
  @Route({ access: 'account', summary: 'Keep the proposed person in later runs', answer: changedProposal })
  async pin(@Caller() call: Call, @Param({ schema: proposalParam }) { proposalId }: ProposalParam): Promise<object> {
    return this.proposals.pin(call, proposalId);
  }

  @Post('proposals/:proposalId/unpin')
  @Route({ access: 'account', summary: 'Leave the slot to the next run again', answer: changedProposal })
  async unpin(@Caller() call: Call, @Param({ schema: proposalParam }) { proposalId }: ProposalParam): Promise<object> {
    return this.proposals.unpin(call, proposalId);
  }

  @Post('proposals/:proposalId/swap')
  @Route({
    access: 'account',
    idempotent: true,
    summary: 'Take a runner-up instead, and pin her; answers the new proposal',
    answer: changedProposal,
  })
  async swap(
    @Caller() call: Call,
    @Param({ schema: proposalParam }) { proposalId }: ProposalParam,
    @Body({ schema: swapProposal }) { personId }: SwapProposal,
  ): Promise<object> {
    return this.proposals.swap(call, proposalId, personId);
  }
}
