import { CORE_POLICIES } from '@callboard/core';
import { randomBytes } from 'node:crypto';
import { migrate } from '@callboard/database';
import { Client } from 'pg';
import { Credentials, withDatabase } from './services';

const PREFIX = 'callboard_test';
/** A crashed run on a given server leaves its databases; the next run after so many seconds removes them. */
const STALE_AFTER_SECONDS = 6 * 3600;

/** Runs `work` with a connection that is closed afterwards. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  // The statement that fails tells; a second word of it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A database name of its own that tells when it was made. */
export function newDatabaseName(): string {
  return `${PREFIX}_${Math.floor(Date.now() / 1000)}_${randomBytes(5).toString('hex')}`;
}

/** Makes the database that test files clone: migrated, closed to connections, so that cloning never has to wait. */
export async function makeTemplate(superuserUrl: string, owner: Credentials, app: Credentials): Promise<string> {
  const template = newDatabaseName();
  await withClient(superuserUrl, async (client) => {
    await dropStale(client);
    await client.query(`CREATE DATABASE ${template} OWNER ${client.escapeIdentifier(owner.user)}`);
  });
  const [migrationUrl, appUrl] = [owner, app].map((role) => withDatabase(superuserUrl, role, template));
  await migrate({ migrationUrl: migrationUrl!, appUrl: appUrl!, policies: CORE_POLICIES });
  await withClient(superuserUrl, (client) =>
    client.query(`ALTER DATABASE ${template} WITH ALLOW_CONNECTIONS false IS_TEMPLATE true`),
  );
  return template;
}

/** Removes the template of this run. */
export async function dropTemplate(superuserUrl: string, template: string): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    await client.query(`ALTER DATABASE ${template} WITH IS_TEMPLATE false`);
    await client.query(`DROP DATABASE ${template} WITH (FORCE)`);
  });
}

async function dropStale(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT datname AS name FROM pg_database
      WHERE datname ~ $1 AND split_part(datname, '_', 3)::bigint < extract(epoch FROM now()) - $2`,
    [`^${PREFIX}_\\d+_`, STALE_AFTER_SECONDS],
  );
  for (const { name } of rows) {
    await client.query(`ALTER DATABASE ${name} WITH IS_TEMPLATE false`);
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
}
