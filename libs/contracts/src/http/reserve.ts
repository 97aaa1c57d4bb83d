import { reserveCycle } from '@callboard/domain';
import { z } from 'zod';
import { day, id, instant, page, pageQuery } from './common';

export const reserve = z
  .object({
    id,
    postingId: id,
    shootId: id,
    shootTitle: z.string(),
    companyName: z.string(),
    roleId: z.string(),
    baseId: z.string(),
    payLowFen: z.number().int().nullable(),
    payHighFen: z.number().int().nullable(),
    firstDay: day.nullable(),
    lastDay: day.nullable(),
    state: z.enum(reserveCycle.states),
    /** Why it ended by itself; null when it did not. */
    dropReason: z.enum(['booked_elsewhere', 'shoot_wrapped', 'shoot_cancelled']).nullable(),
    /** Place among those who stand by for the posting, from 1; null when the person does no more. */
    rank: z.number().int().nullable(),
    /** How many stand by for the posting. */
    waiting: z.number().int(),
    createdAt: instant,
    endedAt: instant.nullable(),
  })
  .meta({ id: 'Reserve' });

export const reservePage = page(reserve).meta({ id: 'ReservePage' });

export const myReservesQuery = z.strictObject({ ...pageQuery });

export const shootReservesQuery = z.strictObject({ postingId: id.optional(), ...pageQuery });

export const shootReserve = z
  .object({
    id,
    postingId: id,
    roleId: z.string(),
    department: z.string(),
    person: z.object({
      id,
      displayName: z.string(),
      handle: z.string(),
      homeBase: z.string(),
      /** In the role of the posting. */
      level: z.number().int().nullable(),
      travelMinutes: z.number().int(),
    }),
    /** Place among those who stand by for the posting, from 1. */
    rank: z.number().int(),
    createdAt: instant,
  })
  .meta({ id: 'ShootReserve' });

export const shootReservePage = page(shootReserve).meta({ id: 'ShootReservePage' });
