import { ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { JwtService } from '@nestjs/jwt';
import { CORE_POLICIES } from '@callboard/core';
import { EmbeddedPostgres, migrate, startEmbeddedPostgres } from '@callboard/database';
import { newId } from '@callboard/domain';
import { migrateQueue } from '@callboard/queue';
import { HiringStage, Line, StagedPerson } from '@callboard/testing';
import { AccessTokens } from '../../apps/api/src/auth/access-token';
import { onPath, PrivateRedis, startPrivateRedis } from '../../libs/testing/src/private-redis';
import { searchPath } from '../../libs/testing/src/services';

const ROOT = resolve(__dirname, '../..');
const CLOCK = join(__dirname, '../support/shift-clock.cjs');
const READY_MS = 90_000;

export type Backend = 'PostgreSQL' | 'Redis';

/** A process of the product, as it is built. */
export class Service {
  readonly ended: Promise<number | null>;
  private dead = false;

  constructor(readonly child: ChildProcess) {
    this.ended = once(child, 'exit').then(([code]) => {
      this.dead = true;
      return code as number | null;
    });
  }

  get alive(): boolean {
    return !this.dead;
  }

  signal(signal: NodeJS.Signals): void {
    if (this.alive) this.child.kill(signal);
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise<void>((done) => server.close(() => done()));
  return port;
}

/** Own Postgres, own Redis behind a line, and as many processes of the product as a test starts. */
export class FaultWorld {
  private readonly services = new Set<Service>();
  private readonly secret = randomBytes(48).toString('base64');
  private readonly metricsToken = randomBytes(24).toString('hex');
  private readonly masterKey = randomBytes(32).toString('base64');
  private tokens!: AccessTokens;
  /** Access tokens by person: those of an earlier load are asked as well. */
  readonly passes = new Map<string, string>();
  redis: PrivateRedis | undefined;
  line: Line | undefined;
  /** Only while an API runs. */
  port = 0;

  private constructor(
    readonly backend: Backend,
    private readonly folder: string,
    readonly postgres: EmbeddedPostgres,
    readonly stage: HiringStage,
  ) {}

  /** The backends of the queue that this machine can have. */
  static backends(): readonly Backend[] {
    return onPath('redis-server', searchPath()) ? ['PostgreSQL', 'Redis'] : ['PostgreSQL'];
  }

  /** Builds what is stale. */
  static async build(): Promise<void> {
    await promisify(execFile)(process.execPath, ['scripts/build.mjs', '--if-stale'], { cwd: ROOT });
  }

  static async open(backend: Backend): Promise<FaultWorld> {
    const folder = mkdtempSync(join(tmpdir(), 'callboard-faults-'));
    const failed = (error: Error): void => console.error('Postgres is lost:', error.message);
    const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), onLost: failed });
    await migrate({ migrationUrl: postgres.ownerUrl, appUrl: postgres.appUrl, policies: CORE_POLICIES });
    await migrateQueue({ migrationUrl: postgres.ownerUrl, appUrl: postgres.appUrl });
    const stage = await HiringStage.open({ url: postgres.appUrl, ownerUrl: postgres.ownerUrl });
    const world = new FaultWorld(backend, folder, postgres, stage);
    world.tokens = new AccessTokens(new JwtService({ secret: world.secret }));
    world.port = await freePort();
    if (backend === 'Redis') {
      world.redis = await startPrivateRedis(folder);
      world.line = new Line(world.redis.url);
      await world.line.open();
    }
    return world;
  }

  async close(): Promise<void> {
    await Promise.all([...this.services].map((service) => service.kill()));
    await this.line?.cut();
    await this.redis?.stop();
    await this.stage.close();
    await this.postgres.stop(0);
    rmSync(this.postgres.clusterDir, { recursive: true, force: true });
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Lets Redis die, with everything in it. */
  async stopRedis(): Promise<void> {
    await this.redis?.stop();
  }

  /** An empty Redis where the old one was. */
  async restartRedis(): Promise<void> {
    this.redis = await startPrivateRedis(this.folder, Number(new URL(this.redis!.url).port));
  }

  /** What the API tells Prometheus of a gauge without labels; NaN when it tells nothing. */
  async gauge(name: string): Promise<number> {
    const headers = { authorization: `Bearer ${this.metricsToken}` };
    const text = await (await fetch(`http://127.0.0.1:${this.port}/metrics`, { headers })).text();
    return Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1] ?? NaN);
  }

  api(): Promise<Service> {
    return this.start('api', { PORT: String(this.port), HOST: '127.0.0.1' });
  }

  /** @param shiftMs by how much its clock is wrong */
  worker(shiftMs = 0): Promise<Service> {
    return this.start('worker', {}, shiftMs);
  }

  /** Access tokens, each of a session of its own. */
  async logIn(people: readonly StagedPerson[]): Promise<string[]> {
    const sessions = people.map(() => newId());
    await this.stage.rows(
      `INSERT INTO session (id, account_id, kind, token_version, refresh_hash, expires_at)
       SELECT s, a, 'bearer', 1, decode(replace(s::text, '-', ''), 'hex'), now() + interval '1 day'
       FROM unnest($1::uuid[], $2::uuid[]) AS t(s, a)`,
      [sessions, people.map(({ accountId }) => accountId)],
    );
    return people.map(({ accountId }, index) =>
      this.tokens.sign({ sessionId: sessions[index]!, accountId, tokenVersion: 1, kind: 'bearer' }),
    );
  }

  private async start(app: 'api' | 'worker', more: Record<string, string>, shiftMs = 0): Promise<Service> {
    const flags = ['--disable-warning=ExperimentalWarning', ...(shiftMs === 0 ? [] : ['-r', CLOCK])];
    const child = spawn(process.execPath, [...flags, join(ROOT, 'dist/apps', app, 'main.js')], {
      env: {
        PATH: searchPath(),
        NODE_ENV: 'production',
        LOG_LEVEL: 'fatal',
        NIGHTLY_MATCH: '0',
        DATABASE_URL: this.postgres.appUrl,
        CALLBOARD_MASTER_KEY: this.masterKey,
        CALLBOARD_TOKEN_SECRET: this.secret,
        METRICS_TOKEN: this.metricsToken,
        CALLBOARD_TEST_CLOCK_SHIFT_MS: String(shiftMs),
        ...(this.line ? { REDIS_URL: this.line.url } : {}),
        ...more,
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const service = new Service(child);
    this.services.add(service);
    void service.ended.then(() => this.services.delete(service));
    const late = AbortSignal.timeout(READY_MS);
    const ready = new Promise<void>((done, fail) => {
      child.on('message', (message: { ready?: boolean }) => message.ready && done());
      late.addEventListener('abort', () => fail(new Error(`${app} was not ready in time`)));
    });
    await Promise.race([ready, service.ended.then(() => Promise.reject(new Error(`${app} ended at its start`)))]);
    return service;
  }
}
