import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres';
import { isAlive, isReady } from './leftover';
import { canEnter } from './process-user';
import { assertReachable } from './reachable';

const AS_ROOT = process.getuid?.() === 0;
const NOBODY = 65_534;

let folder: string;
let running: EmbeddedPostgres | undefined;
let holder: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callboard-embedded-'));
  chmodSync(folder, 0o755);
});

afterEach(async () => {
  holder?.kill('SIGKILL');
  await running?.stop();
  const cluster = running?.clusterDir;
  running = holder = undefined;
  rmSync(folder, { recursive: true, force: true });
  if (cluster) rmSync(cluster, { recursive: true, force: true });
});

const start = async (dataDir = join(folder, 'data')): Promise<EmbeddedPostgres> => {
  running = await startEmbeddedPostgres({ dataDir, fsync: false });
  return running;
};

async function query(url: string, sql: string): Promise<Array<Record<string, unknown>>> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function until(condition: () => boolean, withinMs: number): Promise<void> {
  for (const end = Date.now() + withinMs; !condition(); await sleep(20)) {
    if (Date.now() > end) throw new Error('it did not happen in time');
  }
}

/** Another process that starts the server and stays; resolves once it is ready. */
async function startInOtherProcess(
  dataDir: string,
  user?: number,
): Promise<{ pid: number; port: number; appUrl: string }> {
  const script = `require('./embedded-postgres').startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, fsync: false })
    .then((pg) => { process.send({ pid: pg.pid, port: pg.port, appUrl: pg.appUrl }); setInterval(() => 0, 1000); })
    .catch((error) => { process.send({ failed: error.message }); });`;
  holder = spawn(process.execPath, ['-r', '@swc-node/register', '-e', script], {
    cwd: __dirname,
    env: { ...process.env, HOME: folder },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
  const child = holder;
  return new Promise((done, fail) => {
    child.once('exit', () => fail(new Error('the other process ended')));
    child.once('message', (message: { failed?: string; pid: number; port: number; appUrl: string }) =>
      message.failed === undefined ? done(message) : fail(new Error(message.failed)),
    );
  });
}

describe('startEmbeddedPostgres', () => {
  it('makes a database that knows Chinese, with two roles and passwords for everybody', async () => {
    const server = await start();
    await query(server.ownerUrl, 'CREATE EXTENSION pg_trgm; CREATE EXTENSION btree_gist');
    const [trigrams] = await query(server.appUrl, "SELECT cardinality(show_trgm('横店短剧')) AS n");
    expect(trigrams).toEqual({ n: 5 });
    await expect(query(server.appUrl, 'CREATE TABLE mine (id int)')).rejects.toThrow(/permission denied/);
    const stranger = new URL(server.appUrl);
    stranger.password = 'wrong';
    await expect(query(stranger.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    await expect(assertReachable(stranger.href)).rejects.toThrow(/cannot be reached: password authentication failed/);
    stranger.password = '';
    await expect(query(stranger.href, 'SELECT 1')).rejects.toThrow();
    expect(statSync(join(folder, 'data', 'cluster.json')).mode & 0o777).toBe(0o600);
  });

  it('keeps the data from one start to the next', async () => {
    const first = await start();
    await query(first.ownerUrl, "CREATE TABLE kept AS SELECT '通告板' AS name");
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    expect(existsSync(join(first.clusterDir, 'postmaster.pid'))).toBe(false);
    const second = await start();
    expect(await query(second.ownerUrl, 'SELECT name FROM kept')).toEqual([{ name: '通告板' }]);
  });

  it('runs a copy of the folder beside the original, each on data of its own', async () => {
    const first = await start();
    await query(first.ownerUrl, "CREATE TABLE kept AS SELECT '通告板' AS name");
    await first.stop();
    cpSync(join(folder, 'data'), join(folder, 'copy'), { recursive: true });
    const original = await start();
    const copy = await startEmbeddedPostgres({ dataDir: join(folder, 'copy'), fsync: false });
    try {
      expect(copy.clusterDir).toBe(join(folder, 'copy', 'cluster'));
      await query(copy.ownerUrl, "UPDATE kept SET name = 'the copy'");
      expect(await query(original.ownerUrl, 'SELECT name FROM kept')).toEqual([{ name: '通告板' }]);
      expect(isAlive(original.pid)).toBe(true);
    } finally {
      await copy.stop();
    }
  });

  it('stops when the process that started it is killed, and starts again on the same folder', async () => {
    const dataDir = join(folder, 'data');
    const first = await startInOtherProcess(dataDir);
    expect(isAlive(first.pid)).toBe(true);
    holder?.kill('SIGKILL');
    await until(() => !isAlive(first.pid), 5_000);
    const second = await start(dataDir);
    expect(await query(second.appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('stops what an earlier run left behind when nobody else did', async () => {
    const dataDir = join(folder, 'data');
    const first = await startInOtherProcess(dataDir);
    const guard = guardOf(dataDir);
    process.kill(holder?.pid ?? 0, 'SIGSTOP');
    process.kill(guard, 'SIGKILL');
    holder?.kill('SIGKILL');
    await until(() => !isAlive(guard), 2_000);
    expect(isAlive(first.pid)).toBe(true);
    const second = await start(dataDir);
    expect(isAlive(first.pid)).toBe(false);
    expect(second.pid).not.toBe(first.pid);
  });

  it('is not misled by another process that has the number of a server that was killed', async () => {
    const first = await start();
    const { clusterDir } = first;
    await first.stop();
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { stdio: 'ignore' });
    try {
      writeFileSync(join(clusterDir, 'postmaster.pid'), `${stranger.pid}\n${clusterDir}\n1\n5432\n\n127.0.0.1\n`);
      const second = await start();
      expect(await query(second.appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      expect(stranger.exitCode).toBeNull();
      expect(stranger.signalCode).toBeNull();
    } finally {
      stranger.kill('SIGKILL');
    }
  });

  it('comes back on the same port when the server process is killed', async () => {
    const lost: Error[] = [];
    running = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), onLost: (error) => lost.push(error) });
    const { pid, port } = running;
    await query(running.ownerUrl, 'CREATE TABLE kept AS SELECT 1 AS one');
    process.kill(pid, 'SIGKILL');
    const server = running;
    await until(() => server.pid !== pid && isReady(server.clusterDir, server.pid), 15_000);
    expect(running.port).toBe(port);
    expect(await query(running.ownerUrl, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
    expect(lost).toEqual([]);
  });

  it('can be stopped while it comes back', async () => {
    running = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), onLost: () => undefined });
    const first = running.pid;
    process.kill(first, 'SIGKILL');
    const server = running;
    await until(() => server.pid !== first, 10_000);
    await server.stop();
    await sleep(500);
    expect(isAlive(server.pid)).toBe(false);
  });

  it('throws a half made cluster away', async () => {
    const dataDir = join(folder, 'data');
    mkdirSync(join(dataDir, 'cluster.partial'), { recursive: true });
    writeFileSync(join(dataDir, 'cluster.partial', 'PG_VERSION'), '18\n');
    const server = await start(dataDir);
    expect(await query(server.appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(existsSync(join(dataDir, 'cluster.partial'))).toBe(false);
  });

  it('says when the database is gone, instead of making an empty one', async () => {
    const first = await start();
    await first.stop();
    rmSync(first.clusterDir, { recursive: true });
    await expect(start()).rejects.toThrow(/is gone; restore it, or delete/);
  });

  it('is quiet about what people wrote', async () => {
    const server = await start();
    await query(server.ownerUrl, "CREATE TABLE phone (n text UNIQUE); INSERT INTO phone VALUES ('+8613800000000')");
    await expect(query(server.ownerUrl, "INSERT INTO phone VALUES ('+8613800000000')")).rejects.toThrow(
      /duplicate key/,
    );
    const log = readFileSync(join(folder, 'data', 'postgres.log'), 'utf8');
    expect(log).toContain('duplicate key');
    expect(log).not.toContain('13800000000');
  });

  if (AS_ROOT) {
    it('runs as nobody under root', async () => {
      const server = await start();
      expect(statSync(`/proc/${server.pid}`).uid).toBe(NOBODY);
    });

    it('keeps the cluster elsewhere when nobody cannot enter the folder', async () => {
      const closed = join(folder, 'closed');
      mkdirSync(closed, { mode: 0o700 });
      const server = await start(join(closed, 'data'));
      expect(server.clusterDir.startsWith(closed)).toBe(false);
      expect(canEnter(server.clusterDir, { uid: NOBODY, gid: NOBODY })).toBe(true);
      await query(server.ownerUrl, 'CREATE TABLE kept AS SELECT 1 AS one');
      await server.stop();
      const again = await start(join(closed, 'data'));
      expect(again.clusterDir).toBe(server.clusterDir);
      expect(await query(again.ownerUrl, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
    });

    it('runs as a normal user, and root after that leaves the files to their owner', async () => {
      const home = join(folder, 'home');
      mkdirSync(home);
      chownSync(home, NOBODY, NOBODY);
      const dataDir = join(home, 'data');
      const first = await startInOtherProcess(dataDir, NOBODY);
      expect(statSync(`/proc/${first.pid}`).uid).toBe(NOBODY);
      holder?.kill('SIGTERM');
      await until(() => !isAlive(first.pid), 5_000);
      const second = await start(dataDir);
      expect(statSync(join(second.clusterDir, 'PG_VERSION')).uid).toBe(NOBODY);
    });

    it('says so in one line when the folder belongs to another user', async () => {
      await start().then((server) => server.stop());
      await expect(startInOtherProcess(join(folder, 'data'), NOBODY)).rejects.toThrow(
        /does it belong to another user\?$/,
      );
    });
  }
});

/** The process that watches over the server of this folder: the shell whose last argument is the cluster. */
function guardOf(dataDir: string): number {
  const wanted = resolve(dataDir, 'cluster');
  const found = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => {
      try {
        const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return args.includes('callboard-postgres-guard') && args.includes(wanted);
      } catch {
        return false;
      }
    });
  if (found === undefined) throw new Error('no guard');
  return found;
}
