import { finished } from 'node:stream/promises';
import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Gate, KeyedGate, MyOffers } from '@callboard/core';
import { isId } from '@callboard/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** First looks that one process takes at once, fewer than its connections; they wait for no lock. */
const LOOKS = 6;
/** Acceptances of one shoot, and of one person, that one process works on at once: they wait for the same locks. */
const OF_ONE_SHOOT = 3;
const OF_ONE_PERSON = 1;
/** Acceptances that wait for their turn; one more is told to come again. */
const WAITING = 5_000;

/**
 * Stands before the acceptance of an offer and its Idempotency-Key: of a thousand people who want one place at once a
 * few go in, and by the time the others have their turn one small read tells them that it is taken. Without it a
 * thousand transactions would have begun before the first one ended. Turns are taken by shoot and by person, for
 * these are what an acceptance locks: those who wait for a shoot that is being edited hold up nobody else's. It
 * decides nothing: whoever passes is looked at again under the locks.
 */
@Injectable()
export class AcceptRaceGuard implements CanActivate {
  private readonly looks = new Gate(LOOKS, WAITING);
  private readonly shoots = new KeyedGate(OF_ONE_SHOOT, WAITING);
  private readonly people = new KeyedGate(OF_ONE_PERSON, WAITING);

  constructor(private readonly offers: MyOffers) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const { call, params } = http.getRequest<FastifyRequest>();
    const { offerId } = params as { offerId?: unknown };
    if (!call || !isId(offerId)) return true;
    const look = (): Promise<string | null> => this.offers.turnAwayLoser(call, offerId);
    const shootId = await this.looks.run(look);
    if (shootId === null) return true;
    // Always the person's turn before the shoot's, so that nobody waits in a circle.
    const reply = http.getResponse<FastifyReply>();
    await enter(this.people, call.actor.personId, reply);
    await enter(this.shoots, shootId, reply);
    // Not behind the first looks of those who come later: the sooner a race is decided, the more of them end there.
    await look();
    return true;
  }
}

/** Resolves at one's turn, which lasts until the answer has gone out. */
function enter(gate: KeyedGate, key: string, reply: FastifyReply): Promise<void> {
  return new Promise((entered, refused) => {
    gate
      .run(key, async () => {
        entered();
        await finished(reply.raw).catch(() => undefined);
      })
      .catch(refused);
  });
}
