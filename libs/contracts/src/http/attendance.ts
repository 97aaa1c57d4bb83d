import { ATTENDANCE_STATES } from '@callboard/domain';
import { z } from 'zod';
import { day, id, instant } from './common';

export const starter = z
  .object({
    bookingId: id,
    personId: id,
    displayName: z.string(),
    handle: z.string(),
    roleId: z.string(),
    department: z.string(),
    /** `bookedLate` was booked when it was too late to ask, and counts as confirmed. */
    state: z.enum(ATTENDANCE_STATES),
    askedAt: instant.nullable(),
    againAt: instant.nullable(),
    confirmedAt: instant.nullable(),
    silentAt: instant.nullable(),
  })
  .meta({ id: 'Starter' });

const count = z.number().int();

/** The next day on which anybody of the shoot begins, until some hours after its call; null when nobody does. */
export const attendance = z
  .object({
    next: z
      .object({
        day,
        /** The usual call of that day at the base. */
        callAt: instant,
        /** Who does not answer first. */
        people: z.array(starter),
        counts: z.object({ all: count, confirmed: count, waiting: count, silent: count }),
      })
      .nullable(),
  })
  .meta({ id: 'Attendance' });

export const revealedPhone = z
  .object({
    /** E.164; null when the person gave none. */
    phone: z.string().nullable(),
  })
  .meta({ id: 'RevealedPhone' });
