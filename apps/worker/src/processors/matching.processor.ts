import { Inject, Injectable } from '@nestjs/common';
import { AppConfig, CONFIG } from '@callboard/config';
import { JobContext, JobPayload } from '@callboard/contracts/jobs';
import { MarketRunner, MarketRuns, MarketSeats, MatchRunner, OutboxWork } from '@callboard/core';
import { JobHandler } from '@callboard/queue';

/** Match runs: the engine works on threads of its own, so that the job's lock is renewed meanwhile. */
@Injectable()
export class MatchingProcessor {
  constructor(
    private readonly runner: MatchRunner,
    private readonly market: MarketRunner,
    private readonly seats: MarketSeats,
    private readonly runs: MarketRuns,
    private readonly work: OutboxWork,
    @Inject(CONFIG) private readonly config: AppConfig,
  ) {}

  @JobHandler('match.run')
  async run({ runId }: JobPayload<'match.run'>, ticket: JobContext): Promise<void> {
    await this.runner.run(ticket, runId, (share) => ticket.progress(share));
  }

  @JobHandler('market.run')
  async runMarket({ runId }: JobPayload<'market.run'>, ticket: JobContext): Promise<void> {
    await this.market.run(ticket, runId, ticket.signal, (share) => ticket.progress(share));
  }

  @JobHandler('market.seat')
  async sit({ runId }: JobPayload<'market.seat'>, ticket: JobContext): Promise<void> {
    await this.seats.sit(ticket, runId, ticket.signal);
  }

  @JobHandler('market.nightly')
  async runNightly({ period }: JobPayload<'market.nightly'>, ticket: JobContext): Promise<void> {
    if (this.config.queue.nightlyMatch) await this.runs.requestNightly(ticket, period);
    else await this.work.once(ticket, () => Promise.resolve());
  }
}
