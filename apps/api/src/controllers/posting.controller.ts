import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { createPosting, done, idParam, posting, postingList, updatePosting } from '@callboard/contracts/http';
import { Call, PostingService } from '@callboard/core';
import { z } from 'zod';
import { Caller, IfMatch } from '../http/caller';
import { Route } from '../http/route';
import { postingAnswer } from './shoot-answer';

const shootParam = idParam('shootId');
type ShootParam = z.infer<typeof shootParam>;
const postingParam = idParam('postingId');
type PostingParam = z.infer<typeof postingParam>;
type Posting = z.infer<typeof posting>;

@Controller('api/v1')
export class PostingController {
  constructor(private readonly postings: PostingService) {}

  @Get('shoots/:shootId/postings')
  @Route({ access: 'account', summary: 'The postings of a shoot with their slots counted', answer: postingList })
  async list(
    @Caller() call: Call,
    @Param({ schema: shootParam }) { shootId }: ShootParam,
  ): Promise<z.infer<typeof postingList>> {
    return { items: (await this.postings.list(call, shootId)).map(postingAnswer) };
  }

  @Post('shoots/:shootId/postings')
  @Route({ access: 'account', status: 201, idempotent: true, summary: 'Add a posting with its slots', answer: posting })
  async create(
    @Caller() call: Call,
    @Param({ schema: shootParam }) { shootId }: ShootParam,
    @Body({ schema: createPosting }) body: z.infer<typeof createPosting>,
  ): Promise<Posting> {
    return postingAnswer(await this.postings.create(call, shootId, body));
  }

  @Patch('postings/:postingId')
  @Route({ access: 'account', versioned: true, summary: 'Edit a posting and its slots', answer: posting })
  async update(
    @Caller() call: Call,
    @Param({ schema: postingParam }) { postingId }: PostingParam,
    @IfMatch() version: number,
    @Body({ schema: updatePosting }) body: z.infer<typeof updatePosting>,
  ): Promise<Posting> {
    return postingAnswer(await this.postings.update(call, postingId, version, body));
  }

  @Delete('postings/:postingId')
  @Route({ access: 'account', summary: 'Take a draft posting away', answer: done })
  async remove(
    @Caller() call: Call,
    @Param({ schema: postingParam }) { postingId }: PostingParam,
  ): Promise<z.infer<typeof done>> {
    await this.postings.remove(call, postingId);
    return { ok: true };
  }
}
