import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError, errorCode } from './embedded-postgres-error';

/** The signals that end Postgres, the kinder first, each with the time it is given, milliseconds. */
const STEPS = [
  ['SIGINT', 8_000],
  ['SIGQUIT', 3_000],
  ['SIGKILL', 2_000],
] as const;

/**
 * Stops the Postgres that an earlier run left behind on this cluster, if it is one: another process that happens to
 * have the number in `postmaster.pid` is left alone, and the file is removed.
 *
 * @returns the id of the process that was stopped
 * @throws EmbeddedPostgresError when it cannot be stopped
 */
export async function stopLeftover(cluster: string): Promise<number | undefined> {
  const pid = readPostmasterPid(cluster);
  if (pid === undefined || !isAlive(pid)) return undefined;
  if (!isPostmasterOf(pid, cluster)) {
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
    return undefined;
  }
  for (const [signal, patience] of STEPS) {
    if (await stopped(pid, signal, patience)) return pid;
  }
  throw new EmbeddedPostgresError(`Postgres of an earlier run (process ${pid}) cannot be stopped`);
}

async function stopped(pid: number, signal: NodeJS.Signals, patience: number): Promise<boolean> {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return true;
    throw new EmbeddedPostgresError(
      `Postgres of an earlier run (process ${pid}) belongs to another user; stop it first`,
    );
  }
  for (const end = Date.now() + patience; Date.now() < end; await sleep(20)) {
    if (!isAlive(pid)) return true;
  }
  return false;
}

/** The process named by `postmaster.pid`, alive or not. */
export function readPostmasterPid(cluster: string): number | undefined {
  const pid = Number(postmasterLines(cluster)[0]);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

/** True when this process has opened the cluster for connections: line 8 of `postmaster.pid`. */
export function isReady(cluster: string, pid: number): boolean {
  const lines = postmasterLines(cluster);
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

/** The port on which this process takes connections: line 4 of `postmaster.pid`. */
export function portOf(cluster: string): number {
  return Number(postmasterLines(cluster)[3]);
}

function postmasterLines(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** True while the process exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function isPostmasterOf(pid: number, cluster: string): boolean {
  const [program, ...args] = commandOf(pid);
  return program !== undefined && program.endsWith('postgres') && args.includes(cluster);
}

function commandOf(pid: number): string[] {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(' ');
  } catch {
    // It ended in between.
    return [];
  }
}
