import { ANNOUNCEMENT_LENGTH, departmentIds } from '@callboard/domain';
import { z } from 'zod';
import { id, instant, page, pageQuery, text } from './common';

/** To everybody who is booked when no department is named. */
export const sendAnnouncement = z.strictObject({
  department: z.enum(departmentIds).nullable().default(null),
  text: text(1, ANNOUNCEMENT_LENGTH),
  urgent: z.boolean().default(false),
});
export type SendAnnouncement = z.output<typeof sendAnnouncement>;

export const announcementsQuery = z.strictObject({ ...pageQuery });

const said = {
  id,
  /** Null: to everybody. */
  department: z.string().nullable(),
  authorName: z.string(),
  /** Null once it is withdrawn. */
  text: z.string().nullable(),
  urgent: z.boolean(),
  createdAt: instant,
  withdrawnAt: instant.nullable(),
};

export const announcement = z
  .object({
    ...said,
    shootId: id,
    /** To how many it went: those booked when it was sent. */
    all: z.number().int(),
    /** How many of them have read it. */
    read: z.number().int(),
  })
  .meta({ id: 'Announcement' });

/** Answers that are kept for a retry name nobody. */
export const announcementSent = announcement.omit({ authorName: true }).meta({ id: 'AnnouncementSent' });

export const announcementPage = page(announcement).meta({ id: 'AnnouncementPage' });

export const announcementDetail = announcement
  .extend({
    /** Who has not read it, by name. */
    unread: z.array(z.object({ personId: id, displayName: z.string(), roleId: z.string(), department: z.string() })),
  })
  .meta({ id: 'AnnouncementDetail' });

export const myAnnouncements = z
  .object({
    items: z.array(
      z.object({
        ...said,
        /** It went to the caller; else it is from before she was booked, and nobody counts whether she reads it. */
        mine: z.boolean(),
        readAt: instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'MyAnnouncements' });

export const announcementRead = z.object({ readAt: instant }).meta({ id: 'AnnouncementRead' });
