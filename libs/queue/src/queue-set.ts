import type { Queue } from 'bullmq';
import type { QueueBackend } from './backend';
import { settlesWithin, withLimit } from './limit';
import { ENQUEUE_LIMIT_MS } from './policy';
import { QueueUnavailableError } from './queue.errors';

/**
 * The queues of a backend, opened on first use. One whose opening failed is opened anew the next time: BullMQ itself
 * would remember the failure for good.
 */
export class QueueSet {
  private readonly queues = new Map<string, Queue>();

  constructor(private readonly backend: QueueBackend) {}

  /**
   * The queue `name`, ready.
   * @throws QueueUnavailableError when the server does not answer in time
   */
  async get(name: string): Promise<Queue> {
    const queue = this.queues.get(name) ?? this.open(name);
    const ready = queue.waitUntilReady();
    ready.catch(() => {
      if (this.queues.get(name) !== queue) return;
      this.queues.delete(name);
      void settlesWithin(queue.close(), ENQUEUE_LIMIT_MS);
    });
    try {
      await withLimit(ready, ENQUEUE_LIMIT_MS, `opening ${name}`);
    } catch (error) {
      throw error instanceof QueueUnavailableError
        ? error
        : new QueueUnavailableError(`opening ${name}`, { cause: error });
    }
    return queue;
  }

  async close(): Promise<void> {
    const queues = [...this.queues.values()];
    this.queues.clear();
    await Promise.all(queues.map((queue) => settlesWithin(queue.close(), ENQUEUE_LIMIT_MS)));
  }

  private open(name: string): Queue {
    const queue = this.backend.openQueue(name);
    // Whoever uses the queue hears of its errors; without a listener they would end the process.
    queue.on('error', () => undefined);
    this.queues.set(name, queue);
    return queue;
  }
}
