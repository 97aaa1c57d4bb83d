import { bookingCycle } from '@callboard/domain';
import { z } from 'zod';
import { day, id, instant } from './common';
import { offerTerms } from './offer';

/** From a month ago to half a year ahead when no days are given; at most 400 days. */
export const stretchQuery = z.strictObject({ from: day.optional(), to: day.optional() });
export type StretchQuery = z.output<typeof stretchQuery>;

export const booking = z
  .object({
    id,
    offerId: id,
    slotId: id,
    shootId: id,
    shootTitle: z.string(),
    companyName: z.string(),
    baseId: z.string(),
    roleId: z.string(),
    days: z.array(day),
    paidDays: z.number().int(),
    /** Fen a day. */
    payFen: z.number().int(),
    state: z.enum(bookingCycle.states),
    /** As they were accepted. */
    terms: offerTerms,
    createdAt: instant,
  })
  .meta({ id: 'Booking' });

export const bookings = z.object({ items: z.array(booking) }).meta({ id: 'Bookings' });
