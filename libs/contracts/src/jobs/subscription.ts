import { parseEvent, type DomainEvent, type EventName, type EventPayload } from './event';
import { dedupeKey, type JobName, type JobPayload } from './job';

/** A job that an event becomes: one outbox row. */
export type JobRequest<J extends JobName = JobName> = {
  [K in J]: {
    readonly job: K;
    readonly payload: JobPayload<K>;
    /** Unique for good among outbox rows. */
    readonly dedupeKey: string;
    /** When the job is due; absent means now. */
    readonly dueAt?: Date;
  };
}[J];

type Subscribers = { readonly [N in EventName]: (payload: EventPayload<N>) => readonly JobRequest[] };

function request<J extends JobName>(
  job: J,
  payload: JobPayload<J>,
  more: { cause?: string; dueAt?: Date } = {},
): JobRequest {
  const row = { job, payload, dedupeKey: dedupeKey(job, payload, more.cause) };
  return (more.dueAt === undefined ? row : { ...row, dueAt: more.dueAt }) as JobRequest;
}

const none = (): readonly JobRequest[] => [];

/** Which jobs each event becomes. An event with none is still told to the browsers that watch. */
const SUBSCRIBERS: Subscribers = {
  'shoot.published': none,
  'shoot.cancelled': ({ shootId }) => [request('shoot.close', { shootId })],
  'matchRun.requested': ({ runId }) => [request('match.run', { runId })],
  'offer.sent': ({ offerId, expiresAt }) => [request('offer.expire', { offerId }, { dueAt: new Date(expiresAt) })],
  'offer.accepted': ({ postingId, bookingId }) => [request('posting.settle', { postingId }, { cause: bookingId })],
  'offer.declined': ({ slotId, offerId }) => [request('slot.refill', { slotId }, { cause: offerId })],
  'offer.expired': ({ slotId, offerId }) => [request('slot.refill', { slotId }, { cause: offerId })],
  'offer.withdrawn': none,
  'application.submitted': none,
  'posting.filled': none,
  'heartbeat.requested': ({ heartbeatId }) => [request('worker.heartbeat', { heartbeatId })],
  'schedule.ticked': ({ schedule, period }) => {
    switch (schedule) {
      case 'housekeeping':
        return [request('housekeeping.sweep', { period })];
      case 'shootAdvance':
        return [request('shoot.advance', { period })];
    }
  },
};

/**
 * The jobs that `event` becomes, each to be one outbox row in the transaction of the event.
 * @throws z.ZodError when the event's payload does not fit its schema: nothing half-shaped reaches the outbox
 */
export function jobsFor(event: DomainEvent): readonly JobRequest[] {
  parseEvent(event);
  const subscribe = SUBSCRIBERS[event.name] as (payload: DomainEvent['payload']) => readonly JobRequest[];
  return subscribe(event.payload);
}
