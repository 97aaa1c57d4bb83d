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
  /** `expiresAt` is when the offer's clock runs out. */
  'offer.sent': z.strictObject({ offerId: id, expiresAt: instant }),
  'offer.accepted': z.strictObject({ offerId: id, bookingId: id, slotId: id, postingId: id }),
  'offer.declined': z.strictObject({ offerId: id, slotId: id }),
  'offer.expired': z.strictObject({ offerId: id, slotId: id }),
  'offer.withdrawn': z.strictObject({ offerId: id, slotId: id }),
  'application.submitted': z.strictObject({ applicationId: id }),
  'posting.filled': z.strictObject({ postingId: id }),
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
