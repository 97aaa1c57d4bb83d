import type { Processor, Queue, Worker } from 'bullmq';

/** Where the queues are. */
export interface QueueConnectionOptions {
  /** The application's database: holds the queues in its schema `bullmq` unless there is a Redis. */
  readonly databaseUrl: string;
  /** A Redis of the queues' own; when set, the queues live there. */
  readonly redisUrl?: string | undefined;
  /** Prefix of every key in Redis; for tests. On PostgreSQL a database is a namespace. */
  readonly namespace?: string | undefined;
}

export interface WorkerSettings {
  readonly concurrency: number;
  /** How long a failed job waits, in milliseconds. */
  readonly retryDelay: (jobName: string, failures: number) => number;
}

/** One kind of server behind the queues, with the connections that this process shares. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis';
  /** A queue to add to and to look into. The caller closes it. */
  openQueue(name: string): Queue;
  /** A worker that has not begun yet. The caller runs and closes it. */
  openWorker(name: string, processor: Processor, settings: WorkerSettings): Worker;
  /** Resolves when the server answers. */
  ping(): Promise<void>;
  /** Ends the shared connections. Queues and workers must be closed before. */
  close(): Promise<void>;
}
