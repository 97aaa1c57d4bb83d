import { Injectable } from '@nestjs/common';
import { JobContext, JobPayload } from '@callboard/contracts/jobs';
import { Housekeeping, Scheduler } from '@callboard/core';
import { JobHandler } from '@callboard/queue';

/** The machinery's own jobs. */
@Injectable()
export class SystemProcessor {
  constructor(
    private readonly scheduler: Scheduler,
    private readonly housekeeping: Housekeeping,
  ) {}

  @JobHandler('worker.heartbeat')
  async answer({ heartbeatId }: JobPayload<'worker.heartbeat'>, ticket: JobContext): Promise<void> {
    await this.scheduler.answerHeartbeat(ticket, heartbeatId);
  }

  @JobHandler('housekeeping.sweep')
  async sweep(_: JobPayload<'housekeeping.sweep'>, ticket: JobContext): Promise<void> {
    await this.housekeeping.sweep(ticket);
  }
}
