import { Injectable, Logger, OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Scheduler } from '@callboard/core';

const TICK_MS = 5_000;
const HEARTBEAT_MS = 4_000;

/** Asks core at short intervals whether a schedule is due, and sends heartbeats through outbox and queue. */
@Injectable()
export class Clockwork implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('clockwork');
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(private readonly scheduler: Scheduler) {}

  onApplicationBootstrap(): void {
    this.every(TICK_MS, () => this.scheduler.tick());
    this.every(HEARTBEAT_MS, () => this.scheduler.requestHeartbeat());
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  private every(ms: number, work: () => Promise<void>): void {
    const run = (): void => {
      work().catch((error: unknown) => this.logger.warn({ msg: 'tick failed', err: error }));
    };
    run();
    this.timers.push(setInterval(run, ms));
  }
}
