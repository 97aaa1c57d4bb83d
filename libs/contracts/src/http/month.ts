import { bookingCycle, holdCycle, offerCycle } from '@callboard/domain';
import { z } from 'zod';
import { day, id, instant } from './common';

export const monthQuery = z.strictObject({ month: z.string().regex(/^\d{4}-\d{2}$/) });

const layer = z.enum(['booking', 'hold', 'offer', 'rest', 'travel', 'gap']);

const work = {
  id,
  shootId: id,
  shootTitle: z.string(),
  companyName: z.string(),
  roleId: z.string(),
  baseId: z.string(),
  firstDay: day,
  lastDay: day,
  days: z.array(day),
};
const pay = { payPerDayFen: z.number().int() };

export const month = z
  .object({
    month: z.string(),
    firstDay: day,
    lastDay: day,
    bookings: z.array(z.object({ ...work, ...pay, state: z.enum(bookingCycle.states) })),
    offers: z.array(z.object({ ...work, ...pay, state: z.enum(offerCycle.states), expiresAt: instant })),
    /** First rights on days, with what is paid still open; `rank` 1 comes first. */
    holds: z.array(z.object({ ...work, state: z.enum(holdCycle.states), endsAt: instant, rank: z.number().int() })),
    /** Bars by layer, cut to the month; rest and travel name the booking that they follow. */
    bars: z.array(
      z.object({
        layer,
        id: id.nullable(),
        firstDay: day,
        lastDay: day,
        fromBefore: z.boolean(),
        goesOn: z.boolean(),
      }),
    ),
    /** What each day of the month shows. */
    days: z.array(z.object({ day, layer })),
    /** Days worked in the month under firm bookings. */
    paidDays: z.number().int(),
    /** What the firm bookings pay for the days of this month. */
    firmIncomeFen: z.number().int(),
  })
  .meta({ id: 'Month' });
