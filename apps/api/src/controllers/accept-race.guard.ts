import { finished } from 'node:stream/promises';
import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Gate, MyOffers } from '@callboard/core';
import { isId } from '@callboard/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Acceptances that one process works on at once; fewer than its connections, so that others find one. */
const AT_ONCE = 6;
/** Acceptances that wait for their turn; one more is told to come again. */
const WAITING = 5_000;

/**
 * Stands before the acceptance of an offer and its Idempotency-Key: of a thousand people who want one place at once a
 * few go in, and by the time the others have their turn one small read tells them that it is taken. Without it a
 * thousand transactions would have begun before the first one ended. It decides nothing: whoever passes is looked at
 * again under the locks.
 */
@Injectable()
export class AcceptRaceGuard implements CanActivate {
  private readonly gate = new Gate(AT_ONCE, WAITING);

  constructor(private readonly offers: MyOffers) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const { call, params } = http.getRequest<FastifyRequest>();
    const { offerId } = params as { offerId?: unknown };
    if (!call || !isId(offerId)) return true;
    await this.enter(http.getResponse<FastifyReply>());
    await this.offers.turnAwayLoser(call, offerId);
    return true;
  }

  /** Resolves at one's turn, which lasts until the answer has gone out. */
  private enter(reply: FastifyReply): Promise<void> {
    return new Promise((entered, refused) => {
      this.gate
        .run(async () => {
          entered();
          await finished(reply.raw).catch(() => undefined);
        })
        .catch(refused);
    });
  }
}
