import { Controller, Query, Sse } from '@nestjs/common';
import { Call } from '@callboard/core';
import { Observable } from 'rxjs';
import { z } from 'zod';
import { Caller } from '../http/caller';
import { Route } from '../http/route';
import { LiveHub, StreamMessage } from './live-hub';

const query = z.strictObject({
  topics: z
    .string()
    .max(2_000)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.string().max(60)).min(1).max(20)),
});

@Controller('api/v1/events')
export class LiveController {
  constructor(private readonly hub: LiveHub) {}

  @Sse()
  @Route({
    access: 'account',
    summary: 'Live changes of topics `me`, `admin`, `shoot:<id>`, `run:<id>` as server-sent events: ids only',
    answer: null,
  })
  async events(@Caller() call: Call, @Query({ schema: query }) { topics }: z.output<typeof query>): Promise<Observable<StreamMessage>> {
    return this.hub.stream(call, topics);
  }
}
