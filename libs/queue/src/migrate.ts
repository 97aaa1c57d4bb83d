import { QUEUE_NAMES } from '@callboard/contracts/jobs';
import { DEFAULT_SCHEMA, runMigrations } from 'bullmq';
import { Client, escapeIdentifier } from 'pg';
import { DEAD_LETTER_QUEUE } from './dead-letter';

export interface MigrateQueueOptions {
  /** URL of the role that owns the schema. */
  readonly migrationUrl: string;
  /** URL of the role that the application runs under; may be the same. It must exist. */
  readonly appUrl: string;
}

/** Key of the advisory lock under which schema and grants are made: the bytes of `call`. */
const LOCK_KEY = 0x63616c6c;

/**
 * Makes or brings up to date BullMQ's schema `bullmq` and, where the application has a role of its own, grants it what
 * the queues need: no DDL. Idempotent; several starters at once wait for each other.
 * @throws the driver's error when a server or role is not there, SchemaVersionMismatchError when the schema is newer
 */
export async function migrateQueue(options: MigrateQueueOptions): Promise<void> {
  const appRole = await roleOf(options.appUrl);
  const client = new Client({ connectionString: options.migrationUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [LOCK_KEY, DEFAULT_SCHEMA]);
    await runMigrations(client);
    await makeSequences(client);
    await grant(client, appRole);
  } finally {
    // Ending the session gives the lock back.
    await client.end();
  }
}

/**
 * BullMQ numbers jobs by a sequence a queue, which adding in bulk would make when it is first used, whether or not the
 * jobs have ids of their own: the application may not, so it is made here.
 */
async function makeSequences(client: Client): Promise<void> {
  for (const queue of [...QUEUE_NAMES, DEAD_LETTER_QUEUE]) {
    await client.query(`SELECT ${escapeIdentifier(DEFAULT_SCHEMA)}.next_job_id($1)`, [queue]);
  }
}

async function roleOf(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ role: string }>('SELECT current_user AS role');
    return rows[0]!.role;
  } finally {
    await client.end();
  }
}

async function grant(client: Client, appRole: string): Promise<void> {
  const { rows } = await client.query<{ same: boolean; temporary: boolean; database: string }>(
    `SELECT current_user = $1 AS same, current_database() AS database,
            has_database_privilege($1, current_database(), 'TEMPORARY') AS temporary`,
    [appRole],
  );
  const { same, temporary, database } = rows[0]!;
  if (same) return;
  const role = escapeIdentifier(appRole);
  const schema = escapeIdentifier(DEFAULT_SCHEMA);
  const rights = [
    ['SELECT, INSERT, UPDATE, DELETE', 'TABLES'],
    ['USAGE, SELECT', 'SEQUENCES'],
    ['EXECUTE', 'FUNCTIONS'],
  ] as const;
  const statements = [
    `GRANT USAGE ON SCHEMA ${schema} TO ${role}`,
    ...rights.map(([right, kind]) => `GRANT ${right} ON ALL ${kind} IN SCHEMA ${schema} TO ${role}`),
    ...rights.map(
      ([right, kind]) => `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT ${right} ON ${kind} TO ${role}`,
    ),
    // Adding many jobs at once goes through a temporary table.
    ...(temporary ? [] : [`GRANT TEMPORARY ON DATABASE ${escapeIdentifier(database)} TO ${role}`]),
  ];
  await client.query(`BEGIN; ${statements.join('; ')}; COMMIT`);
}
