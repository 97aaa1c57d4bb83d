import './pg-types';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { UnusableDatabaseError } from './embedded';
import { grantApplication, userOf } from './grants';
import { MIGRATIONS } from './migrations';
import { PolicySeed, synchroniseReference } from './reference';
import { assertDatabaseFit } from './requirements';

/** Key of the advisory lock that lets one starter migrate at a time: "callboard" and "migrate" as numbers of ours. */
const LOCK = [0x0ca11b0a, 1] as const;
/** How long a starter waits for another one to finish migrating, in milliseconds. */
const WAIT_FOR_OTHERS_MS = 120_000;
/** How long a statement waits for a lock before it gives up, so that a migration never queues up the whole traffic. */
const LOCK_TIMEOUT_MS = 10_000;

export interface MigrateOptions {
  /** Connection URL of the role that owns the tables. */
  readonly migrationUrl: string;
  /** Connection URL of the application; its user gets its rights when it is another one than the owner. */
  readonly appUrl: string;
  /** Policy versions besides the gap rule, such as the weights of the match. */
  readonly policies?: readonly PolicySeed[];
  /** TLS as `pg` takes it; none by default. */
  readonly ssl?: boolean | { rejectUnauthorized: boolean };
}

/**
 * Brings a database up to date: checks that it is fit, runs the migrations that it lacks (each in its own
 * transaction), synchronises the reference data and sets the rights of the application's role. Safe to call from
 * several processes at once; a second run changes nothing.
 * @returns the names of the migrations that this call ran
 * @throws {UnusableDatabaseError} when the server, the database or the role will not do
 */
export async function migrate(options: MigrateOptions): Promise<{ applied: string[] }> {
  const client = new Client({
    connectionString: options.migrationUrl,
    ssl: options.ssl,
    application_name: 'callboard-migrate',
  });
  await client.connect();
  try {
    await client.query(`SET lock_timeout = ${WAIT_FOR_OTHERS_MS}`);
    await client.query('SELECT pg_advisory_lock($1, $2)', [...LOCK]);
    await client.query(`SET lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await assertDatabaseFit(client);
    await assertNotNewer(client);
    const applied = await runMigrations(options);
    await synchroniseReference(client, options.policies ?? []);
    const role = userOf(options.appUrl);
    if (role !== undefined && role !== userOf(options.migrationUrl)) await grantApplication(client, role);
    return { applied };
  } finally {
    // Ending the session frees the advisory lock, whatever happened.
    await client.end();
  }
}

async function runMigrations(options: MigrateOptions): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url: options.migrationUrl,
    ssl: options.ssl,
    applicationName: 'callboard-migrate',
    synchronize: false,
    installExtensions: false,
    migrations: MIGRATIONS,
    extra: { max: 1, options: `-c lock_timeout=${LOCK_TIMEOUT_MS}` },
  });
  await source.initialize();
  try {
    const applied = await source.runMigrations({ transaction: 'each' });
    return applied.map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}

/** An older program on a newer database would write rows that the newer one no longer expects. */
async function assertNotNewer(client: Client): Promise<void> {
  const { rows } = await client.query<{ found: string | null }>(
    `SELECT to_regclass('public.migrations')::text AS found`,
  );
  if (!rows[0]?.found) return;
  const known = new Set<string>(MIGRATIONS.map((Migration) => new Migration().name));
  const executed = await client.query<{ name: string }>('SELECT name FROM public.migrations ORDER BY id');
  const unknown = executed.rows.filter((row) => !known.has(row.name));
  if (unknown.length > 0) {
    throw new UnusableDatabaseError(
      `The database was migrated by a newer Callboard (${unknown.map((row) => row.name).join(', ')}): update this one.`,
    );
  }
}
