import { QUEUE_NAMES, type QueueName } from '@callboard/contracts/jobs';
import type { HealthCheck, Metrics } from '@callboard/observability';
import type { QueueBackend } from './backend';
import { DEAD_LETTER_QUEUE } from './dead-letter';
import { withLimit } from './limit';
import { ENQUEUE_LIMIT_MS } from './policy';
import type { QueueSet } from './queue-set';

/** How full a queue is. */
export interface QueueDepth {
  readonly queue: QueueName | typeof DEAD_LETTER_QUEUE;
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  /** Age in seconds of the oldest waiting job, by this process's clock; 0 when none waits. */
  readonly oldestWaitingSeconds: number;
}

/** Whether the queues' server is there, and how full they are. */
export class QueueHealth {
  constructor(
    private readonly backend: QueueBackend,
    private readonly queues: QueueSet,
  ) {}

  /** Which server holds the queues. */
  get kind(): 'postgres' | 'redis' {
    return this.backend.kind;
  }

  /**
   * Resolves when the server answers.
   * @throws QueueUnavailableError when it does not within two seconds, or the driver's error
   */
  async ping(): Promise<void> {
    await withLimit(this.backend.ping(), ENQUEUE_LIMIT_MS, 'ping');
  }

  /** {@link ping} as a component of readiness. */
  check(): HealthCheck {
    return { name: 'queue', run: () => this.ping() };
  }

  /** How full every queue is, the list of dead letters included. */
  async depths(): Promise<QueueDepth[]> {
    return Promise.all(([...QUEUE_NAMES, DEAD_LETTER_QUEUE] as const).map((queue) => this.depth(queue)));
  }

  /** Reads the depths into the gauges. */
  async report(metrics: Metrics): Promise<void> {
    for (const { queue, oldestWaitingSeconds, ...jobs } of await this.depths())
      metrics.setQueue(queue, jobs, oldestWaitingSeconds);
  }

  private async depth(name: QueueDepth['queue']): Promise<QueueDepth> {
    const queue = await this.queues.get(name);
    const read = Promise.all([
      queue.getJobCounts('waiting', 'active', 'delayed'),
      queue.getJobs(['waiting'], 0, 0, true),
    ]);
    const [counts, [oldest]] = await withLimit(read, ENQUEUE_LIMIT_MS, `reading ${name}`);
    const age = oldest ? Math.max(0, (Date.now() - oldest.timestamp) / 1000) : 0;
    const { waiting = 0, active = 0, delayed = 0 } = counts;
    return { queue: name, waiting, active, delayed, oldestWaitingSeconds: age };
  }
}
