import { z } from 'zod';

const MASTER_KEY_BYTES = 32;
const TOKEN_SECRET_BYTES = 32;
const METRICS_TOKEN_CHARACTERS = 16;

/** Keys. `npm start` makes the first two in the data folder when they are not given. */
export const secretFields = {
  CALLBOARD_MASTER_KEY: z
    .string()
    .refine(
      (value) => /^[A-Za-z0-9+/]{43}=$/.test(value) && Buffer.from(value, 'base64').length === MASTER_KEY_BYTES,
      'must be 32 random bytes in base64 (44 characters): openssl rand -base64 32',
    )
    .meta({
      description:
        "Wraps every person's data key: 32 random bytes in base64 (openssl rand -base64 32). Lost key, lost personal data. npm start makes one in the data folder.",
    }),
  CALLBOARD_TOKEN_SECRET: z
    .string()
    .refine(
      (value) => Buffer.byteLength(value) >= TOKEN_SECRET_BYTES,
      'must be at least 32 bytes long: openssl rand -base64 48',
    )
    .meta({
      description:
        'Signs access tokens: at least 32 random bytes (openssl rand -base64 48). npm start makes one in the data folder.',
    }),
  METRICS_TOKEN: z
    .string()
    .regex(/^\S+$/, 'must be without spaces')
    .min(METRICS_TOKEN_CHARACTERS, `must be at least ${METRICS_TOKEN_CHARACTERS} characters long: openssl rand -hex 24`)
    .optional()
    .meta({
      description:
        'Lets a scraper read /metrics with Authorization: Bearer <token>; at least 16 characters (openssl rand -hex 24). Without it only an admin or auditor who is logged in may.',
    }),
};

export const secretsSchema = z.object(secretFields).transform((env) => ({
  /** 32 bytes. */
  masterKey: Buffer.from(env.CALLBOARD_MASTER_KEY, 'base64'),
  tokenSecret: env.CALLBOARD_TOKEN_SECRET,
  /** `undefined`: no token opens the metrics. */
  metricsToken: env.METRICS_TOKEN,
}));

export type SecretsConfig = z.output<typeof secretsSchema>;
