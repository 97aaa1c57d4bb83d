import { PostgresBackend } from './postgres-backend';
import type { QueueBackend, QueueConnectionOptions } from './queue-backend';
import { RedisBackend } from './redis-backend';

export type { QueueBackend, QueueConnectionOptions, WorkerSettings } from './queue-backend';

/**
 * Opens the backend that the options name: Redis when there is one, else PostgreSQL. Connects on first use.
 * @param options where the queues are
 * @param workers how many workers this process will run, for the size of its pool
 */
export function openBackend(options: QueueConnectionOptions, workers: number): QueueBackend {
  return options.redisUrl === undefined
    ? new PostgresBackend(options.databaseUrl, workers)
    : new RedisBackend(options.redisUrl, options.namespace ?? 'callboard');
}
