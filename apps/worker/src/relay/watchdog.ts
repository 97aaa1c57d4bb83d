import { Injectable, Logger, OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { OutboxDispatch } from '@callboard/core';
import { ConsumerHost, QueueHealth } from '@callboard/queue';

const LOOK_MS = 10_000;
const LIMIT_MS = 60_000;
/** EX_SOFTWARE: the supervisor starts a new process. */
const EXIT_CODE = 70;

/**
 * Ends the process when work is due and this worker has consumed nothing for a minute, though queue and database answer:
 * its loop is dead.
 */
@Injectable()
export class Watchdog implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('watchdog');
  private timer: NodeJS.Timeout | null = null;
  /** Since when, as far as is known, it could have consumed. */
  private reachableSince = Date.now();

  constructor(
    private readonly dispatch: OutboxDispatch,
    private readonly host: ConsumerHost,
    private readonly queue: QueueHealth,
  ) {}

  onApplicationBootstrap(): void {
    this.reachableSince = Date.now();
    this.timer = setInterval(() => void this.look(), LOOK_MS);
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    let oldestSeconds: number;
    try {
      await this.queue.ping();
      ({ oldestSeconds } = await this.dispatch.figures());
    } catch {
      // Without queue or database nothing can be consumed, and a new process could not either: the minute begins anew.
      this.reachableSince = Date.now();
      return;
    }
    const lastActivityAt = this.host.status().lastActivityAt ?? 0;
    if (Date.now() - Math.max(lastActivityAt, this.reachableSince) < LIMIT_MS || oldestSeconds * 1_000 < LIMIT_MS)
      return;
    this.logger.fatal({ msg: 'work is due and nothing is consumed' });
    process.exit(EXIT_CODE);
  }
}
