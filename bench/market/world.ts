import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { JwtService } from '@nestjs/jwt';
import { CORE_POLICIES } from '@callboard/core';
import { EmbeddedPostgres, migrate, startEmbeddedPostgres } from '@callboard/database';
import { newId } from '@callboard/domain';
import { migrateQueue } from '@callboard/queue';
import { HiringStage, StagedPerson, withClient } from '@callboard/testing';
import { AccessTokens } from '../../apps/api/src/auth/access-token';
import { PrivateRedis, startPrivateRedis } from '../../libs/testing/src/private-redis';
import { searchPath } from '../../libs/testing/src/services';
import { Seeded, seedMarket, SeedSize } from './seed';

const ROOT = resolve(__dirname, '../..');
const MEMORY_MS = 200;

/** What one market run came to. */
export interface RunOutcome {
  readonly id: string;
  readonly state: string;
  readonly result: Readonly<Record<string, number | boolean>>;
  readonly wallMs: number;
}

/** A process of the product, built, with the most memory that it has held. */
export class Process {
  readonly ended: Promise<unknown>;
  peakMb = 0;
  private readonly watch: NodeJS.Timeout;

  constructor(readonly child: ChildProcess) {
    this.ended = once(child, 'exit');
    this.watch = setInterval(() => this.look(), MEMORY_MS);
    this.watch.unref();
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    this.look();
    clearInterval(this.watch);
    this.child.kill('SIGKILL');
    await this.ended;
  }

  private look(): void {
    try {
      const [, kb] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${this.child.pid}/status`, 'utf8')) ?? [];
      this.peakMb = Math.max(this.peakMb, Math.round(Number(kb ?? 0) / 1_024));
    } catch {
      // It has ended.
    }
  }
}

/** A database with a market in it, and processes of the product on it. */
export class MarketWorld {
  private readonly processes = new Set<Process>();

  private constructor(
    private readonly folder: string,
    readonly server: EmbeddedPostgres,
    readonly stage: HiringStage,
    readonly seeded: Seeded,
    private readonly env: Record<string, string>,
    private readonly redis: PrivateRedis | undefined,
    readonly admin: StagedPerson,
  ) {}

  /** Builds what is stale, starts a Postgres, migrates and seeds it. */
  static async open(size: SeedSize): Promise<MarketWorld> {
    const built = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { stdio: 'inherit' });
    if (built.status !== 0) throw new Error('the product does not build');
    const folder = mkdtempSync(join(tmpdir(), 'callboard-market-'));
    const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
    await migrate({ migrationUrl: server.ownerUrl, appUrl: server.appUrl, policies: [...CORE_POLICIES] });
    await migrateQueue({ migrationUrl: server.ownerUrl, appUrl: server.appUrl });
    const seeded = await withClient(server.ownerUrl, async (client) => {
      const rows = await seedMarket(client, size);
      await client.query('VACUUM ANALYZE');
      return rows;
    });
    const stage = await HiringStage.open({ url: server.appUrl, ownerUrl: server.ownerUrl });
    const env = {
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      NIGHTLY_MATCH: '0',
      DATABASE_URL: server.appUrl,
      CALLBOARD_MASTER_KEY: randomBytes(32).toString('base64'),
      CALLBOARD_TOKEN_SECRET: randomBytes(48).toString('base64'),
    };
    const redis = await startPrivateRedis(folder).catch(() => undefined);
    return new MarketWorld(folder, server, stage, seeded, env, redis, await stage.platform('admin'));
  }

  /** The backends of the queue that this machine can have. */
  get backends(): readonly ('PostgreSQL' | 'Redis')[] {
    return this.redis ? ['PostgreSQL', 'Redis'] : ['PostgreSQL'];
  }

  /** A worker on a backend, ready for work. */
  worker(backend: 'PostgreSQL' | 'Redis' = 'PostgreSQL'): Promise<Process> {
    return this.start('worker', backend === 'Redis' ? { REDIS_URL: this.redis!.url } : undefined);
  }

  /** An API, and its address. */
  async api(): Promise<{ readonly process: Process; readonly url: string }> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    server.close();
    const started = await this.start('api', { PORT: String(port), HOST: '127.0.0.1' });
    return { process: started, url: `http://127.0.0.1:${port}` };
  }

  /** The access token of the admin. */
  async token(): Promise<string> {
    const { accountId } = this.admin;
    const sessionId = newId();
    await this.stage.db.query(
      `INSERT INTO session (id, account_id, kind, token_version, refresh_hash, expires_at)
       VALUES ($1, $2, 'bearer', 1, $3, now() + interval '1 day')`,
      [sessionId, accountId, randomBytes(32)],
    );
    const tokens = new AccessTokens(new JwtService({ secret: this.env.CALLBOARD_TOKEN_SECRET }));
    return tokens.sign({ sessionId, accountId, tokenVersion: 1, kind: 'bearer' });
  }

  /** Forgets what earlier runs left, so that the next begins with nothing. */
  async forget(): Promise<void> {
    await this.stage.rows('DELETE FROM slot_price');
    await this.stage.rows('DELETE FROM slot_shortfall');
    await this.stage.rows(`UPDATE proposal SET state = 'replaced' WHERE state = 'suggested'`);
  }

  /** Queues a run as an admin's button does, without an API. */
  async queue(): Promise<string> {
    const runId = newId();
    await this.stage.rows(
      `WITH run AS (
         INSERT INTO match_run (id, shoot_id, cause, weights_version, gap_policy_version)
         VALUES ($1, NULL, 'admin', (SELECT max(version) FROM policy_version WHERE kind = 'match_weights'),
                 (SELECT max(version) FROM policy_version WHERE kind = 'gap')) RETURNING id)
       INSERT INTO outbox (id, event, job, payload, dedupe_key)
       SELECT $2, 'marketRun.requested', 'market.run', jsonb_build_object('runId', id), 'market.run:' || id FROM run`,
      [runId, newId()],
    );
    return runId;
  }

  /** Waits for the end of a run; `look` is called again and again with its stage and steps. */
  async finish(runId: string, look: (stage: string, steps: number) => void = () => undefined): Promise<RunOutcome> {
    const from = performance.now();
    for (;;) {
      const [row] = await this.stage.rows<{
        state: string;
        stage: string;
        result: never;
        failure: string;
        steps: number;
      }>(
        `SELECT state, stage, result, failure,
                (SELECT count(*)::int FROM market_step WHERE run_id = match_run.id) AS steps
         FROM match_run WHERE id = $1`,
        [runId],
      );
      if (!row) throw new Error('the run is gone');
      look(row.stage, row.steps);
      if (row.state === 'failed') throw new Error(`the run failed: ${row.failure}`);
      if (row.state === 'done') return { id: runId, ...row, wallMs: Math.round(performance.now() - from) };
      await sleep(50);
    }
  }

  /** How many seats have taken work of the run that is under way. */
  async seats(runId: string): Promise<number> {
    return this.stage.value('SELECT count(DISTINCT seat)::int FROM market_task WHERE run_id = $1', [runId]);
  }

  /** Ends all processes of the product. */
  async stopProcesses(): Promise<void> {
    await Promise.all([...this.processes].map((each) => each.kill()));
    this.processes.clear();
  }

  async close(): Promise<void> {
    await this.stopProcesses();
    await this.redis?.stop();
    await this.stage.close();
    await this.server.stop(0);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async start(app: 'api' | 'worker', more: Record<string, string> = {}): Promise<Process> {
    const child = spawn(process.execPath, [join(ROOT, 'dist/apps', app, 'main.js')], {
      env: { PATH: searchPath(), ...this.env, ...more },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const started = new Process(child);
    this.processes.add(started);
    const ready = new Promise<void>((done) => {
      child.on('message', (message: { ready?: boolean }) => message.ready && done());
    });
    await Promise.race([
      ready,
      started.ended.then(() => Promise.reject(new Error(`${app} ended before it was ready`))),
    ]);
    return started;
  }
}
