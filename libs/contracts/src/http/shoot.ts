import { shootCycle } from '@callboard/domain';
import { z } from 'zod';
import { day, id, instant, page, pageQuery, text } from './common';
import { choice } from './reference';

/** When pay is due: each day, each week, at wrap, or so many days after. */
export const payTiming = z.enum(['daily', 'weekly', 'wrap', 'wrap_7', 'wrap_30']);

export const shootState = z.enum(shootCycle.states);

const labourBudgetFen = z.number().int().min(0).max(100_000_000_000).nullable();
const hoursPerDay = z.number().int().min(4).max(16);

/** Limits of dates, sizes and bases are the domain's: it says what is wrong in a sentence. */
export const createShoot = z.strictObject({
  productionId: id,
  /** The production's title when absent. */
  title: text(1, 120).optional(),
  baseId: choice,
  firstShootingDay: day,
  shootingDays: z.number().int(),
  templateSize: z.number().int().optional(),
  labourBudgetFen: labourBudgetFen.optional(),
  hoursPerDay: hoursPerDay.optional(),
  overtimeRule: text(0, 300).optional(),
  payTiming: payTiming.optional(),
  meals: z.boolean().optional(),
  bed: z.boolean().optional(),
});

export const updateShoot = z.strictObject({
  title: text(1, 120).optional(),
  baseId: choice.optional(),
  firstShootingDay: day.optional(),
  shootingDays: z.number().int().optional(),
  labourBudgetFen: labourBudgetFen.optional(),
  hoursPerDay: hoursPerDay.optional(),
  overtimeRule: text(0, 300).optional(),
  payTiming: payTiming.optional(),
  meals: z.boolean().optional(),
  bed: z.boolean().optional(),
});

/** With `keepEdited` the postings that are `edited` stay as they are, and only the others follow the size. */
export const applyTemplate = z.strictObject({ size: z.number().int(), keepEdited: z.boolean().optional() });

export const cancelShoot = z.strictObject({ reason: text(1, 300) });

/** What the producer does next. */
export const nextStep = z.enum([
  'addPostings',
  'setPay',
  'publish',
  'awaitVerification',
  'fill',
  'awaitMatch',
  'sendOffers',
  'awaitAnswers',
  'ready',
  'none',
]);

export const shoot = z
  .object({
    id,
    companyId: id,
    companyName: z.string(),
    productionId: id,
    productionTitle: z.string(),
    title: z.string(),
    baseId: z.string(),
    zone: z.string(),
    firstShootingDay: day,
    lastShootingDay: day,
    shootingDays: z.number().int(),
    runFirst: day,
    runLast: day,
    hoursPerDay: z.number().int(),
    overtimeRule: z.string(),
    payTiming,
    meals: z.boolean(),
    bed: z.boolean(),
    templateSize: z.number().int().nullable(),
    state: shootState,
    cancelReason: z.string().nullable(),
    nextStep,
    summary: z.object({
      postings: z.number().int(),
      postingsWithoutPay: z.number().int(),
      headcount: z.number().int(),
      personDays: z.number().int(),
      open: z.number().int(),
      offered: z.number().int(),
      filled: z.number().int(),
      /** Null without the right to see costs. */
      costLowFen: z.number().int().nullable(),
      costHighFen: z.number().int().nullable(),
      labourBudgetFen: z.number().int().nullable(),
    }),
    version: z.number().int(),
    createdAt: instant,
    publishedAt: instant.nullable(),
  })
  .meta({ id: 'Shoot' });

export const shootsQuery = z.strictObject({ state: shootState.optional(), ...pageQuery });

export const shootPage = page(shoot).meta({ id: 'ShootPage' });
