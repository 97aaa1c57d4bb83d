import { Logger } from '@nestjs/common';
import { createRedisBackend, withBackend, type Processor, type Queue, type Worker } from 'bullmq';
import Redis, { type RedisOptions } from 'ioredis';
import type { QueueBackend, WorkerSettings } from './queue-backend';
import { settlesWithin } from './limit';
import { patient } from './patient';
import { ENQUEUE_LIMIT_MS, REDIS_CONSUMER_POLICY, REDIS_PRODUCER_POLICY, WORKER_POLICY } from './policy';

const OnRedis = withBackend(patient(createRedisBackend));

/** Where ioredis keeps the timer of its option `socketTimeout`. */
const SILENCE_TIMER = 'socketTimeoutTimer';

/**
 * A connection that drops its silence timer with its socket. ioredis leaves it behind: it would cut the next connection
 * some seconds after an outage, and keep a process that has stopped alive for another 15 s.
 */
class QueueRedis extends Redis {
  constructor(
    private readonly address: string,
    policy: RedisOptions,
  ) {
    super(address, policy);
    this.on('close', () => {
      clearTimeout(Reflect.get(this, SILENCE_TIMER) as NodeJS.Timeout | undefined);
      Reflect.set(this, SILENCE_TIMER, undefined);
    });
  }

  /** BullMQ makes each worker's waiting connection as a copy of the shared one. */
  override duplicate(override: RedisOptions = {}): Redis {
    return new QueueRedis(this.address, { ...this.options, ...override });
  }
}

/** BullMQ on Redis: one connection for all producers, one for all workers, and one a worker that waits. */
export class RedisBackend implements QueueBackend {
  readonly kind = 'redis';
  private producers: Redis | undefined;
  private consumers: Redis | undefined;
  private readonly logger = new Logger('queue');

  constructor(
    private readonly url: string,
    private readonly prefix: string,
  ) {}

  openQueue(name: string): Queue {
    return new OnRedis.Queue(name, { connection: this.producerClient(), prefix: this.prefix });
  }

  openWorker(name: string, processor: Processor, settings: WorkerSettings): Worker {
    return new OnRedis.Worker(name, processor, {
      ...WORKER_POLICY,
      connection: this.consumerClient(),
      prefix: this.prefix,
      autorun: false,
      concurrency: settings.concurrency,
      settings: { backoffStrategy: (failures, _type, _error, job) => settings.retryDelay(job?.name ?? '', failures) },
    });
  }

  async ping(): Promise<void> {
    const client = this.producerClient();
    if (client.status === 'connecting' || client.status === 'connect') {
      await new Promise<void>((resolve) => client.once('ready', resolve));
    }
    await client.ping();
  }

  async close(): Promise<void> {
    const clients = [this.producers, this.consumers].filter((client) => client !== undefined);
    await Promise.all(clients.map((client) => end(client)));
  }

  private producerClient(): Redis {
    this.producers ??= this.connect(REDIS_PRODUCER_POLICY);
    return this.producers;
  }

  private consumerClient(): Redis {
    this.consumers ??= this.connect(REDIS_CONSUMER_POLICY);
    return this.consumers;
  }

  private connect(policy: typeof REDIS_CONSUMER_POLICY | typeof REDIS_PRODUCER_POLICY): Redis {
    const client = new QueueRedis(this.url, policy);
    client.setMaxListeners(0);
    let told = false;
    client.on('ready', () => (told = false));
    client.on('error', (error) => {
      if (!told) this.logger.warn({ msg: 'no connection', err: error, backend: this.kind });
      told = true;
    });
    return client;
  }
}

/** Says goodbye to a server that is there, and hangs up on one that is not. */
async function end(client: Redis): Promise<void> {
  if (client.status !== 'ready' || !(await settlesWithin(client.quit(), ENQUEUE_LIMIT_MS))) client.disconnect();
}
