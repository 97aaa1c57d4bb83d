import { CONFLICT_DECIDERS, CONFLICT_KINDS, CONFLICT_STATES, CONFLICT_WAYS } from '@callboard/domain';
import { z } from 'zod';
import { day, id, instant } from './common';
import { personCard } from './match';

const count = z.number().int();
const way = z.enum(CONFLICT_WAYS);

export const conflict = z
  .object({
    /** The same for the same conflict, however often it is asked for. */
    key: z.string(),
    kind: z.enum(CONFLICT_KINDS),
    /** The days of the place that it is about. */
    days: z.array(day),
    slotId: id,
    postingId: id,
    roleId: z.string(),
    department: z.string(),
    state: z.enum(CONFLICT_STATES),
    /** The booking, offer or hold. */
    subjectId: id,
    person: personCard,
    /** Whose turn it is. */
    decider: z.enum(CONFLICT_DECIDERS),
    /** What more is known, by kind; nothing of another company's work. */
    facts: z.object({
      /** Days of rest that are given up. */
      missingDays: count.nullable(),
      reason: z.string().nullable(),
      byName: z.string().nullable(),
      /** When rest was given up, or since when somebody is silent. */
      at: instant.nullable(),
      /** When the clock ends that has to be waited for. */
      until: instant.nullable(),
      /** The own hold is challenged by somebody's firm offer. */
      challenged: z.boolean(),
      /** What keeps her from accepting: a day in common, the journey, or rest. */
      why: z.enum(['overlap', 'gap', 'rest']).nullable(),
    }),
    /** Each null where it does not apply. */
    fixes: z.object({
      swap: z.object({ way }).nullable(),
      /** `days` later, or earlier below zero; `shiftDays` is what the posting then says. */
      shift: z.object({ days: count, shiftDays: count, first: way }).nullable(),
      /** The place to refill, at once or after `first`; `backfillId` is under way. */
      refill: z.object({ slotId: id, first: way.nullable(), backfillId: id.nullable() }).nullable(),
    }),
  })
  .meta({ id: 'Conflict' });
export const conflicts = z.object({ items: z.array(conflict) }).meta({ id: 'Conflicts' });
