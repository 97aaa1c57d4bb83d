import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { LiveHub } from './live-hub';
import { liveQuery } from './live-query';

/**
 * Refuses topics that the caller may not watch before the stream begins: a handler of events that fails later than in
 * the same turn has answered 200 already.
 */
@Injectable()
export class LiveTopicGuard implements CanActivate {
  constructor(private readonly hub: LiveHub) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { call, query } = context.switchToHttp().getRequest<FastifyRequest>();
    const asked = liveQuery.safeParse(query);
    // What cannot be read the handler's own parsing refuses, and names the field.
    if (call && asked.success) await this.hub.admit(call, asked.data.topics);
    return true;
  }
}
