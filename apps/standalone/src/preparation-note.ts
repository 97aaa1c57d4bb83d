import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDatabaseNote, writeDatabaseNote } from '@callboard/database';
import type { Task } from './task-message';

/** Written by scripts/build.mjs beside the apps: another build, another stamp. */
const BUILD_STAMP = join(__dirname, '../../.stamp');

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
  const note = parse(await readDatabaseNote(url));
  return note?.build === build && String(note.tasks) === String(tasks) ? note : undefined;
}

/** Replaces the note; `undefined` removes it, as must be done before anything is changed. */
export async function leaveNote(url: string, note: PreparationNote | undefined): Promise<void> {
  await writeDatabaseNote(url, note ? JSON.stringify(note) : null);
}

function parse(text: string | null): PreparationNote | undefined {
  try {
    return text ? (JSON.parse(text) as PreparationNote) : undefined;
  } catch {
    // Somebody else's comment.
    return undefined;
  }
}
