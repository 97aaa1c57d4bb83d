import { accountCycle, shootCycle } from '@callboard/domain';
import { z } from 'zod';
import { day, id, page, pageQuery, text } from './common';

const count = z.number().int();
const availability = z.enum(['free', 'prefer_not', 'no']).nullable();

export const adminShootsQuery = z.strictObject({
  q: text(1, 60).optional(),
  state: z.enum(shootCycle.states).optional(),
  ...pageQuery,
});
export type AdminShootsQuery = z.output<typeof adminShootsQuery>;

export const adminShoot = z
  .object({
    id,
    title: z.string(),
    companyId: id,
    companyName: z.string(),
    baseId: z.string(),
    state: z.enum(shootCycle.states),
    firstShootingDay: day,
    shootingDays: count,
    slots: count,
    booked: count,
    offered: count,
    /** Booked of all places, in whole per cent; 0 without places. */
    fillPercent: count,
  })
  .meta({ id: 'AdminShoot' });

export const adminShoots = page(adminShoot).meta({ id: 'AdminShoots' });

/** `day` is today in China when absent. */
export const adminPeopleQuery = z.strictObject({ q: text(1, 60), day: day.optional() });
export type AdminPeopleQuery = z.output<typeof adminPeopleQuery>;

const engagement = {
  kind: z.enum(['booked', 'offered']),
  shootId: id,
  shootTitle: z.string(),
  roleId: z.string(),
  baseId: z.string(),
  first: day,
  last: day,
};

export const adminPeople = z
  .object({
    day,
    people: z.array(
      z.object({
        personId: id,
        displayName: z.string(),
        handle: z.string(),
        homeBase: z.string().nullable(),
        accountState: z.enum(accountCycle.states).nullable(),
        roles: z.array(z.object({ roleId: z.string(), level: count })),
        /** Null when she is free of shoots on the day. */
        engagement: z.object(engagement).nullable(),
        availability,
      }),
    ),
  })
  .meta({ id: 'AdminPeople' });

export const adminPersonDays = z
  .object({
    personId: id,
    displayName: z.string(),
    handle: z.string(),
    days: z.array(
      z.object({
        day,
        /** `works` is false on a day without work inside the span of an engagement. */
        engagement: z.object({ ...engagement, works: z.boolean() }).nullable(),
        availability,
      }),
    ),
  })
  .meta({ id: 'AdminPersonDays' });
