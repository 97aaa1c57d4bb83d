import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The user a Postgres process runs under; `undefined`: the one we run under ourselves. */
export type ProcessUser = { uid: number; gid: number } | undefined;

/** The user id of `nobody` on Linux. It needs no entry of ours anywhere. */
const NOBODY = 65_534;

/**
 * Postgres refuses to run as root, so root hands it over: to the owner of the cluster where there is one already,
 * else to `nobody`. Everybody else keeps it.
 *
 * @param cluster the folder of the cluster; it need not exist
 */
export function postgresUser(cluster: string): ProcessUser {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : { uid: NOBODY, gid: NOBODY };
}

/** True when the user may pass through the folder and all folders above it, judged by their modes. */
export function canEnter(folder: string, user: ProcessUser): boolean {
  if (!user) return true;
  for (let path = resolve(folder); ; path = dirname(path)) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat && !(stat.mode & executeBit(stat, user))) return false;
    if (path === dirname(path)) return true;
  }
}

function executeBit(stat: { uid: number; gid: number }, user: { uid: number; gid: number }): number {
  if (stat.uid === user.uid) return 0o100;
  return stat.gid === user.gid ? 0o010 : 0o001;
}
