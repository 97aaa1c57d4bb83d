import { z } from 'zod';
import { flag, id, instant, page, pageQuery } from './common';

const bothTexts = z.object({ zh: z.string(), en: z.string() });

/** Something that I was told. */
export const notification = z
  .object({
    id,
    /** What kind of thing happened. */
    template: z.string(),
    title: bothTexts,
    text: bothTexts,
    /** Path of the page to go to. */
    link: z.string(),
    urgent: z.boolean(),
    createdAt: instant,
    /** Null until I have seen it. */
    readAt: instant.nullable(),
  })
  .meta({ id: 'Notification' });

export const notificationsQuery = z.strictObject(pageQuery);
export type NotificationsQuery = z.output<typeof notificationsQuery>;

/** With how many of all, not of this page, I have not seen. */
export const notifications = page(notification).extend({ unread: z.number().int() }).meta({ id: 'Notifications' });

/** After reading: how many I have not seen. */
export const unreadNotifications = z.object({ unread: z.number().int() }).meta({ id: 'UnreadNotifications' });

const channels = { mail: z.boolean(), sms: z.boolean(), push: z.boolean(), digest: z.boolean() };

/** How I want to be told. */
export const putNotificationPreferences = z.strictObject({
  ...channels,
  /** Whether I may be asked in the quiet hours for work that is near; part of my profile, so only with one. */
  emergencyCalls: z.boolean().optional(),
});
export type PutNotificationPreferences = z.output<typeof putNotificationPreferences>;

export const notificationPreferences = z
  .object({
    ...channels,
    /** Null without a profile. */
    emergencyCalls: z.boolean().nullable(),
    /** Whether I have left an address for it. */
    hasEmail: z.boolean(),
    hasPhone: z.boolean(),
    /** When nobody is woken, `HH:MM` where I live. */
    quietHours: z.object({ from: z.string(), to: z.string(), zone: z.string(), emergencyHours: z.number().int() }),
  })
  .meta({ id: 'NotificationPreferences' });

const deliveryState = z.enum(['held', 'due', 'sending', 'sent', 'failed', 'unknown', 'dropped']);

export const deliveriesQuery = z.strictObject({
  ...pageQuery,
  state: deliveryState.optional(),
  night: flag.optional(),
});
export type DeliveriesQuery = z.output<typeof deliveriesQuery>;

/** A message to somebody on its way by one channel: what and where it stands, never the address. */
export const delivery = z
  .object({
    id,
    personId: id,
    channel: z.enum(['mail', 'sms', 'push']),
    state: deliveryState,
    template: z.string(),
    attempts: z.number().int(),
    error: z.string().nullable(),
    /** What the provider calls it. */
    providerId: z.string().nullable(),
    createdAt: instant,
    dueAt: instant,
    sentAt: instant.nullable(),
    /** It went out in the quiet hours of its reader, who allows emergency calls or runs the shoot. */
    atNight: z.boolean(),
  })
  .meta({ id: 'Delivery' });

export const deliveries = page(delivery)
  .extend({
    /** How many messages went out in the quiet hours of their readers within so many days, and to how many people. */
    night: z.object({ days: z.number().int(), messages: z.number().int(), people: z.number().int() }),
  })
  .meta({ id: 'Deliveries' });

/** What an operator knows of a message that may have gone out, or wants for one that failed. */
export const resolveDelivery = z.strictObject({ decision: z.enum(['sent', 'again']) });
export type ResolveDelivery = z.output<typeof resolveDelivery>;
