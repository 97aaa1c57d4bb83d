import { Controller, Query, Sse, UseGuards } from '@nestjs/common';
import { Call } from '@callboard/core';
import { Observable } from 'rxjs';
import { Caller } from '../http/caller';
import { Route } from '../http/route';
import { LiveHub, StreamMessage } from './live-hub';
import { LiveQuery, liveQuery } from './live-query';
import { LiveTopicGuard } from './live-topic.guard';

@Controller('api/v1/events')
export class LiveController {
  constructor(private readonly hub: LiveHub) {}

  @Sse()
  @UseGuards(LiveTopicGuard)
  @Route({
    access: 'account',
    summary: 'Live changes of topics `me`, `admin`, `shoot:<id>`, `run:<id>` as server-sent events: ids only',
    answer: 'text/event-stream',
  })
  async events(
    @Caller() call: Call,
    @Query({ schema: liveQuery }) { topics }: LiveQuery,
  ): Promise<Observable<StreamMessage>> {
    return this.hub.stream(call, topics);
  }
}
