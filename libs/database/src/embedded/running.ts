import { resolve } from 'node:path';
import { readState } from './cluster';
import { isAlive, isReady, portOf, readPostmasterPid } from './leftover';
import { DATABASE } from './roles';

/**
 * Where somebody else's own Postgres of a data folder takes connections at this moment, as `callboard_app`; null where
 * none runs, and undefined where there is none at all.
 */
export function findEmbeddedPostgres(dataDir: string): string | null | undefined {
  const state = readState(resolve(dataDir));
  if (!state?.initialised) return undefined;
  const pid = readPostmasterPid(state.folder);
  if (pid === undefined || !isAlive(pid) || !isReady(state.folder, pid)) return null;
  return `postgres://callboard_app:${state.passwords.callboard_app}@127.0.0.1:${portOf(state.folder)}/${DATABASE}`;
}
