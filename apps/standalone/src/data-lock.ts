import { linkSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSameProcessAlive, ownIdentity, type ProcessIdentity } from './process-identity';
import { StartError, errorCode } from './start-error';

const NAME = /^lock\.(\d+)$/;

interface Holder extends ProcessIdentity {
  address: string;
  released: boolean;
}

/** The right of one process to use a data folder. */
export interface DataLock {
  /** The holder before this one was killed: what it had started may still be going down. */
  afterCrash: boolean;
  release(): void;
}

/**
 * Takes the data folder for this process. Files `lock.1`, `lock.2`, ... name one holder after another; the highest
 * counts. Making the next one is atomic and it is never removed before a higher one exists, so of two starters that
 * both see a dead holder only one gets it.
 *
 * @param address told to whoever finds the folder taken
 * @throws StartError when a living process holds it
 */
export function lockDataFolder(folder: string, address: string): DataLock {
  for (;;) {
    const highest = numbersIn(folder)[0] ?? 0;
    const holder = highest === 0 ? undefined : readHolder(join(folder, `lock.${highest}`));
    if (holder && !holder.released && isSameProcessAlive(holder)) {
      throw new StartError(
        `The data folder ${folder} is in use by process ${holder.pid} (${holder.address}); stop it, or set CALLBOARD_DATA.`,
      );
    }
    const mine = join(folder, `lock.${highest + 1}`);
    const own: Holder = { ...ownIdentity(), address, released: false };
    if (!create(mine, own)) continue;
    if (numbersIn(folder)[0] !== highest + 1) {
      // Others came and went between our look and our step.
      rmSync(mine, { force: true });
      continue;
    }
    for (const number of numbersIn(folder))
      if (number <= highest) rmSync(join(folder, `lock.${number}`), { force: true });
    return {
      afterCrash: holder !== undefined && !holder.released,
      release: () => replace(mine, { ...own, released: true }),
    };
  }
}

/** The numbers of the lock files, the highest first. */
function numbersIn(folder: string): number[] {
  return readdirSync(folder)
    .map((name) => Number(NAME.exec(name)?.[1] ?? 0))
    .filter((number) => number > 0)
    .sort((a, b) => b - a);
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The file appears with its whole content, or not at all because there is one. */
function create(path: string, holder: Holder): boolean {
  const draft = write(path, holder);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function replace(path: string, holder: Holder): void {
  renameSync(write(path, holder), path);
}

function write(path: string, holder: Holder): string {
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o644 });
  return draft;
}
