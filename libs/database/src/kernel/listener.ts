import { Injectable, Logger, OnModuleDestroy } from '@nestjs/common';
import { Client } from 'pg';
import type { PoolOptions } from './data-source';
import { LIVE_CHANNEL, OUTBOX_CHANNEL } from './live-channel';
import { LiveMessage } from './tx';

const RECONNECT_MS = 500;

/**
 * One LISTEN connection a process. It reconnects by itself; whoever listens must be able to live with a missed
 * message (the relay polls, browsers refetch when the stream returns), and `onGap` says when one may be missing.
 */
@Injectable()
export class DatabaseListener implements OnModuleDestroy {
  private readonly logger = new Logger('listener');
  private client: Client | null = null;
  private closed = false;
  private started = false;
  private retry: NodeJS.Timeout | null = null;
  private readonly live = new Set<(message: LiveMessage) => void>();
  private readonly outbox = new Set<() => void>();
  private readonly gaps = new Set<() => void>();

  constructor(private readonly options: Pick<PoolOptions, 'url' | 'ssl'>) {}

  /** Calls `listener` for each message to browsers; returns the way to stop. */
  onLive(listener: (message: LiveMessage) => void): () => void {
    return this.add(this.live, listener);
  }

  /** Calls `listener` when outbox rows may be due. */
  onOutbox(listener: () => void): () => void {
    return this.add(this.outbox, listener);
  }

  /** Calls `listener` when the connection was lost and came back: messages may be missing. */
  onGap(listener: () => void): () => void {
    return this.add(this.gaps, listener);
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    if (this.retry) clearTimeout(this.retry);
    await this.client?.end().catch(() => undefined);
  }

  private add<T>(set: Set<T>, listener: T): () => void {
    set.add(listener);
    if (!this.started) {
      this.started = true;
      void this.connect(false);
    }
    return () => set.delete(listener);
  }

  private async connect(again: boolean): Promise<void> {
    if (this.closed) return;
    const client = new Client({
      connectionString: this.options.url,
      ssl: this.options.ssl ?? false,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      application_name: 'callboard listen',
    });
    this.client = client;
    client.on('notification', ({ channel, payload }) => this.dispatch(channel, payload));
    client.on('error', () => undefined);
    client.on('end', () => this.reconnect());
    try {
      await client.connect();
      await client.query(`LISTEN ${LIVE_CHANNEL}; LISTEN ${OUTBOX_CHANNEL}`);
      if (again) this.tell(this.gaps, undefined);
    } catch {
      await client.end().catch(() => undefined);
      this.reconnect();
    }
  }

  private reconnect(): void {
    if (this.closed || this.retry) return;
    this.retry = setTimeout(() => {
      this.retry = null;
      void this.connect(true);
    }, RECONNECT_MS);
  }

  private dispatch(channel: string, payload = ''): void {
    if (channel === OUTBOX_CHANNEL) this.tell(this.outbox, undefined);
    else for (const message of messagesOf(payload)) this.tell(this.live, message);
  }

  /** One listener's fault must not cost the others their message, nor the process its life. */
  private tell<T>(listeners: ReadonlySet<(message: T) => void>, message: T): void {
    for (const listener of listeners) {
      try {
        listener(message);
      } catch (error) {
        this.logger.error({ msg: 'a listener failed', err: error });
      }
    }
  }
}

/** Whoever may connect may NOTIFY: what is no list of messages is left out. */
function messagesOf(payload: string): LiveMessage[] {
  try {
    const messages: unknown = JSON.parse(payload);
    return Array.isArray(messages) ? (messages as LiveMessage[]) : [];
  } catch {
    return [];
  }
}
