import type { ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openCluster, type Cluster } from './cluster';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { Guard } from './guard';
import { stopLeftover } from './leftover';
import { PortTakenError, freePort, startPostmaster, stopPostmaster, type PostmasterOptions } from './postmaster';
import { DATABASE, ensureRoles } from './roles';

const PORT_ATTEMPTS = 5;
const RESTART_ATTEMPTS = 5;
const STOP_PATIENCE_MS = 3_000;

export interface EmbeddedPostgresOptions {
  /** Folder for the cluster, its passwords and its log; made when missing. One server at a time: the caller locks it. */
  dataDir: string;
  /** Port on 127.0.0.1; a free one when not given. */
  port?: number;
  /** `false` only for data nobody will miss. Default true. */
  fsync?: boolean;
  /** Default 100. */
  maxConnections?: number;
  /** Told in one line what is worth knowing: a first start, a leftover stopped, a restart. */
  log?: (line: string) => void;
  /** Start it again on the same port when it ends by itself. Called with the reason when that fails too. */
  onLost?: (error: Error) => void;
}

export interface EmbeddedPostgres {
  /** The database `callboard` as `callboard_owner`, for migrations. */
  ownerUrl: string;
  /** The database `callboard` as `callboard_app`, which owns nothing. */
  appUrl: string;
  /** The database `postgres` as its superuser. */
  superuserUrl: string;
  port: number;
  /** The server process at this moment. */
  readonly pid: number;
  /** Where the cluster is: inside `dataDir`, unless Postgres' user cannot enter that. */
  clusterDir: string;
  /** Fast shutdown; after the given time (milliseconds, default 3,000) without a checkpoint. Can be called twice. */
  stop(patienceMs?: number): Promise<void>;
}

/**
 * Runs a real Postgres 18 from its npm binaries, as a child of this process: 127.0.0.1 only, no socket file,
 * passwords for everybody, UTF8 with the builtin locale C.UTF-8. It works as root too (Postgres then runs as
 * `nobody`), stops what an earlier run left behind, and stops when this process is killed.
 *
 * @throws EmbeddedPostgresError with one line for the person at the terminal
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  if (process.platform === 'win32')
    throw new EmbeddedPostgresError('no Postgres of its own on Windows; set DATABASE_URL');
  const dataDir = resolve(options.dataDir);
  const log = options.log ?? (() => undefined);
  const cluster = await openCluster(dataDir);
  const leftover = await stopLeftover(cluster.folder);
  if (leftover !== undefined) log(`stopped Postgres of an earlier run (process ${leftover})`);
  const server = new Server(cluster, { ...options, log }, join(dataDir, 'postgres.log'));
  await server.start(options.port);
  return server.handle();
}

class Server {
  private child: ChildProcess | undefined;
  private guard: Guard | undefined;
  private port = 0;
  private stopping: Promise<void> | undefined;

  constructor(
    private readonly cluster: Cluster,
    private readonly options: EmbeddedPostgresOptions & { log: (line: string) => void },
    private readonly logFile: string,
  ) {}

  async start(port: number | undefined): Promise<void> {
    // Before the server: should this process be killed while it starts, somebody must be there to notice.
    this.guard = new Guard(this.cluster.folder);
    try {
      await this.launchOn(port);
      await ensureRoles(this.url('postgres', 'postgres'), this.cluster.passwords);
    } catch (error) {
      await this.stop(STOP_PATIENCE_MS);
      throw error;
    }
  }

  handle(): EmbeddedPostgres {
    const currentPid = (): number => this.child?.pid ?? 0;
    return {
      ownerUrl: this.url('callboard_owner', DATABASE),
      appUrl: this.url('callboard_app', DATABASE),
      superuserUrl: this.url('postgres', 'postgres'),
      port: this.port,
      get pid() {
        return currentPid();
      },
      clusterDir: this.cluster.folder,
      stop: (patienceMs = STOP_PATIENCE_MS) => this.stop(patienceMs),
    };
  }

  private stop(patienceMs: number): Promise<void> {
    this.stopping ??= (async () => {
      if (this.child) await stopPostmaster(this.child, patienceMs);
      this.guard?.release();
    })();
    return this.stopping;
  }

  private async launchOn(port: number | undefined): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      this.port = port ?? (await freePort());
      try {
        return await this.launch();
      } catch (error) {
        if (!(error instanceof PortTakenError) || port !== undefined || attempt === PORT_ATTEMPTS) throw error;
      }
    }
  }

  private async launch(): Promise<void> {
    const child = await startPostmaster(this.cluster, this.postmasterOptions());
    child.once('exit', () => {
      if (!this.stopping && this.options.onLost) void this.relaunch(this.options.onLost);
    });
  }

  private async relaunch(onLost: (error: Error) => void): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      this.options.log('Postgres ended by itself; starting it again');
      await sleep(200 * attempt);
      if (this.stopping) return;
      try {
        return await this.launch();
      } catch (error) {
        if (this.stopping) return;
        if (attempt === RESTART_ATTEMPTS) return onLost(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }

  private postmasterOptions(): PostmasterOptions {
    const { maxConnections = 100, fsync = true } = this.options;
    const onSpawn = (child: ChildProcess): void => void (this.child = child);
    const isStopping = (): boolean => this.stopping !== undefined;
    return { port: this.port, maxConnections, fsync, logFile: this.logFile, onSpawn, isStopping };
  }

  private url(role: keyof Cluster['passwords'], database: string): string {
    return `postgres://${role}:${this.cluster.passwords[role]}@127.0.0.1:${this.port}/${database}`;
  }
}
