import { applicationCycle } from '@callboard/domain';
import { z } from 'zod';
import { clash } from './clash';
import { day, fen, flag, id, instant, page, pageQuery, text, wholeNumber } from './common';
import { entry } from './posting';
import { payTiming } from './shoot';

/** Several choices in one parameter, separated by commas; at most twenty. */
const choices = z
  .string()
  .max(1_300)
  .transform((value) => value.split(',').filter((part) => part !== ''))
  .pipe(z.array(z.string().max(60)).max(20))
  .meta({ type: 'string' });

const filters = {
  base: choices.optional(),
  department: choices.optional(),
  role: choices.optional(),
  entry: choices.pipe(z.array(entry)).optional(),
  /** No work before this day. */
  from: day.optional(),
  /** No work after this day. */
  to: day.optional(),
  /** Fen a day that the band must reach. */
  payFromFen: wholeNumber(0, 999_999_999).optional(),
  q: text(1, 60).optional(),
  /**
   * Leaves out what I could not take on: a role or level that I do not hold, a base further than I travel, a band under
   * my floor, days that clash with my bookings. Only for those who are logged in (`auth.required`).
   */
  fits: flag.optional(),
};

export const boardQuery = z.strictObject({
  ...filters,
  sort: z.enum(['new', 'pay', 'start']).optional(),
  ...pageQuery,
});

export const boardCountsQuery = z.strictObject(filters);

const shown = {
  id,
  shootId: id,
  title: z.string(),
  productionTitle: z.string(),
  genre: z.string(),
  company: z.object({ id, name: z.string(), verified: z.boolean() }),
  roleId: z.string(),
  department: z.string(),
  minLevel: z.number().int(),
  headcount: z.number().int(),
  openPlaces: z.number().int(),
  pay: z.object({
    lowPerDayFen: fen,
    highPerDayFen: fen,
    /** The day rate over the hours of a day, rounded half up. */
    lowPerHourFen: fen,
    highPerHourFen: fen,
    timing: payTiming,
    overtimeRule: z.string(),
  }),
  hoursPerDay: z.number().int(),
  meals: z.boolean(),
  bed: z.boolean(),
  baseId: z.string(),
  firstDay: day,
  lastDay: day,
  /** Paid days of a place. */
  days: z.number().int(),
  firstShootingDay: day,
  shootingDays: z.number().int(),
  entry,
  headOfDepartment: z.boolean(),
  requirements: z.string(),
  publishedAt: instant,
};

export const boardPosting = z.object(shown).meta({ id: 'BoardPosting' });

export const boardPage = page(boardPosting).meta({ id: 'BoardPage' });

const counted = z.array(z.object({ value: z.string(), count: z.number().int() }));

/** How many postings each choice of a filter would show beside the other filters. */
export const boardCounts = z
  .object({
    total: z.number().int(),
    base: counted,
    department: counted,
    role: counted,
    entry: counted,
    /**
     * With `fits`: how many of the postings that all other filters show each rule hides. Every hidden posting counts
     * once, under the first of role, travel, pay and clash that hides it, so that the sum is all that is hidden. Null
     * without `fits`.
     */
    hidden: z
      .object({
        clash: z.number().int(),
        travel: z.number().int(),
        pay: z.number().int(),
        role: z.number().int(),
      })
      .nullable(),
  })
  .meta({ id: 'BoardCounts' });

export const boardPostingPage = z
  .object({
    ...shown,
    open: z.boolean(),
    /** Why it is closed; null while it is open. */
    closedReason: z.enum(['filled', 'closed', 'started', 'wrapped', 'cancelled', 'unverified']).nullable(),
    /** Up to three open postings like this one, when it is closed. */
    alternatives: z.array(boardPosting),
    /**
     * How the company answers those who apply, of its last 200 applications in 90 days; null while fewer than five people
     * have applied.
     */
    answering: z
      .object({
        applications: z.number().int(),
        /** Those that it has shortlisted, offered a place or declined. */
        answered: z.number().int(),
        /** Hours within which half of the answers came, rounded up; null when there is none. */
        medianHours: z.number().int().nullable(),
      })
      .nullable(),
    /** The days of its places. */
    workDays: z.array(day),
    /** How the caller stands to it; null for those who are not logged in. */
    mine: z
      .object({
        application: z.object({ id, state: z.enum(applicationCycle.states) }).nullable(),
        /** Place among those who stand by for it, from 1; null for whoever does not. */
        reserve: z.object({ rank: z.number().int() }).nullable(),
        /** Why an application would be refused, or null. */
        unqualified: z.enum(['noProfile', 'noRole', 'level']).nullable(),
        /** I have blocked the company. */
        blocked: z.boolean(),
        /** Bookings that leave no room for this work, rest and travel included. */
        clashes: z.array(clash),
      })
      .nullable(),
  })
  .meta({ id: 'BoardPostingPage' });

/** Open postings like one that came to nothing, which fit the caller. */
export const similarPostings = z.object({ items: z.array(boardPosting) }).meta({ id: 'SimilarPostings' });
