import { Client } from 'pg';

const SET_COMMENT = `
  DO $$ BEGIN
    EXECUTE format('COMMENT ON DATABASE %I IS %L', current_database(), nullif(current_setting('callboard.note'), ''));
  END $$`;

/** The comment on a database, which goes wherever its data goes; null when there is none. */
export async function readDatabaseNote(url: string): Promise<string | null> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ note: string | null }>(
      `SELECT shobj_description(oid, 'pg_database') AS note FROM pg_database WHERE datname = current_database()`,
    );
    return rows[0]?.note ?? null;
  });
}

/** Replaces the comment on a database; null removes it. The role must own the database. */
export async function writeDatabaseNote(url: string, note: string | null): Promise<void> {
  await withClient(url, async (client) => {
    // COMMENT takes no parameters, so the text goes in as a setting of this session.
    await client.query("SELECT set_config('callboard.note', $1, false)", [note ?? '']);
    await client.query(SET_COMMENT);
  });
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
