import { Injectable, Logger, OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { OutboxDispatch } from '@callboard/core';
import { ConsumerHost } from '@callboard/queue';

const LOOK_MS = 10_000;
const LIMIT_MS = 60_000;
/** EX_SOFTWARE: the supervisor starts a new process. */
const EXIT_CODE = 70;

/** Ends the process when work is due and this worker has consumed nothing for a minute: its loop is dead. */
@Injectable()
export class Watchdog implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('watchdog');
  private timer: NodeJS.Timeout | null = null;
  private startedAt = Date.now();

  constructor(
    private readonly dispatch: OutboxDispatch,
    private readonly host: ConsumerHost,
  ) {}

  onApplicationBootstrap(): void {
    this.startedAt = Date.now();
    this.timer = setInterval(() => void this.look(), LOOK_MS);
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    const { lastActivityAt } = this.host.status();
    if (Date.now() - (lastActivityAt ?? this.startedAt) < LIMIT_MS) return;
    try {
      const { oldestSeconds } = await this.dispatch.figures();
      if (oldestSeconds * 1000 < LIMIT_MS) return;
    } catch {
      // Without a database nothing can be consumed, and a new process could not either.
      return;
    }
    this.logger.fatal({ msg: 'work is due and nothing is consumed' });
    process.exit(EXIT_CODE);
  }
}
