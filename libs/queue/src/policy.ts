/**
 * How workers and producers behave when things break. The figures were measured with killed workers and lost servers;
 * `policy.spec.ts` holds them to the rules that they came from.
 */

/** For BullMQ's workers, on both backends. A dead worker's job runs again after at most lock + two stalled checks. */
export const WORKER_POLICY = {
  /** Milliseconds a silent worker keeps its job. Renewed at half of it, so a blocked event loop has 3 s. */
  lockDuration: 6_000,
  /** Milliseconds between looks for jobs whose worker went silent. */
  stalledInterval: 2_000,
  /** In effect never: a crash is not the job's failure, and `MAX_CRASHES` buries what kills its workers. */
  maxStalledCount: 1_000_000,
  /** Milliseconds before a worker asks again after a lost connection. */
  runRetryDelay: 1_000,
  /** Seconds an idle worker waits before it looks without having been called. */
  drainDelay: 5,
} as const;

/** A job started this much oftener than its attempts allow has been killing its workers, and is dead. */
export const MAX_CRASHES = 20;

/** A finished job leaves nothing behind, so that its id can ring again; what failed for good is kept as a dead letter. */
export const JOB_POLICY = { removeOnComplete: true, removeOnFail: true, stackTraceLimit: 3 } as const;

/** Milliseconds after which a producer gives up; the outbox row remains and is rung again. */
export const ENQUEUE_LIMIT_MS = 2_000;

/** Milliseconds a worker lets its jobs finish when it is asked to stop, and then to give up by themselves. */
export const CLOSE_LIMIT_MS = 15_000;
export const ABORT_LIMIT_MS = 3_000;

/** Waiting before reconnecting to Redis, in milliseconds, however long the outage has been. */
export function redisRetryDelay(times: number): number {
  return Math.min(100 * times, 1_500);
}

const REDIS_POLICY = {
  retryStrategy: redisRetryDelay,
  keepAlive: 10_000,
  connectTimeout: 5_000,
  /** Above the 10 s for which a worker's blocking read may rightly be silent. */
  socketTimeout: 15_000,
} as const;

/** For workers' connections: a command waits for as long as the outage lasts. */
export const REDIS_CONSUMER_POLICY = { ...REDIS_POLICY, maxRetriesPerRequest: null, enableOfflineQueue: true } as const;

/** For producers' connections: fail at once. */
export const REDIS_PRODUCER_POLICY = {
  ...REDIS_POLICY,
  maxRetriesPerRequest: 1,
  enableOfflineQueue: false,
  commandTimeout: ENQUEUE_LIMIT_MS,
  connectTimeout: ENQUEUE_LIMIT_MS,
} as const;

/** Connections of the one pool a process has on the PostgreSQL backend, beside one a worker that listens. */
export const POOL_EXTRA = 8;

/** For the pool on the PostgreSQL backend. */
export const POOL_POLICY = {
  connectionTimeoutMillis: ENQUEUE_LIMIT_MS,
  query_timeout: 10_000,
  idleTimeoutMillis: 30_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  /** The queue is a doorbell: what a crash of the server loses here, the outbox rings again. */
  options: '-c search_path=bullmq -c synchronous_commit=off -c statement_timeout=10000',
} as const;
