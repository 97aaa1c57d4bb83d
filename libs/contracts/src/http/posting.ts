import { postingCycle } from '@callboard/domain';
import { z } from 'zod';
import { day, id, instant, text } from './common';
import { choice } from './reference';

/** Whether a newcomer can start here: not at all, beside a mentor, or freely. */
export const entry = z.enum(['none', 'mentored', 'open']);

/** Whether whom a match run proposes waits for the producer, or is asked at once. */
export const asking = z.enum(['suggest', 'auto']);

export const postingState = z.enum(postingCycle.states);

const editable = {
  headcount: z.number().int(),
  minLevel: z.number().int(),
  /** Fen a day. */
  payLowFen: z.number().int().nullable(),
  payHighFen: z.number().int().nullable(),
  hoursPerDay: z.number().int().min(4).max(16),
  prepDays: z.number().int().min(0).max(30),
  /** Share of the shooting days that are worked, in basis points. */
  shootShareBp: z.number().int().min(0).max(10_000),
  wrapDays: z.number().int().min(0).max(30),
  /** Days by which its open slots begin later, below 0 earlier, than the dates of the shoot say. */
  shiftDays: z.number().int().min(-30).max(30),
  headOfDepartment: z.boolean(),
  entry,
  requirements: text(0, 500),
  asking,
  /** `private` stays among the company's members, `public` goes on the board with the shoot. */
  visibility: z.enum(['private', 'public']),
};

/** Roles, levels, numbers and pay are judged by the domain: it says what is wrong in a sentence. */
export const createPosting = z.strictObject({
  roleId: choice,
  minLevel: editable.minLevel,
  headcount: editable.headcount,
  payLowFen: editable.payLowFen.optional(),
  payHighFen: editable.payHighFen.optional(),
  hoursPerDay: editable.hoursPerDay.optional(),
  prepDays: editable.prepDays.optional(),
  shootShareBp: editable.shootShareBp.optional(),
  wrapDays: editable.wrapDays.optional(),
  headOfDepartment: editable.headOfDepartment.optional(),
  entry: editable.entry.optional(),
  requirements: editable.requirements.optional(),
  asking: editable.asking.optional(),
  visibility: editable.visibility.optional(),
});

export const updatePosting = z.strictObject({ roleId: choice, ...editable }).partial();

export const posting = z
  .object({
    id,
    shootId: id,
    roleId: z.string(),
    department: z.string(),
    minLevel: z.number().int(),
    headcount: z.number().int(),
    payLowFen: z.number().int().nullable(),
    payHighFen: z.number().int().nullable(),
    hoursPerDay: z.number().int(),
    prepDays: z.number().int(),
    shootShareBp: z.number().int(),
    wrapDays: z.number().int(),
    shiftDays: z.number().int(),
    headOfDepartment: z.boolean(),
    entry,
    requirements: z.string(),
    asking,
    /** The role of the crew template's posting that it came from; null for one that was added by hand. */
    templateRole: z.string().nullable(),
    /** Edited by hand since it came from the template, or added by hand. */
    edited: z.boolean(),
    state: postingState,
    slots: z.object({ open: z.number().int(), offered: z.number().int(), filled: z.number().int() }),
    daysPerSlot: z.number().int(),
    personDays: z.number().int(),
    firstDay: day.nullable(),
    lastDay: day.nullable(),
    applications: z.number().int(),
    version: z.number().int(),
    publishedAt: instant.nullable(),
  })
  .meta({ id: 'Posting' });

export const postingList = z.object({ items: z.array(posting) }).meta({ id: 'PostingList' });
