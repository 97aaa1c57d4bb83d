import { z } from 'zod';
import { day, id, instant } from './common';
import { personCard } from './match';

const count = z.number().int();

const fields = {
  id,
  bookingId: id,
  shootId: id,
  roleId: z.string(),
  /** Who called it off, or that nobody came. */
  kind: z.enum(['person', 'company', 'no_show']),
  /** The first day that is not worked. */
  firstLostDay: day,
  lostDays: count,
  /** They stay with the booking, and are paid as agreed. */
  workedDays: count,
  late: z.boolean(),
  /** Whether it stands in the person's record. */
  counted: z.boolean(),
  /** What the company owes beside the days worked, in fen. */
  owedFen: count,
  owedRule: z.enum(['half_day', 'full_day']).nullable(),
  createdAt: instant,
};

/** A booking of a shoot that was called off. Why a person cannot come is hers; why the company cancelled is not. */
export const shootCancellation = z
  .object({ ...fields, department: z.string(), reason: z.string().nullable(), person: personCard })
  .meta({ id: 'ShootCancellation' });
export const shootCancellations = z
  .object({ items: z.array(shootCancellation), owedFen: count })
  .meta({ id: 'ShootCancellations' });

/** What the company would owe if it cancelled the shoot now. */
export const shootCancellingCost = z
  .object({
    /** People whose booking would be called off. */
    people: count,
    owedPeople: count,
    /** In all, beside the days that were worked, in fen. */
    owedFen: count,
    asOf: instant,
  })
  .meta({ id: 'ShootCancellingCost' });

/** A booking of mine that was called off. */
export const myCancellation = z
  .object({ ...fields, reason: z.string(), shootTitle: z.string(), companyName: z.string() })
  .meta({ id: 'MyCancellation' });
export const myCancellations = z.object({ items: z.array(myCancellation) }).meta({ id: 'MyCancellations' });
