import { z } from 'zod';
import { day, id } from './common';

/** A booking of the caller that leaves no room for a piece of work, rest and travel included. */
export const clash = z
  .object({
    bookingId: id,
    kind: z.enum(['overlap', 'gap']),
    shootTitle: z.string(),
    firstDay: day,
    lastDay: day,
    /** Free days that there must be between, and that there are; for an overlap both are 0. */
    neededDays: z.number().int(),
    freeDays: z.number().int(),
  })
  .meta({ id: 'Clash' });
