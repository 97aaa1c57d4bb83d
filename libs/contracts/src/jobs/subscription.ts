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

/** A hold has as many clocks as challenges and one more: each instant rings once. */
const holdClock = (holdId: string, at: string): JobRequest => {
  const dueAt = new Date(at);
  return request('hold.expire', { holdId }, { cause: dueAt.toISOString(), dueAt });
};

/** An offer has a clock, and another one once its counter-proposal is answered. */
const offerClock = ({ offerId, expiresAt }: { offerId: string; expiresAt: string }): readonly JobRequest[] => {
  const dueAt = new Date(expiresAt);
  return [request('offer.expire', { offerId }, { cause: dueAt.toISOString(), dueAt })];
};

const none = (): readonly JobRequest[] => [];

/** Which jobs each event becomes. An event with none is still told to the browsers that watch. */
const SUBSCRIBERS: Subscribers = {
  'shoot.published': none,
  'shoot.cancelled': ({ shootId }) => [request('shoot.close', { shootId })],
  'matchRun.requested': ({ runId }) => [request('match.run', { runId })],
  'marketRun.requested': ({ runId }) => [request('market.run', { runId })],
  'marketRun.led': ({ runId, token, seats }) =>
    Array.from({ length: seats }, (_, seat) => request('market.seat', { runId }, { cause: `${token}/${seat}` })),
  'proposals.toAsk': ({ shootId, runId }) => [request('offer.ask', { shootId }, { cause: runId })],
  'offer.sent': offerClock,
  'offer.counterAnswered': offerClock,
  'offer.accepted': ({ postingId, bookingId }) => [request('posting.settle', { postingId }, { cause: bookingId })],
  'offer.declined': ({ slotId, offerId }) => [request('slot.refill', { slotId }, { cause: offerId })],
  'offer.expired': ({ slotId, offerId }) => [request('slot.refill', { slotId }, { cause: offerId })],
  'offer.withdrawn': none,
  'hold.placed': ({ holdId, expiresAt }) => [holdClock(holdId, expiresAt)],
  'hold.challenged': ({ holdId, endsAt }) => [holdClock(holdId, endsAt)],
  'hold.lifted': none,
  'hold.converted': none,
  'hold.released': none,
  'hold.expired': none,
  'booking.calledOff': ({ bookingId, slotId, postingId, refill }) =>
    refill
      ? [request('slot.refill', { slotId }, { cause: bookingId })]
      : [request('posting.settle', { postingId }, { cause: bookingId })],
  'backfill.due': ({ slotId, stepId, at }) => [
    request('slot.refill', { slotId }, { cause: stepId, dueAt: new Date(at) }),
  ],
  'application.submitted': ({ applicationId }) => [request('application.announce', { applicationId })],
  'posting.filled': none,
  'notification.due': ({ messageId, round, dueAt }) => [
    request('notification.deliver', { messageId }, { cause: round, dueAt: new Date(dueAt) }),
  ],
  'heartbeat.requested': ({ heartbeatId }) => [request('worker.heartbeat', { heartbeatId })],
  'schedule.ticked': ({ schedule, period }) => {
    switch (schedule) {
      case 'housekeeping':
        return [request('housekeeping.sweep', { period })];
      case 'shootAdvance':
        return [request('shoot.advance', { period })];
      case 'attendance':
        return [request('attendance.ask', { period })];
      case 'marketRun':
        return [request('market.nightly', { period })];
      case 'notificationDigest':
        return [request('notification.digest', { period })];
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
