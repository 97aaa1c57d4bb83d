import { Injectable } from '@nestjs/common';
import { JobContext, JobPayload } from '@callboard/contracts/jobs';
import { MatchRunner } from '@callboard/core';
import { JobHandler } from '@callboard/queue';

/** Match runs: the engine works on a thread of its own, so that the job's lock is renewed meanwhile. */
@Injectable()
export class MatchingProcessor {
  constructor(private readonly runner: MatchRunner) {}

  @JobHandler('match.run')
  async run({ runId }: JobPayload<'match.run'>, ticket: JobContext): Promise<void> {
    await this.runner.run(ticket, runId, (share) => ticket.progress(share));
  }
}
