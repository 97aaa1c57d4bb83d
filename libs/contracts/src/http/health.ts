import { z } from 'zod';

export const liveness = z.object({ status: z.literal('ok') }).meta({ id: 'Liveness' });

/** How the parts are that a process needs; `reason` is a class or code, never a message. */
export const healthReport = z
  .object({
    status: z.enum(['ok', 'unavailable']),
    components: z.array(
      z.object({
        name: z.string(),
        status: z.enum(['up', 'down']),
        durationMs: z.number().int(),
        reason: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'HealthReport' });
export type HealthReportAnswer = z.output<typeof healthReport>;
