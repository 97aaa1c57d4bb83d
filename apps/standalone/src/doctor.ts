import { join } from 'node:path';
import type { StandaloneConfig } from '@callboard/config';
import { examineDatabase, findEmbeddedPostgres, findingLine, illsOf, type Finding } from '@callboard/database';
import { lockDataFolder } from './data-lock';
import { openDatabase } from './database';
import { StartError } from './start-error';

export const DOCTOR_ARGUMENT = 'doctor';

/** Work that is late while nothing runs is done at the next start. */
const WAITS_FOR_START = 'outbox.overdue';

/**
 * Looks at every invariant of the database that `npm start` would use, running or not, and says a line for each. Changes
 * nothing in it.
 *
 * @returns whether all of them hold
 */
export async function visit(config: StandaloneConfig, say: (line: string) => void): Promise<boolean> {
  const findings = await find(config);
  for (const finding of findings) say(findingLine(finding));
  const ills = illsOf(findings);
  say(
    ills.length === 0
      ? `The database is well: ${findings.length} invariants looked at.`
      : `The database is ill: ${ills.map(({ invariant }) => invariant.name).join(', ')}.`,
  );
  return ills.length === 0;
}

async function find(config: StandaloneConfig): Promise<Finding[]> {
  if (config.database) return examineDatabase(config.database);
  const running = findEmbeddedPostgres(join(config.data.folder, 'postgres'));
  if (running === undefined) {
    throw new StartError(`There is no database in ${config.data.folder}; set DATABASE_URL or CALLBOARD_DATA.`);
  }
  return running === null ? findAtRest(config) : examineDatabase({ url: running });
}

async function findAtRest(config: StandaloneConfig): Promise<Finding[]> {
  const lock = lockDataFolder(config.data.folder, DOCTOR_ARGUMENT);
  try {
    const database = await openDatabase(
      config,
      () => undefined,
      () => undefined,
    );
    try {
      const findings = await examineDatabase({ url: database.appUrl });
      return findings.map((finding) =>
        finding.invariant.name === WAITS_FOR_START
          ? { ...finding, invariant: { ...finding.invariant, warning: true } }
          : finding,
      );
    } finally {
      await database.stop(1_000);
    }
  } finally {
    lock.release();
  }
}
