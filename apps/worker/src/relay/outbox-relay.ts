import { Injectable, Logger, OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { isJobName, jobSpec } from '@callboard/contracts/jobs';
import { OutboxDispatch, OutboxRow, OutboxWork, Signals } from '@callboard/core';
import { DeadLetters, EnqueueEntry, JobProducer } from '@callboard/queue';

const POLL_MS = 200;
const BATCH = 200;
const BACK_OFF_MS = 1_000;

/**
 * Carries due outbox rows to the queue: polls every 200 ms and is woken by NOTIFY. The job's id is the row's id, so a
 * row that is rung again while its job waits stays one job. A queue that is away costs nothing but time: the rows
 * are given back. A row that no handler could ever read goes to the dead letters at once, and holds up no other.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('relay');
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private stopped = false;
  private woken = false;
  /** The queue or the database is away: new rows do not shorten the wait. */
  private backingOff = false;
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly dispatch: OutboxDispatch,
    private readonly work: OutboxWork,
    private readonly producer: JobProducer,
    private readonly deadLetters: DeadLetters,
    private readonly signals: Signals,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = this.signals.onOutbox(() => this.wake());
    this.schedule(0);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.stopListening();
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }

  private wake(): void {
    if (this.running) this.woken = true;
    else if (!this.backingOff) this.schedule(0);
  }

  private schedule(ms: number): void {
    if (this.stopped) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.running = this.round();
    }, ms);
  }

  private async round(): Promise<void> {
    this.backingOff = false;
    try {
      for (let rows = await this.carry(); rows === BATCH && !this.stopped; rows = await this.carry());
    } catch (error) {
      this.backingOff = true;
      this.logger.warn({ msg: 'relay waits', err: error });
    }
    this.running = null;
    if (this.backingOff) this.schedule(BACK_OFF_MS);
    else this.schedule(this.woken ? 0 : POLL_MS);
    this.woken = false;
  }

  /** Carries one batch and returns how many rows it had. */
  private async carry(): Promise<number> {
    const rows = await this.dispatch.claim(BATCH);
    const entries: EnqueueEntry[] = [];
    for (const row of rows) {
      const entry = toEntry(row);
      if (entry) entries.push(entry);
      else await this.work.bury({ outboxId: row.id, requestId: row.requestId }, 'no job of this name and shape');
    }
    if (entries.length === 0) return rows.length;
    try {
      // A row that was dead and is replayed leaves the queue's list of dead letters, before it can come back to it.
      for (const { id, attempts } of rows) if (attempts > 0) await this.deadLetters.discard(id);
      await this.producer.enqueueMany(entries);
    } catch (error) {
      await this.dispatch.release(entries.map(({ options }) => options.jobId));
      throw error;
    }
    return rows.length;
  }
}

function toEntry(row: OutboxRow): EnqueueEntry | null {
  if (!isJobName(row.job)) return null;
  const payload = jobSpec(row.job).payload.safeParse(row.payload);
  if (!payload.success) return null;
  const options = { jobId: row.id, requestId: row.requestId ?? row.id };
  return { job: row.job, payload: payload.data, options } as EnqueueEntry;
}
