import { Logger } from '@nestjs/common';
import { createPostgresBackend, withBackend, type Processor, type Queue, type Worker } from 'bullmq';
import { Pool } from 'pg';
import type { QueueBackend, WorkerSettings } from './queue-backend';
import { patient } from './patient';
import { POOL_EXTRA, POOL_POLICY, WORKER_POLICY } from './policy';

const OnPostgres = withBackend(patient(createPostgresBackend));

/** BullMQ's official PostgreSQL backend over one pool a process: left alone, each queue and worker opens its own. */
export class PostgresBackend implements QueueBackend {
  readonly kind = 'postgres';
  private readonly pool: Pool;
  private closing: Promise<void> | undefined;

  constructor(databaseUrl: string, workers: number) {
    this.pool = new Pool({ connectionString: databaseUrl, max: workers + POOL_EXTRA, ...POOL_POLICY });
    // Every queue and worker listens to the pool; and a pool without a listener ends the process on a lost connection.
    this.pool.setMaxListeners(0);
    const logger = new Logger('queue');
    this.pool.on('error', (error) => logger.warn({ msg: 'lost a connection', err: error, backend: this.kind }));
    // One that is in use answers with its statement's error, and would end the process with a second one.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  openQueue(name: string): Queue {
    return new OnPostgres.Queue(name, { connection: this.pool }) as unknown as Queue;
  }

  openWorker(name: string, processor: Processor, settings: WorkerSettings): Worker {
    return new OnPostgres.Worker(name, processor, {
      ...WORKER_POLICY,
      connection: this.pool,
      autorun: false,
      concurrency: settings.concurrency,
      settings: { backoffStrategy: (failures, _type, _error, job) => settings.retryDelay(job?.name ?? '', failures) },
    }) as unknown as Worker;
  }

  async ping(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  close(): Promise<void> {
    this.closing ??= this.pool.end();
    return this.closing;
  }
}
