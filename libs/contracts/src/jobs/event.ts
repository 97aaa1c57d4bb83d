import { z } from 'zod';
import { PERIOD_PATTERN, SCHEDULE_NAMES } from './schedule';

const id = z.uuid();
const instant = z.iso.datetime({ offset: true });

/**
 * Everything that core says has happened. Payloads hold ids and, where a clock belongs to the fact, its instant: never
 * entities, never personal data.
 */
export const EVENTS = {
  'shoot.published': z.strictObject({ shootId: id }),
  'shoot.cancelled': z.strictObject({ shootId: id }),
  'matchRun.requested': z.strictObject({ runId: id }),
  'marketRun.requested': z.strictObject({ runId: id }),
  /** Somebody leads a market run under a token, and so many others may help. */
  'marketRun.led': z.strictObject({ runId: id, token: id, seats: z.number().int().min(1).max(64) }),
  /** A run has stored proposals for postings that ask by themselves. */
  'proposals.toAsk': z.strictObject({ shootId: id, runId: id }),
  /** `expiresAt` is when the offer's clock runs out. */
  'offer.sent': z.strictObject({ offerId: id, expiresAt: instant }),
  /** What somebody proposed has its answer; `expiresAt` is when the clock runs out that she has now. */
  'offer.counterAnswered': z.strictObject({ offerId: id, expiresAt: instant }),
  'offer.accepted': z.strictObject({ offerId: id, bookingId: id, slotId: id, postingId: id }),
  'offer.declined': z.strictObject({ offerId: id, slotId: id }),
  'offer.expired': z.strictObject({ offerId: id, slotId: id }),
  'offer.withdrawn': z.strictObject({ offerId: id, slotId: id }),
  /** `expiresAt` is when the hold's clock runs out. */
  'hold.placed': z.strictObject({ holdId: id, expiresAt: instant }),
  /** A firm offer stands against it; `endsAt` is when the hold is over unless it is converted before. */
  'hold.challenged': z.strictObject({ holdId: id, offerId: id, endsAt: instant }),
  'hold.lifted': z.strictObject({ holdId: id }),
  'hold.converted': z.strictObject({ holdId: id, offerId: id }),
  'hold.released': z.strictObject({ holdId: id }),
  'hold.expired': z.strictObject({ holdId: id }),
  /** A booking was called off; `slotId` is the place that is free now. */
  'booking.calledOff': z.strictObject({ bookingId: id, slotId: id, postingId: id, refill: z.boolean() }),
  /** A place that is refilled is to be looked at then. */
  'backfill.due': z.strictObject({ slotId: id, stepId: id, at: instant }),
  'application.submitted': z.strictObject({ applicationId: id }),
  'posting.filled': z.strictObject({ postingId: id }),
  /** A message to somebody is to go out; `round` counts its tries, so that each is a piece of work of its own. */
  'notification.due': z.strictObject({ messageId: id, round: z.string().min(1).max(40), dueAt: instant }),
  'heartbeat.requested': z.strictObject({ heartbeatId: id }),
  'schedule.ticked': z.strictObject({ schedule: z.enum(SCHEDULE_NAMES), period: z.string().regex(PERIOD_PATTERN) }),
} as const satisfies Record<string, z.ZodType>;

export type EventName = keyof typeof EVENTS;

/** The payload of the event `N`. */
export type EventPayload<N extends EventName> = z.infer<(typeof EVENTS)[N]>;

/** One thing that happened: its name decides the shape of its payload. */
export type DomainEvent<N extends EventName = EventName> = {
  [K in N]: { readonly name: K; readonly payload: Readonly<EventPayload<K>> };
}[N];

/** Every event's name. */
export const EVENT_NAMES = Object.keys(EVENTS) as EventName[];

/**
 * Checks an event against its schema.
 * @throws z.ZodError when the payload has another shape, an unknown key included
 */
export function parseEvent<N extends EventName>(event: DomainEvent<N>): DomainEvent<N> {
  EVENTS[event.name].parse(event.payload);
  return event;
}
