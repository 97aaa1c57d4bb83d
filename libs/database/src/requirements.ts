import type { Client } from 'pg';
import { UnusableDatabaseError } from './embedded';

const OLDEST_VERSION = 160_000;

/**
 * Postgres 16 or newer, UTF8, and a locale in which trigram search sees Chinese; throws {@link UnusableDatabaseError}.
 * Leaves the database as it was.
 */
export async function assertDatabaseFit(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string; encoding: string; locale: string }>(
    `SELECT current_setting('server_version_num')::integer AS number, current_setting('server_version') AS version,
            current_setting('server_encoding') AS encoding, datctype AS locale
       FROM pg_database WHERE datname = current_database()`,
  );
  const server = rows[0]!;
  if (server.number < OLDEST_VERSION) {
    throw new UnusableDatabaseError(`Postgres ${server.version} is too old: Callboard needs 16 or newer.`);
  }
  if (server.encoding !== 'UTF8') {
    throw new UnusableDatabaseError(`The database is encoded in ${server.encoding}: create it with ENCODING 'UTF8'.`);
  }
  if (!(await seesChinese(client))) {
    throw new UnusableDatabaseError(
      `The database has the locale ${server.locale}, in which text search sees no Chinese: create it with ` +
        `LOCALE 'C.UTF-8' (or another UTF-8 locale) TEMPLATE template0.`,
    );
  }
}

/** Asks pg_trgm itself, as providers differ in what they tell it; a rolled-back extension leaves no trace. */
async function seesChinese(client: Client): Promise<boolean> {
  await client.query('BEGIN');
  try {
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    const { rows } = await client.query<{ seen: boolean }>(`SELECT cardinality(show_trgm('横店')) > 0 AS seen`);
    return rows[0]!.seen;
  } finally {
    await client.query('ROLLBACK');
  }
}
