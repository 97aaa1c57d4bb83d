import { z } from 'zod';

/** What a stream is asked for: one to twenty topics, separated by commas. */
export const liveQuery = z.strictObject({
  topics: z
    .string()
    .max(2_000)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.string().max(60)).min(1).max(20)),
});
export type LiveQuery = z.output<typeof liveQuery>;
