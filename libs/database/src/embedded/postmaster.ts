import { spawn, type ChildProcess } from 'node:child_process';
import { chownSync, closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { isReady } from './leftover';

const READY_WITHIN_MS = 60_000;
const LOG_LIMIT_BYTES = 5_000_000;

/** For a small machine that also runs the application; what is said is kept out of the log, not who said it when. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  jit: 'off',
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  max_wal_senders: '2',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/** For data that may be lost with the machine. */
const CARELESS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

export interface PostmasterOptions {
  port: number;
  maxConnections: number;
  fsync: boolean;
  logFile: string;
  /** Given every process that is started, ready or not. */
  onSpawn: (child: ChildProcess) => void;
  /** True when nothing may be started any more. */
  isStopping: () => boolean;
}

/** The port was taken by somebody else between being chosen and being used. */
export class PortTakenError extends EmbeddedPostgresError {}

/**
 * Starts the server process of a cluster and waits until it accepts connections. It runs in a session of its own, so
 * that Ctrl-C in the terminal does not reach it, and writes to its log file only.
 *
 * @throws PortTakenError, EmbeddedPostgresError with the line of its log that says why
 */
export async function startPostmaster(cluster: Cluster, options: PostmasterOptions): Promise<ChildProcess> {
  for (const deadline = Date.now() + READY_WITHIN_MS; ; await sleep(100)) {
    if (options.isStopping()) throw new EmbeddedPostgresError('Postgres was stopped while it started');
    const attempt = await tryStart(cluster, options, deadline);
    if (typeof attempt !== 'string') return attempt;
    // Processes of a server that was killed let go of its memory a moment later than it.
    if (attempt.includes('pre-existing shared memory block') && Date.now() < deadline) continue;
    if (/could not bind|could not create any TCP/.test(attempt))
      throw new PortTakenError(`port ${options.port} is taken`);
    throw new EmbeddedPostgresError(`Postgres does not start (${reason(attempt)}); its log: ${options.logFile}`);
  }
}

/** @returns the process, or what it wrote before it ended */
async function tryStart(
  cluster: Cluster,
  options: PostmasterOptions,
  deadline: number,
): Promise<ChildProcess | string> {
  const log = openLog(options.logFile, cluster);
  const child = launch(cluster, options, log.descriptor);
  closeSync(log.descriptor);
  options.onSpawn(child);
  let ended = false;
  child.once('error', () => (ended = true));
  child.once('exit', () => (ended = true));
  while (!ended && Date.now() < deadline) {
    if (child.pid !== undefined && isReady(cluster.folder, child.pid)) return child;
    await sleep(10);
  }
  if (!ended) child.kill('SIGQUIT');
  return readFileSync(options.logFile).subarray(log.end).toString('utf8');
}

function launch(cluster: Cluster, options: PostmasterOptions, log: number): ChildProcess {
  const settings: Record<string, string> = {
    ...SETTINGS,
    ...(options.fsync ? {} : CARELESS),
    port: String(options.port),
    max_connections: String(options.maxConnections),
  };
  const child = spawn(
    cluster.binaries.postgres,
    ['-D', cluster.folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...cluster.user,
      cwd: cluster.folder,
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log, log],
      detached: true,
    },
  );
  child.unref();
  return child;
}

function openLog(path: string, cluster: Cluster): { descriptor: number; end: number } {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(path, `${path}.1`);
  const descriptor = openSync(path, 'a', 0o600);
  if (cluster.user) chownSync(path, cluster.user.uid, cluster.user.gid);
  return { descriptor, end: statSync(path).size };
}

function reason(log: string): string {
  const lines = log.split('\n').filter((line) => line.includes('FATAL') || line.includes('PANIC'));
  return (lines[0] ?? log.split('\n')[0] ?? '').replace(/^.*?(FATAL|PANIC):\s*/, '').trim() || 'it says nothing';
}

/** Asks Postgres to stop: fast, after the time given without a checkpoint, and at last by force. */
export async function stopPostmaster(child: ChildProcess, patienceMs: number): Promise<void> {
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null;
  for (const [signal, patience] of [
    ['SIGINT', patienceMs],
    ['SIGQUIT', 1_000],
    ['SIGKILL', 1_000],
  ] as const) {
    if (ended()) return;
    child.kill(signal);
    for (const end = Date.now() + patience; !ended() && Date.now() < end;) await sleep(10);
  }
}

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
