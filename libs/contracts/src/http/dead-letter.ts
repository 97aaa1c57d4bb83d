import { z } from 'zod';
import { id, instant, page, pageQuery } from './common';

export const deadLettersQuery = z.strictObject(pageQuery);
export type DeadLettersQuery = z.output<typeof deadLettersQuery>;

/** Work that was given up: what it was, never what it carried beyond ids. */
export const deadLetter = z
  .object({
    outboxId: id,
    job: z.string(),
    event: z.string(),
    ids: z.record(z.string(), id),
    attempts: z.number().int(),
    reason: z.string().nullable(),
    createdAt: instant,
  })
  .meta({ id: 'DeadLetter' });

export const deadLetters = page(deadLetter).meta({ id: 'DeadLetters' });
