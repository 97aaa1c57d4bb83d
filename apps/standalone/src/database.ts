import { join } from 'node:path';
import type { StandaloneConfig } from '@callboard/config';
import {
  EmbeddedPostgresError,
  UnusableDatabaseError,
  assertReachable,
  startEmbeddedPostgres,
} from '@callboard/database';
import { openDataFolder } from './data-folder';
import { StartError } from './start-error';

/** Where the database is, and how to let go of it. */
export interface RunningDatabase {
  appUrl: string;
  migrationUrl: string;
  /** Stops what was started here; after the time given (milliseconds) less kindly. */
  stop(patienceMs: number): Promise<void>;
}

/**
 * The given database once it answers, or an own Postgres in the data folder.
 *
 * @param onLost called when the own Postgres has ended and cannot be started again
 * @throws StartError
 */
export async function openDatabase(
  config: StandaloneConfig,
  say: (line: string) => void,
  onLost: (error: Error) => void,
): Promise<RunningDatabase> {
  try {
    return config.database ? await given(config.database) : await own(config.data.folder, say, onLost);
  } catch (error) {
    if (!(error instanceof UnusableDatabaseError) && !(error instanceof EmbeddedPostgresError)) throw error;
    throw new StartError(error.message, 1, { cause: error });
  }
}

async function given(database: NonNullable<StandaloneConfig['database']>): Promise<RunningDatabase> {
  await assertReachable(database.migrationUrl, database.ssl);
  return { appUrl: database.url, migrationUrl: database.migrationUrl, stop: async () => undefined };
}

async function own(
  folder: string,
  say: (line: string) => void,
  onLost: (error: Error) => void,
): Promise<RunningDatabase> {
  openDataFolder(folder);
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log: say, onLost });
  return { appUrl: postgres.appUrl, migrationUrl: postgres.ownerUrl, stop: (patienceMs) => postgres.stop(patienceMs) };
}
