import { Injectable } from '@nestjs/common';
import {
  ConnectionPool,
  OutboxFigures,
  OutboxRepository,
  PoolFigures,
  systemContext,
  SystemRepository,
  Transactions,
} from '@callboard/database';

/** How the machinery is. */
export interface SystemFigures {
  readonly outbox: OutboxFigures;
  /** Seconds since a heartbeat last came round through outbox, queue and worker; null when none ever has. */
  readonly heartbeatAge: number | null;
  /** This process's connections to the database. */
  readonly pool: PoolFigures;
}

/** A heartbeat older than this many seconds means that no worker consumes: two of them have not come round. */
export const HEARTBEAT_LIMIT_SECONDS = 12;

/** What health checks, metrics and the operator's pages ask. */
@Injectable()
export class SystemHealth {
  constructor(
    private readonly transactions: Transactions,
    private readonly system: SystemRepository,
    private readonly outbox: OutboxRepository,
    private readonly pool: ConnectionPool,
  ) {}

  /** Resolves when the database answers. */
  async pingDatabase(): Promise<void> {
    await this.transactions.read(systemContext(), (tx) => this.system.ping(tx));
  }

  /** Resolves when a worker consumed a heartbeat lately; throws otherwise. */
  async checkWorker(): Promise<void> {
    const age = await this.transactions.read(systemContext(), (tx) => this.system.heartbeatAge(tx));
    if (age === null || age > HEARTBEAT_LIMIT_SECONDS) {
      throw Object.assign(new Error('No worker consumes.'), { code: 'heartbeat' });
    }
  }

  async figures(): Promise<SystemFigures> {
    return this.transactions.read(systemContext(), async (tx) => ({
      outbox: await this.outbox.figures(tx),
      heartbeatAge: await this.system.heartbeatAge(tx),
      pool: this.pool.figures(),
    }));
  }
}
