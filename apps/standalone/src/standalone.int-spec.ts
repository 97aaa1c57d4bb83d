import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres } from '@callboard/database';
import { Client } from 'pg';

const ROOT = join(__dirname, '../../..');
const START = join(ROOT, 'scripts/start.mjs');

const folders: string[] = [];
const runs: Run[] = [];

/** One run of the command, with what it wrote. */
interface Run {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

function run(args: string[], env: Record<string, string>, nodeFlags: string[] = []): Run {
  const { NODE_ENV: _test, ...inherited } = process.env;
  const child = spawn(process.execPath, [...nodeFlags, ...args], {
    cwd: ROOT,
    env: { ...inherited, DEMO: '0', NIGHTLY_MATCH: '0', DATABASE_URL: '', REDIS_URL: '', ...env },
    // The channel ends it should this process be killed.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const started = { child, output: () => output, ended };
  runs.push(started);
  return started;
}

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-standalone-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return join(folder, 'data');
};

async function until<T>(what: string, withinMs: number, probe: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (const end = Date.now() + withinMs; ; await sleep(50)) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > end) throw new Error(`not in time: ${what}`);
  }
}

const listening = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/health/ready`).then(
    (response) => response.ok,
    () => false,
  );

const ready = async (started: Run): Promise<void> => {
  await until('ready', 60_000, () => {
    if (started.child.exitCode !== null) throw new Error(started.output());
    return started.output().includes('Callboard is ready');
  });
};

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Every living process whose command line or environment speaks of the folder. */
function processesOf(folder: string): Array<{ pid: number; command: string }> {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), command: commandOf(name) }))
    .filter(
      ({ pid, command }) => pid !== process.pid && (command.includes(folder) || environmentOf(pid).includes(folder)),
    );
}

const commandOf = (pid: string): string => readOrEmpty(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
const environmentOf = (pid: number): string => readOrEmpty(`/proc/${pid}/environ`);

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const pidOf = (folder: string, part: string): number => {
  const found = processesOf(folder).find(({ command }) => command.includes(part));
  if (!found) throw new Error(`no process like ${part}`);
  return found.pid;
};

const PARTS = {
  api: 'apps/api/main.js',
  worker: 'apps/worker/main.js',
  postgres: 'bin/postgres -D',
  guard: 'callboard-postgres-guard',
};

jest.setTimeout(180_000);

beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, 'scripts/build.mjs'), '--if-stale'], { stdio: 'pipe' });
});

afterAll(async () => {
  for (const { child, ended } of runs.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
    await ended;
  }
  for (const folder of folders.splice(0)) {
    await until('everything gone', 10_000, () => processesOf(folder).length === 0);
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('npm start', () => {
  // One installation through its life: every step begins where the one before it ended.
  describe('on an empty folder', () => {
    let folder: string;
    let port: number;
    let live: Run;
    const start = async (): Promise<void> => {
      live = run([START], { CALLBOARD_DATA: folder, PORT: String(port) });
      await ready(live);
    };

    beforeAll(async () => {
      folder = newFolder();
      port = await freePort();
      await start();
    });

    it('answers, and refuses a second one on its folder or its port', async () => {
      expect(await listening(port)).toBe(true);
      const sameFolder = run([START], { CALLBOARD_DATA: folder, PORT: String(await freePort()) });
      expect(await sameFolder.ended).toBe(1);
      expect(sameFolder.output()).toMatch(/^The data folder .* is in use by process \d+ \(http:.*\n$/);
      const samePort = run([START], { CALLBOARD_DATA: newFolder(), PORT: String(port) });
      expect(await samePort.ended).toBe(1);
      expect(samePort.output()).toBe(`Port ${port} is taken; set PORT to another one.\n`);
    });

    it('replaces each of its processes that is killed, also when nobody reads its output any more', async () => {
      live.child.stdout?.destroy();
      live.child.stderr?.destroy();
      for (const part of Object.values(PARTS)) {
        const pid = pidOf(folder, part);
        process.kill(pid, 'SIGKILL');
        await until(`another ${part}`, 20_000, () =>
          processesOf(folder).some(({ pid: found, command }) => command.includes(part) && found !== pid),
        );
      }
      await until('ready again', 60_000, () => listening(port));
      expect(live.child.exitCode).toBeNull();
    });

    it('starts again at once after it was killed', async () => {
      live.child.kill('SIGKILL');
      await start();
      expect(await listening(port)).toBe(true);
    });

    it('stops everything within five seconds, however often it is told', async () => {
      const begun = Date.now();
      live.child.kill('SIGINT');
      live.child.kill('SIGINT');
      expect(await live.ended).toBe(0);
      expect(Date.now() - begun).toBeLessThan(5_000);
      expect(processesOf(folder)).toEqual([]);
      expect(await listening(port)).toBe(false);
    });

    it('leaves nothing behind when it is killed', async () => {
      await start();
      live.child.kill('SIGKILL');
      await until('everything gone', 8_000, () => processesOf(folder).length === 0);
      expect(await listening(port)).toBe(false);
      expect(existsSync(join(folder, 'postgres/cluster/postmaster.pid'))).toBe(false);
    });
  });

  it('says in one line that the database cannot be reached, without its password', async () => {
    const database = `postgres://someone:hidden-word@127.0.0.1:${await freePort()}/callboard`;
    const env = { CALLBOARD_DATA: newFolder(), PORT: String(await freePort()), DATABASE_URL: database };
    const started = run([START], env);
    expect(await started.ended).toBe(1);
    expect(started.output()).toMatch(
      /^The database at 127\.0\.0\.1:\d+\/callboard cannot be reached: .*ECONNREFUSED.*\n$/,
    );
    expect(started.output()).not.toContain('hidden-word');
  });

  it('says in one line what is wrong with a variable', async () => {
    const started = run([START], { CALLBOARD_DATA: newFolder(), PORT: 'many' });
    expect(await started.ended).toBe(78);
    expect(started.output()).toBe('configuration: PORT must be a whole number from 1 to 65535\n');
  });

  it('says in one line that Node.js is too old', async () => {
    const pretend = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.4'}})`;
    const started = run([START], { CALLBOARD_DATA: newFolder() }, ['--import', pretend]);
    expect(await started.ended).toBe(1);
    expect(started.output()).toMatch(/^Callboard needs Node\.js 20\.19, 22\.12 or newer; this is .*\n$/);
  });

  it('refuses a given database in another encoding or with the locale C, and takes a good one', async () => {
    const server = await startEmbeddedPostgres({ dataDir: newFolder(), fsync: false });
    const client = new Client({ connectionString: server.superuserUrl });
    try {
      await client.connect();
      await client.query("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'");
      await client.query("CREATE DATABASE bare TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'");
      const migrate = async (database: string): Promise<Run> => {
        const url = server.superuserUrl.replace(/postgres$/, database);
        const started = run([START, 'migrate'], { CALLBOARD_DATA: newFolder(), DATABASE_URL: url });
        await started.ended;
        return started;
      };
      const [latin, bare] = [await migrate('latin'), await migrate('bare')];
      expect(latin.child.exitCode).toBe(1);
      expect(latin.output()).toMatch(/^.*LATIN1.*UTF8.*\n$/);
      expect(bare.child.exitCode).toBe(1);
      expect(bare.output()).toMatch(/^.*locale C.*\n$/);

      const env = { CALLBOARD_DATA: newFolder(), PORT: String(await freePort()) };
      await ready(run([START], { ...env, DATABASE_URL: server.appUrl, MIGRATION_DATABASE_URL: server.ownerUrl }));
      expect(await listening(Number(env.PORT))).toBe(true);
      expect(existsSync(join(env.CALLBOARD_DATA, 'postgres'))).toBe(false);
    } finally {
      await client.end();
      for (const { child, ended } of runs) {
        child.kill('SIGINT');
        await ended;
      }
      await server.stop();
    }
  });
});
