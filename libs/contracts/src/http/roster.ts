import { shootCycle } from '@callboard/domain';
import { z } from 'zod';
import { id } from './common';

const count = z.number().int();
/** A day as it leaves. It was checked when it came in; a roster holds thousands. */
const day = z.string().meta({ format: 'date' });

/** `missing` is needed and not booked, asked or not. */
const counts = { needed: count, filled: count, offered: count, missing: count };
const cell = z.object({ day, ...counts });
const sums = z.object(counts);

export const roster = z
  .object({
    shoot: z.object({
      id,
      title: z.string(),
      state: z.enum(shootCycle.states),
      companyId: id,
      companyName: z.string(),
      baseId: z.string(),
      zone: z.string(),
      runFirst: day,
      runLast: day,
    }),
    /** The columns; `type` is `prep`, `shoot`, `rest`, `wrap` and so on. */
    days: z.array(z.object({ day, type: z.string() })),
    departments: z.array(z.object({ department: z.string(), cells: z.array(cell), personDays: sums, slots: sums })),
    totals: z.array(cell),
    personDays: sums,
    slots: sums,
    people: z.array(
      z.object({
        personId: id,
        displayName: z.string(),
        handle: z.string(),
        slots: z.array(z.object({ slotId: id, roleId: z.string(), department: z.string(), days: z.array(day) })),
        /** Day-out-of-days codes, one a column; null before and after the engagement. */
        codes: z.array(z.string().nullable()),
        paidDays: count,
      }),
    ),
    gaps: z.array(
      z.object({
        slotId: id,
        postingId: id,
        roleId: z.string(),
        department: z.string(),
        position: count,
        days: z.array(day),
        state: z.enum(['open', 'offered']),
        liveOffers: count,
        /** `awaitingAnswer`, `notAsked`, or the code `rule.<id>` of the rule that kept everybody out. */
        reason: z.string(),
      }),
    ),
  })
  .meta({ id: 'Roster' });
