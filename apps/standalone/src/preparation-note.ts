import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Task } from './task-message';

/** Written by scripts/build.mjs beside the apps: another build, another stamp. */
const BUILD_STAMP = join(__dirname, '../../.stamp');

const SET_COMMENT = `
  DO $$ BEGIN
    EXECUTE format('COMMENT ON DATABASE %I IS %L', current_database(), nullif(current_setting('callboard.note'), ''));
  END $$`;

/**
 * What has prepared a database, kept as the comment on the database itself, so that it goes wherever the data goes:
 * as long as it names this build and these tasks, preparing again would change nothing.
 */
export interface PreparationNote {
  build: string;
  tasks: readonly Task[];
  /** Whether the demo accounts were there afterwards. */
  demo: boolean;
}

/** The build that is running, or `undefined` where nobody knows. */
export function runningBuild(): string | undefined {
  return existsSync(BUILD_STAMP) ? readFileSync(BUILD_STAMP, 'utf8') : undefined;
}

/** The note on a database, if it says that this build did these tasks last. */
export async function findNote(
  url: string,
  build: string,
  tasks: readonly Task[],
): Promise<PreparationNote | undefined> {
  const text = await withClient(url, async (client) => {
    const { rows } = await client.query<{ note: string | null }>(
      `SELECT shobj_description(oid, 'pg_database') AS note FROM pg_database WHERE datname = current_database()`,
    );
    return rows[0]?.note;
  });
  const note = parse(text);
  return note?.build === build && String(note.tasks) === String(tasks) ? note : undefined;
}

/** Replaces the note; `undefined` removes it, as must be done before anything is changed. */
export async function leaveNote(url: string, note: PreparationNote | undefined): Promise<void> {
  await withClient(url, async (client) => {
    // COMMENT takes no parameters, so the text goes in as a setting of this session.
    await client.query("SELECT set_config('callboard.note', $1, false)", [note ? JSON.stringify(note) : '']);
    await client.query(SET_COMMENT);
  });
}

function parse(text: string | null | undefined): PreparationNote | undefined {
  try {
    return text ? (JSON.parse(text) as PreparationNote) : undefined;
  } catch {
    // Somebody else's comment.
    return undefined;
  }
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
