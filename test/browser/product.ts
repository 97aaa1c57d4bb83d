import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(__dirname, '../..');
const START_MS = 120_000;

async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The product as `npm start` runs it. */
export interface Product {
  readonly url: string;
  /** Its data folder. */
  readonly data: string;
  readonly stop: () => Promise<void>;
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) break;
    const ready = await fetch(`${url}/health/worker`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`The product did not start.\n${output()}`);
}

interface ProductWish {
  /** A prepared data folder to begin with a copy of; none for a first start, with the demo market. */
  readonly copyOf?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts everything as `npm start` does, and waits until the worker answers. */
async function startOn(data: string, environment: Readonly<Record<string, string>>): Promise<Product> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { REDIS_URL: _redis, DATABASE_URL: _database, ...inherited } = process.env;
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: ROOT,
    env: {
      ...inherited,
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: url,
      CALLBOARD_DATA: data,
      DEMO: '1',
      NIGHTLY_MATCH: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGINT');
    await ended;
  };
  try {
    await untilReady(url, child, () => output);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, data, stop };
}

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-browser-'));
  // Postgres' user must be able to enter it: a cluster beside the folder would not be copied with it.
  if (process.getuid?.() === 0) chmodSync(folder, 0o711);
  return folder;
}

/** Builds what is stale, then starts the product on a data folder of its own, which goes with it. */
export async function startProduct({ copyOf, environment = {} }: ProductWish = {}): Promise<Product> {
  await promisify(execFile)(process.execPath, ['scripts/build.mjs', '--if-stale'], { cwd: ROOT });
  const data = temporary();
  const remove = (): void => rmSync(data, { recursive: true, force: true });
  if (copyOf) cpSync(copyOf, data, { recursive: true });
  try {
    const product = await startOn(data, environment);
    return { ...product, stop: () => product.stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The data folder of a product that has started with the demo market, and stopped. */
export interface DemoData {
  readonly folder: string;
  readonly remove: () => void;
}

/** Prepares the demo market once, for any number of products that begin with a copy of it. */
export async function demoData(): Promise<DemoData> {
  await promisify(execFile)(process.execPath, ['scripts/build.mjs', '--if-stale'], { cwd: ROOT });
  const folder = temporary();
  const product = await startOn(folder, {});
  await product.stop();
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
