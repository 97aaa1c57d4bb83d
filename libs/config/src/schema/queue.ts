import { z } from 'zod';
import { flag, urlWith } from './field';

/** Where jobs wait: in Postgres, or in Redis when an address is given. */
export const queueFields = {
  REDIS_URL: urlWith(['redis', 'rediss']).optional().meta({
    description: 'Redis for the job queues (maxmemory-policy noeviction). Without it the queues live in Postgres.',
    example: 'redis://:<password>@127.0.0.1:6379',
  }),
  QUEUE_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,31}$/, 'must be 1 to 32 lower-case letters, digits, - or _, beginning with a letter')
    .default('callboard')
    .meta({ description: 'Put before every queue key, so that two installations can share one Redis.' }),
  NIGHTLY_MATCH: flag().default(true).meta({
    description: 'Whether the open places of all shoots are matched every night at 03:00 in Shanghai, 1 or 0.',
    example: '0',
  }),
};

export const queueSchema = z.object(queueFields).transform((env) => ({
  /** `undefined`: the queues live in Postgres. */
  redisUrl: env.REDIS_URL,
  prefix: env.QUEUE_PREFIX,
  nightlyMatch: env.NIGHTLY_MATCH,
}));

export type QueueConfig = z.output<typeof queueSchema>;
