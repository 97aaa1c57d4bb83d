import { z } from 'zod';
import { PERIOD_PATTERN } from './schedule';

const id = z.uuid();
const period = z.string().regex(PERIOD_PATTERN);

/**
 * The queues and how many jobs of each one worker process runs at a time. Few on purpose: on the PostgreSQL backend
 * every queue of a worker holds a connection, and what runs beside each other keeps those waiting who answer offers: with
 * eight of `lifecycle` on two cores as many places were refilled in the same time, and answers took three times as long.
 */
export const QUEUES = {
  matching: { concurrency: 2 },
  /**
   * Apart from runs of one shoot, for which somebody waits: who leads a market run, and two seats in it. The leader waits
   * while the seats work.
   */
  market: { concurrency: 3 },
  lifecycle: { concurrency: 4 },
  /** Apart from all else: a slow mail server holds up messages and nothing more. */
  notification: { concurrency: 4 },
  system: { concurrency: 2 },
} as const satisfies Record<string, { readonly concurrency: number }>;

export type QueueName = keyof typeof QUEUES;

/** Every queue's name. */
export const QUEUE_NAMES = Object.keys(QUEUES) as QueueName[];

/** What the catalogue says of one kind of job. */
export interface JobSpec<S extends z.ZodType = z.ZodType> {
  readonly queue: QueueName;
  /** A payload that does not parse never will: such a job is dead at once. */
  readonly payload: S;
  /** How often a handler may throw before the job is dead. */
  readonly attempts: number;
  /** Waiting before the next attempt: doubles from `baseMs` up to `maxMs`. */
  readonly backoff: { readonly baseMs: number; readonly maxMs: number };
  /** Whether a job of this kind happens once for its payload, or once for each cause. */
  readonly once: 'payload' | 'cause';
}

/** Long enough to outlive a restart of the database (some two minutes), short enough to show a poison job the same day. */
const PATIENT = { attempts: 10, backoff: { baseMs: 500, maxMs: 30_000 } } as const;

/** For what comes again by itself: the next tick is the better retry. */
const BRIEF = { attempts: 3, backoff: { baseMs: 200, maxMs: 2_000 } } as const;

/** The one catalogue of jobs: producers' and consumers' types come from here. */
export const JOBS = {
  'match.run': {
    queue: 'matching',
    payload: z.strictObject({ runId: id }),
    attempts: 5,
    backoff: { baseMs: 1_000, maxMs: 30_000 },
    once: 'payload',
  },
  'market.run': {
    queue: 'market',
    payload: z.strictObject({ runId: id }),
    attempts: 5,
    backoff: { baseMs: 1_000, maxMs: 30_000 },
    once: 'payload',
  },
  'market.seat': { queue: 'market', payload: z.strictObject({ runId: id }), ...BRIEF, once: 'cause' },
  'market.nightly': { queue: 'system', payload: z.strictObject({ period }), ...PATIENT, once: 'payload' },
  'offer.ask': { queue: 'lifecycle', payload: z.strictObject({ shootId: id }), ...PATIENT, once: 'cause' },
  /** Once for each clock: an answered counter-proposal sets it again. */
  'offer.expire': { queue: 'lifecycle', payload: z.strictObject({ offerId: id }), ...PATIENT, once: 'cause' },
  /** Once for each clock: a challenge shortens it. */
  'hold.expire': { queue: 'lifecycle', payload: z.strictObject({ holdId: id }), ...PATIENT, once: 'cause' },
  'slot.refill': { queue: 'lifecycle', payload: z.strictObject({ slotId: id }), ...PATIENT, once: 'cause' },
  'posting.settle': { queue: 'lifecycle', payload: z.strictObject({ postingId: id }), ...PATIENT, once: 'cause' },
  'shoot.close': { queue: 'lifecycle', payload: z.strictObject({ shootId: id }), ...PATIENT, once: 'payload' },
  'application.announce': {
    queue: 'notification',
    payload: z.strictObject({ applicationId: id }),
    ...PATIENT,
    once: 'payload',
  },
  'notification.deliver': {
    queue: 'notification',
    payload: z.strictObject({ messageId: id }),
    ...PATIENT,
    once: 'cause',
  },
  'notification.digest': { queue: 'notification', payload: z.strictObject({ period }), ...PATIENT, once: 'payload' },
  'worker.heartbeat': { queue: 'system', payload: z.strictObject({ heartbeatId: id }), ...BRIEF, once: 'payload' },
  'housekeeping.sweep': { queue: 'system', payload: z.strictObject({ period }), ...BRIEF, once: 'payload' },
  'attendance.ask': { queue: 'lifecycle', payload: z.strictObject({ period }), ...PATIENT, once: 'payload' },
  'shoot.advance': { queue: 'system', payload: z.strictObject({ period }), ...PATIENT, once: 'payload' },
} as const satisfies Record<string, JobSpec>;

export type JobName = keyof typeof JOBS;

/** The payload of the job `J`. */
export type JobPayload<J extends JobName> = z.infer<(typeof JOBS)[J]['payload']>;

/** Every job's name. */
export const JOB_NAMES = Object.keys(JOBS) as JobName[];

/** Whether `name` is in the catalogue. */
export function isJobName(name: string): name is JobName {
  return Object.hasOwn(JOBS, name);
}

/** The catalogue's entry of `job`, widened. */
export function jobSpec(job: JobName): JobSpec {
  return JOBS[job];
}

/**
 * The key under which a piece of work exists once, for good: a second row with it is the same work.
 * @param job its kind
 * @param payload its payload
 * @param cause id of what caused it; counts only for kinds that are done once a cause
 * @throws RangeError when such a kind comes without a cause
 */
export function dedupeKey<J extends JobName>(job: J, payload: JobPayload<J>, cause?: string): string {
  const subject = Object.values(payload).join('/');
  if (jobSpec(job).once === 'payload') return `${job}:${subject}`;
  if (cause === undefined) throw new RangeError(`${job} is done once a cause: its key needs one`);
  return `${job}:${subject}:${cause}`;
}

/**
 * How long to wait before the attempt after `failures` failed ones.
 * @returns milliseconds, doubling from the job's base up to its maximum
 */
export function retryDelayMs(job: JobName, failures: number): number {
  const { baseMs, maxMs } = jobSpec(job).backoff;
  return Math.min(maxMs, baseMs * 2 ** Math.max(0, failures - 1));
}
