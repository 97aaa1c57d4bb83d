import { JOB_NAMES, type JobContext, type JobName } from '@callboard/contracts/jobs';
import { newId } from '@callboard/domain';
import { openBackend, type QueueBackend, type QueueConnectionOptions } from '../backend';
import { ConsumerHost, type ConsumerSettings } from '../consumer-host';
import { DeadLetters, type DeadLetter } from '../dead-letter';
import { JobProducer } from '../job-producer';
import type { DoneJob, HandlerMap } from '../job-runner';
import { QueueHealth } from '../queue-health';
import { QueueSet } from '../queue-set';

/** One start of a handler, as a test sees it. */
export interface Start {
  readonly job: JobName;
  readonly payload: Record<string, string>;
  readonly context: JobContext;
  readonly at: number;
}

export type TestHandler = (start: Start) => Promise<void> | void;

/** A process's worth of queues: producer, dead letters, health and, once {@link QueueWorld.work} is called, workers. */
export class QueueWorld {
  readonly backend: QueueBackend;
  readonly queues: QueueSet;
  readonly producer: JobProducer;
  readonly deadLetters: DeadLetters;
  readonly health: QueueHealth;
  readonly starts: Start[] = [];
  readonly done: DoneJob[] = [];
  readonly dead: DeadLetter[] = [];
  private host: ConsumerHost | undefined;

  constructor(connection: QueueConnectionOptions) {
    this.backend = openBackend(connection, 3);
    this.queues = new QueueSet(this.backend);
    this.producer = new JobProducer(this.queues);
    this.deadLetters = new DeadLetters(this.queues, this.producer);
    this.health = new QueueHealth(this.backend, this.queues);
  }

  /** Starts workers whose handlers note each start and then do what the test says. */
  async work(handler: TestHandler = () => undefined, more: Partial<ConsumerSettings> = {}): Promise<ConsumerHost> {
    const note = (job: JobName) => async (payload: Record<string, string>, context: JobContext) => {
      const start = { job, payload, context, at: Date.now() };
      this.starts.push(start);
      await handler(start);
    };
    const handlers = Object.fromEntries(JOB_NAMES.map((job) => [job, note(job)])) as unknown as HandlerMap;
    this.host = new ConsumerHost({ backend: this.backend, deadLetters: this.deadLetters });
    this.host.start(handlers, {
      shouldRetry: () => true,
      onDone: async (job) => void this.done.push(job),
      onDead: async (letter) => void this.dead.push(letter),
      ...more,
    });
    await this.host.ready();
    return this.host;
  }

  /** Adds a heartbeat, the job with the shortest patience. @returns its id */
  async ring(jobId: string = newId(), more: { delayMs?: number } = {}): Promise<string> {
    await this.producer.enqueue(
      'worker.heartbeat',
      { heartbeatId: newId() },
      { jobId, requestId: `request-${jobId}`, ...more },
    );
    return jobId;
  }

  startsOf(jobId: string): Start[] {
    return this.starts.filter(({ context }) => context.jobId === jobId);
  }

  isDone(jobId: string): boolean {
    return this.done.some((job) => job.jobId === jobId);
  }

  async close(): Promise<void> {
    await this.host?.close(1_000);
    await this.queues.close();
    await this.backend.close();
  }
}

/** Waits until `condition` holds. @throws when it does not within `limitMs` */
export async function until(condition: () => boolean | Promise<boolean>, limitMs = 10_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`still waiting after ${limitMs} ms: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
