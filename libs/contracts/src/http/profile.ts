import { z } from 'zod';
import { day, id, instant, text } from './common';
import { choice } from './reference';

const kind = z.enum(['graduate', 'freelancer', 'returnee']);

/** Roles, levels, bases and limits are judged by the domain. */
export const putProfile = z.strictObject({
  kind,
  homeBase: choice,
  maxTravelMinutes: z.number().int().min(0).max(3_000),
  /** Fen a day under which no offer is wanted. */
  payFloorFen: z.number().int(),
  school: text(0, 80).nullable().optional(),
  major: text(0, 80).nullable().optional(),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/))
    .max(20)
    .optional(),
  about: text(0, 500).optional(),
  searchable: z.boolean(),
  roles: z.array(z.strictObject({ roleId: choice, level: z.number().int() })).max(12),
});

export const profile = z
  .object({
    person: z.object({ id, displayName: z.string(), handle: z.string() }),
    /** 0 while there is no profile: send it in If-Match to make one. */
    version: z.number().int(),
    profile: z
      .object({
        kind,
        homeBase: z.string(),
        maxTravelMinutes: z.number().int(),
        payFloorFen: z.number().int(),
        school: z.string().nullable(),
        major: z.string().nullable(),
        languages: z.array(z.string()),
        about: z.string(),
        searchable: z.boolean(),
        roles: z.array(z.object({ roleId: z.string(), level: z.number().int() })),
        updatedAt: instant,
      })
      .nullable(),
  })
  .meta({ id: 'MyProfile' });

/** Paints the days from `from` to `to`, both included; `clear` takes the colour off. */
export const paintAvailability = z.strictObject({
  from: day,
  to: day,
  state: z.enum(['free', 'prefer_not', 'no', 'clear']),
});

export const availabilityQuery = z.strictObject({ from: day, to: day });

/** Stretches of days in order; days in none of them are not offered. */
export const availability = z
  .object({
    items: z.array(z.object({ from: day, to: day, state: z.enum(['free', 'prefer_not', 'no']) })),
  })
  .meta({ id: 'Availability' });
