import { bookingCycle, CANCEL_REASONS, DROP_OUT_REASONS } from '@callboard/domain';
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
    /** Whether the person has said that she comes on the first day. */
    attendance: z.object({
      /** The usual call of the first day. */
      callAt: instant,
      /** It can be said now, and has not been. */
      confirmable: z.boolean(),
      /** Null while nobody has asked. */
      askedAt: instant.nullable(),
      confirmedAt: instant.nullable(),
    }),
  })
  .meta({ id: 'Booking' });

export const bookings = z.object({ items: z.array(booking) }).meta({ id: 'Bookings' });

const fromDay = day.optional();

/** All days are given back when none is named; one must be once they have begun. */
export const dropOut = z.strictObject({ reason: z.enum(DROP_OUT_REASONS), fromDay });
export type DropOut = z.output<typeof dropOut>;

/** The same by the company; others are asked at once unless `refill` says no. */
export const cancelBooking = z.strictObject({
  reason: z.enum(CANCEL_REASONS),
  fromDay,
  refill: z.boolean().default(true),
});
export type CancelBooking = z.output<typeof cancelBooking>;

export const noShow = z.strictObject({ refill: z.boolean().default(true) });
export type NoShow = z.output<typeof noShow>;

/** How a booking was called off. */
export const calledOff = z
  .object({
    cancellationId: id,
    bookingId: id,
    kind: z.enum(['person', 'company', 'no_show']),
    reason: z.string(),
    firstLostDay: day,
    lostDays: z.number().int(),
    /** They stay with the booking, as completed. */
    workedDays: z.number().int(),
    late: z.boolean(),
    /** Whether it stands in the person's record. */
    counted: z.boolean(),
    /** What the company owes beside the days worked, in fen. */
    owedFen: z.number().int(),
    owedRule: z.enum(['half_day', 'full_day']).nullable(),
    /** The place that is free now. */
    slotId: id,
  })
  .meta({ id: 'CalledOff' });
