import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { MyOffers } from '@callboard/core';
import { isId } from '@callboard/domain';
import type { FastifyRequest } from 'fastify';

/**
 * Stands before the acceptance of an offer and its Idempotency-Key: a thousand people who want one place at once are
 * one acceptance and 999 small reads, not a thousand transactions. It decides nothing: whoever passes is looked at
 * again under the locks.
 */
@Injectable()
export class AcceptRaceGuard implements CanActivate {
  constructor(private readonly offers: MyOffers) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { call, params } = context.switchToHttp().getRequest<FastifyRequest>();
    const { offerId } = params as { offerId?: unknown };
    if (call && isId(offerId)) await this.offers.turnAwayLoser(call, offerId);
    return true;
  }
}
