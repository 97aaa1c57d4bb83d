import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** How one start of a job ended. */
export type JobOutcome = 'done' | 'retried' | 'dead' | 'returned';

/**
 * What Prometheus may read. Labels are names from the code (routes, jobs, queues, states), never ids or anything of a
 * person, so the number of series stays small.
 */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly httpDuration = new Histogram({
    name: 'callboard_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  private readonly jobDuration = new Histogram({
    name: 'callboard_job_duration_seconds',
    help: 'Time a handler took, by how its job ended',
    labelNames: ['job', 'outcome'] as const,
    buckets: [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [this.registry],
  });
  private readonly jobsStalled = new Counter({
    name: 'callboard_jobs_stalled_total',
    help: 'Jobs taken back from a worker that no longer answered',
    labelNames: ['queue'] as const,
    registers: [this.registry],
  });
  private readonly outboxRows = this.gauge('callboard_outbox_rows', 'Outbox rows by state', ['state']);
  private readonly outboxAge = this.gauge(
    'callboard_outbox_oldest_due_seconds',
    'Age of the oldest row that is due and not done',
  );
  private readonly queueJobs = this.gauge('callboard_queue_jobs', 'Jobs by queue and state', ['queue', 'state']);
  private readonly queueAge = this.gauge('callboard_queue_oldest_waiting_seconds', 'Age of the oldest waiting job', [
    'queue',
  ]);
  private readonly poolConnections = this.gauge(
    'callboard_pool_connections',
    'Database connections by pool and state',
    ['pool', 'state'],
  );
  private readonly heartbeatAge = this.gauge(
    'callboard_worker_heartbeat_age_seconds',
    'Time since a heartbeat came round',
  );
  private readonly liveStreams = this.gauge('callboard_live_streams', 'Open streams of server-sent events');

  /** The content type of {@link render}. */
  readonly contentType = this.registry.contentType;

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /**
   * Counts one answered request.
   * @param route the route's pattern, such as `/api/v1/shoots/:id`; undefined when none matched
   */
  httpRequest(request: { route: string | undefined; method: string; statusCode: number; seconds: number }): void {
    this.httpDuration.observe(
      {
        route: request.route ?? 'unmatched',
        method: METHODS.has(request.method) ? request.method : 'other',
        status: `${Math.floor(request.statusCode / 100)}xx`,
      },
      request.seconds,
    );
  }

  /** Counts one start of a job and how it ended. */
  jobEnded(job: string, outcome: JobOutcome, seconds: number): void {
    this.jobDuration.observe({ job, outcome }, seconds);
  }

  /** Counts jobs taken back from a worker that died or froze. */
  jobStalled(queue: string): void {
    this.jobsStalled.inc({ queue });
  }

  /**
   * @param rows number of rows by state
   * @param oldestDueSeconds by the database's clock, 0 when nothing is due
   */
  setOutbox(rows: Readonly<Record<string, number>>, oldestDueSeconds: number): void {
    for (const [state, count] of Object.entries(rows)) this.outboxRows.set({ state }, count);
    this.outboxAge.set(oldestDueSeconds);
  }

  /** @param oldestWaitingSeconds age of the queue's oldest waiting job, 0 when none waits */
  setQueue(queue: string, jobs: Readonly<Record<string, number>>, oldestWaitingSeconds: number): void {
    for (const [state, count] of Object.entries(jobs)) this.queueJobs.set({ queue, state }, count);
    this.queueAge.set({ queue }, oldestWaitingSeconds);
  }

  setPool(pool: string, connections: { total: number; idle: number; waiting: number }): void {
    for (const [state, count] of Object.entries(connections)) this.poolConnections.set({ pool, state }, count);
  }

  setHeartbeatAge(seconds: number): void {
    this.heartbeatAge.set(seconds);
  }

  setLiveStreams(count: number): void {
    this.liveStreams.set(count);
  }

  /** Everything in Prometheus' text format. */
  render(): Promise<string> {
    return this.registry.metrics();
  }

  private gauge<L extends string = never>(name: string, help: string, labelNames: L[] = []): Gauge<L> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}
