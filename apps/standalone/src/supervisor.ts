import { join } from 'node:path';
import type { StandaloneConfig } from '@callboard/config';
import { DEMO_LOGINS } from '@callboard/core';
import { openDataFolder, secretsFor } from './data-folder';
import { lockDataFolder, type DataLock } from './data-lock';
import { openDatabase, type RunningDatabase } from './database';
import { assertPortFree } from './port';
import { findNote, leaveNote, runningBuild } from './preparation-note';
import { runTask, type RunningTask } from './run-task';
import { SupervisedProcess } from './supervised-process';
import type { Task, TaskResult } from './task-message';
import { accountTable } from './terminal';

/** Together they stay below the five seconds within which Ctrl-C stops everything. */
const CHILD_PATIENCE_MS = 2_800;
const DATABASE_PATIENCE_MS = 1_200;

const LOOPBACK = '127.0.0.1';

/** The whole of Callboard on one machine: database, preparation, api and worker, each stopped in the reverse order. */
export class Supervisor {
  private lock: DataLock | undefined;
  private database: RunningDatabase | undefined;
  private task: RunningTask | undefined;
  private processes: SupervisedProcess[] = [];
  private stopping: Promise<void> | undefined;

  constructor(
    private readonly config: StandaloneConfig,
    private readonly env: NodeJS.ProcessEnv,
    private readonly say: (line: string) => void,
    private readonly onLost: (error: Error) => void,
  ) {}

  /**
   * Starts everything, and resolves when api and worker are ready.
   *
   * @throws StartError with one line for the person at the terminal
   */
  async start(): Promise<void> {
    const begun = Date.now();
    const { server, demo } = this.config;
    const { afterCrash } = this.takeDataFolder();
    await assertPortFree(server.port, server.host, afterCrash);
    const prepared = await this.prepareOnce(demo.enabled ? ['migrate', 'seed'] : ['migrate']);
    if (this.stopping) return;
    await this.startProcesses(prepared);
    if (!this.stopping) this.announce(prepared, Date.now() - begun);
  }

  /** Opens the database and brings it up to date. */
  async prepare(tasks: readonly Task[]): Promise<TaskResult> {
    const { migrationUrl } = await this.open();
    if (!this.config.database) await leaveNote(migrationUrl, undefined);
    this.task = runTask(tasks, this.childEnvironment({ MIGRATION_DATABASE_URL: migrationUrl }), this.say);
    return this.task.result;
  }

  /** True from the moment somebody asked it to stop. */
  get isStopping(): boolean {
    return this.stopping !== undefined;
  }

  /** Stops everything within five seconds. Can be called twice. */
  stop(): Promise<void> {
    this.stopping ??= (async () => {
      this.task?.stop();
      await Promise.all(this.processes.map((child) => child.stop(CHILD_PATIENCE_MS)));
      await this.database?.stop(DATABASE_PATIENCE_MS);
      this.lock?.release();
    })();
    return this.stopping;
  }

  /** An own database that this very build has prepared needs no second look; a given one may have changed. */
  private async prepareOnce(tasks: readonly Task[]): Promise<TaskResult> {
    const build = runningBuild();
    if (this.config.database || build === undefined) return this.prepare(tasks);
    const { migrationUrl } = await this.open();
    const note = await findNote(migrationUrl, build, tasks);
    if (note) return { applied: [], seeded: false, accounts: note.demo ? [...DEMO_LOGINS] : [] };
    const result = await this.prepare(tasks);
    await leaveNote(migrationUrl, { build, tasks, demo: result.accounts.length > 0 });
    return result;
  }

  private async open(): Promise<RunningDatabase> {
    if (!this.config.database) this.takeDataFolder();
    this.database ??= await openDatabase(this.config, this.say, this.onLost);
    return this.database;
  }

  private takeDataFolder(): DataLock {
    const { server, data } = this.config;
    openDataFolder(data.folder);
    this.lock ??= lockDataFolder(data.folder, server.publicUrl);
    return this.lock;
  }

  private async startProcesses(prepared: TaskResult): Promise<void> {
    const host = prepared.accounts.length > 0 ? LOOPBACK : this.config.server.host;
    const env = this.childEnvironment({ HOST: host, MIGRATION_DATABASE_URL: undefined });
    const common = { env, say: this.say };
    this.processes = [
      new SupervisedProcess({
        ...common,
        ...this.placesOf('api'),
        isReady: () => answersReady(host, this.config.server.port),
      }),
      new SupervisedProcess({ ...common, ...this.placesOf('worker') }),
    ];
    await Promise.all(this.processes.map((child) => child.start()));
  }

  private placesOf(name: string): { name: string; entry: string; logFile: string } {
    const entry = join(__dirname, '..', name, 'main.js');
    return { name, entry, logFile: join(this.config.data.folder, `${name}.log`) };
  }

  /** What was decided here goes to the children as if it had been given; the owner's URL only to who migrates. */
  private childEnvironment(changes: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    const { masterKey, tokenSecret } = secretsFor(this.config);
    return {
      ...this.env,
      DATABASE_URL: this.database?.appUrl,
      CALLBOARD_MASTER_KEY: masterKey,
      CALLBOARD_TOKEN_SECRET: tokenSecret,
      DEMO: this.config.demo.enabled ? '1' : '0',
      ...changes,
    };
  }

  private announce(prepared: TaskResult, tookMs: number): void {
    const { server, data } = this.config;
    const lines = [`Callboard is ready: ${server.publicUrl}  (${(tookMs / 1000).toFixed(1)} s)`];
    if (prepared.accounts.length > 0) {
      lines.push('', accountTable(prepared.accounts), '');
      if (server.host !== LOOPBACK)
        lines.push(
          `Everybody knows these passwords: listening on ${LOOPBACK} only. DEMO=0 on a new data folder does without them.`,
        );
    }
    lines.push(`Data and logs: ${data.folder}. Ctrl-C stops it.`);
    this.say(lines.join('\n'));
  }
}

async function answersReady(host: string, port: number): Promise<boolean> {
  const reachable = host === '0.0.0.0' || host === '::' ? LOOPBACK : host;
  try {
    const url = `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}/health/ready`;
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
