import { Injectable } from '@nestjs/common';
import {
  IdempotencyRepository,
  LoginFailureRepository,
  MatchChangeRepository,
  OutboxRepository,
  SessionRepository,
  SystemRepository,
} from '@callboard/database';
import { OutboxWork, WorkTicket } from './outbox-work.service';

/** Days for which each is kept once nobody needs it any more. */
const KEEP_DAYS = { idempotencyKeys: 7, doneWork: 7, endedSessions: 30, loginFailures: 1 } as const;

/** Whoever follows the notes of changes reads them every second, and begins anew when she has not for most of this. */
const NOTES_KEEP_HOURS = 24;

/** Removes what nobody will ask for again, a few thousand rows at a time. */
@Injectable()
export class Housekeeping {
  constructor(
    private readonly work: OutboxWork,
    private readonly keys: IdempotencyRepository,
    private readonly outbox: OutboxRepository,
    private readonly sessions: SessionRepository,
    private readonly failures: LoginFailureRepository,
    private readonly system: SystemRepository,
    private readonly notes: MatchChangeRepository,
  ) {}

  async sweep(ticket: WorkTicket): Promise<void> {
    await this.work.once(ticket, async (tx) => {
      await this.keys.sweep(tx, KEEP_DAYS.idempotencyKeys);
      await this.outbox.sweep(tx, KEEP_DAYS.doneWork);
      await this.sessions.sweep(tx, KEEP_DAYS.endedSessions);
      await this.failures.sweep(tx, KEEP_DAYS.loginFailures);
      await this.system.sweepHeartbeats(tx);
      await this.system.sweepTicks(tx);
      await this.notes.sweep(tx, NOTES_KEEP_HOURS);
    });
  }
}
