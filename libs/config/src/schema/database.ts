import { z } from 'zod';
import { urlWith, wholeNumber } from './field';

const postgresUrl = () => urlWith(['postgres', 'postgresql']);

/** Where Postgres is. `npm start` runs its own when `DATABASE_URL` is not set. */
export const databaseFields = {
  DATABASE_URL: postgresUrl().meta({
    description:
      'Postgres 16 or newer, database in UTF8 with a locale other than C; the role the application runs under. npm start without it runs its own Postgres.',
    example: 'postgres://callboard_app:<password>@127.0.0.1:5432/callboard',
  }),
  MIGRATION_DATABASE_URL: postgresUrl().optional().meta({
    description: 'The same database under the role that owns the tables. Default: DATABASE_URL.',
    example: 'postgres://callboard_owner:<password>@127.0.0.1:5432/callboard',
  }),
  DATABASE_POOL_SIZE: wholeNumber(2, 200)
    .default(20)
    .meta({ description: 'Most connections a process keeps to Postgres for the application, 2 to 200.' }),
  DATABASE_SSL: z.enum(['off', 'require', 'verify']).default('off').meta({
    description: 'TLS to Postgres: off, require (encrypted, certificate not checked) or verify (certificate checked).',
  }),
};

const sslOf = (mode: 'off' | 'require' | 'verify'): false | { rejectUnauthorized: boolean } =>
  mode === 'off' ? false : { rejectUnauthorized: mode === 'verify' };

export const databaseSchema = z.object(databaseFields).transform((env) => ({
  url: env.DATABASE_URL,
  migrationUrl: env.MIGRATION_DATABASE_URL ?? env.DATABASE_URL,
  poolSize: env.DATABASE_POOL_SIZE,
  /** As `pg` takes it. */
  ssl: sslOf(env.DATABASE_SSL),
}));

export type DatabaseConfig = z.output<typeof databaseSchema>;
