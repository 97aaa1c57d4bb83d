import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LiveHub } from './live-hub';
import { liveQuery } from './live-query';

/**
 * Refuses topics that the caller may not watch, and one stream too many, before the stream begins: a handler of events that fails later than in
 * the same turn has answered 200 already.
 */
@Injectable()
export class LiveTopicGuard implements CanActivate {
  constructor(private readonly hub: LiveHub) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const { call, query } = http.getRequest<FastifyRequest>();
    const asked = liveQuery.safeParse(query);
    // What cannot be read the handler's own parsing refuses, and names the field.
    if (!call || !asked.success) return true;
    const { raw } = http.getResponse<FastifyReply>();
    const leave = await this.hub.admit(call, asked.data.topics);
    // Whoever has gone meanwhile has been told of by no event that is still to come.
    if (raw.destroyed || raw.closed) leave();
    else raw.once('close', leave);
    return true;
  }
}
