import { z } from 'zod';
import { clash } from './clash';
import { day, fen, id, instant, wholeNumber } from './common';
import { personCard, scoreTerm } from './match';
import { entry } from './posting';

const count = z.number().int();

/** How many answers at most: 1 to 50, 50 when left out. */
export const fitQuery = z.strictObject({ limit: wholeNumber(1, 50).optional() });

/** How old an answer can be. Whatever it leads to is checked again. */
const freshness = {
  /** Everything that was committed by then is in the answer. */
  asOf: instant,
  /** Seconds since then, rounded up to tenths; a second and a half as a rule. */
  staleSeconds: z.number().min(0),
  /** `database` where no index answered. */
  source: z.enum(['index', 'database']),
};

/** Points, and the terms that gave them: texts `score.<id>`. Terms that gave none are left out. */
const scored = {
  score: count,
  /** Fen a day to offer: the least of the band that is not under her floor. */
  payFen: fen,
  /** Days that she would rather not work. */
  preferNotDays: count,
  terms: z.array(scoreTerm),
};

/** The best people for the first open place of a posting, best first; `slotId` is null when it has none. */
export const fittingPeople = z
  .object({ ...freshness, slotId: id.nullable(), items: z.array(z.object({ person: personCard, ...scored })) })
  .meta({ id: 'FittingPeople' });

/** A posting as a list of what fits somebody shows it. */
export const fittingPosting = z
  .object({
    postingId: id,
    shootId: id,
    title: z.string(),
    companyName: z.string(),
    roleId: z.string(),
    baseId: z.string(),
    entry,
    payLowFen: fen,
    payHighFen: fen,
    hoursPerDay: count,
    meals: z.boolean(),
    bed: z.boolean(),
    firstDay: day,
    lastDay: day,
    /** Paid days of the first open place. */
    days: count,
    ...scored,
  })
  .meta({ id: 'FittingPosting' });

/** The best postings on the board for the caller, best first, without those that she has applied to. */
export const fittingPostings = z
  .object({ ...freshness, items: z.array(fittingPosting) })
  .meta({ id: 'FittingPostings' });

/** What the caller can change so that a rule no longer keeps her out; what does not belong to its kind is null or empty. */
export const fitChange = z
  .object({
    kind: z.enum(['paintFree', 'lowerFloor', 'travelFurther', 'addRole', 'seeClashes']),
    /** Days to paint free. */
    days: z.array(z.object({ from: day, to: day })),
    payFloorFen: fen.nullable(),
    travelMinutes: count.nullable(),
    roleId: z.string().nullable(),
    level: count.nullable(),
    /** Bookings of her own in the way. */
    clashes: z.array(clash),
  })
  .meta({ id: 'FitChange' });

/** Whether a posting fits the caller, checked against the database at `checkedAt`. */
export const jobFit = z
  .object({
    checkedAt: instant,
    /** It has an open place. */
    open: z.boolean(),
    fits: z.boolean(),
    /** Why it fits; null when it does not. */
    why: z.object(scored).nullable(),
    /**
     * What keeps her out, in order: texts `rule.<rule>` with these parameters, or `profile` when she has none. `excluded`
     * says in `why` whether she is `inShoot`, was `asked` before, or has applied for some of the days alone (`partly`);
     * `other` says nothing.
     */
    obstacles: z.array(
      z.object({
        rule: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
        change: fitChange.nullable(),
      }),
    ),
  })
  .meta({ id: 'JobFit' });
