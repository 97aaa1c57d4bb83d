import { Injectable, OnModuleDestroy } from '@nestjs/common';
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
    const client = new Client({ connectionString: this.options.url, ssl: this.options.ssl ?? false, keepAlive: true, application_name: 'callboard listen' });
    this.client = client;
    client.on('notification', ({ channel, payload }) => this.dispatch(channel, payload));
    client.on('error', () => undefined);
    client.on('end', () => this.reconnect());
    try {
      await client.connect();
      await client.query(`LISTEN ${LIVE_CHANNEL}; LISTEN ${OUTBOX_CHANNEL}`);
      if (again) for (const listener of this.gaps) listener();
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
    if (channel === OUTBOX_CHANNEL) {
      for (const listener of this.outbox) listener();
      return;
    }
    for (const message of JSON.parse(payload) as LiveMessage[]) {
      for (const listener of this.live) listener(message);
    }
  }
}
