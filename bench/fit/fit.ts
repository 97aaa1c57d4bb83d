/**
 * The fast questions: the best 50 people for a posting and the best 50 postings for a person, over HTTP, with 50,000 people
 * and 20,000 postings in a Postgres that this command starts and the built API in a process of its own. Each question at
 * one connection, at fifty that ask as fast as they can, and at fifty that together ask a given number a second; how long
 * the index takes to build and what it holds up meanwhile, its memory, how soon a write is seen, and what noting changes
 * costs the acceptance of an offer. `npm run bench:fit [-- people=50000] [postings=20000] [seconds=8]`.
 */
import { ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import autocannon, { Request } from 'autocannon';
import { searchPath } from '../../libs/testing/src/services';
import { askAlone } from './alone';
import { costOfNotes } from './notes';
import { buildFitWorld, FitWorld } from './world';

const ROOT = resolve(__dirname, '../..');
const CONNECTIONS = 50;
/** Questions a second of all connections together, for a machine that has other things to do. */
const RATE = 150;
const TARGET_MS = 20;
const WRITES = 20;

interface Figure {
  readonly perSecond: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly worstMs: number;
  /** Processor time of the API for one question, whatever else the machine does. */
  readonly cpuMs: number;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

interface Api {
  readonly process: ChildProcess;
  readonly origin: string;
}

async function startApi(world: FitWorld, profileTo?: string): Promise<Api> {
  const port = await freePort();
  const child = fork(join(ROOT, 'dist/apps/api/main.js'), {
    env: { PATH: searchPath(), ...world.env, PORT: String(port), DATABASE_POOL_SIZE: '20' },
    execArgv: profileTo === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileTo}`],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return { process: child, origin: `http://127.0.0.1:${port}` };
}

/** Milliseconds of processor time that a process has used; the clock of Linux ticks a hundred times a second. */
function cpuOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function measure(
  { process: api, origin }: Api,
  requests: readonly Request[],
  options: { connections: number; seconds: number; rate?: number },
): Promise<Figure> {
  const { connections, seconds, rate } = options;
  const limits = rate === undefined ? {} : { overallRate: rate };
  const cpuBefore = cpuOf(api);
  const result = await autocannon({ url: origin, connections, duration: seconds, requests, ...limits });
  if (result.errors + result.timeouts + result.non2xx > 0) throw new Error(`${result.non2xx} answers that are not 2xx`);
  const { p50, p99, max } = result.latency;
  const perSecond = Math.round(result.requests.total / result.duration);
  const cpuMs = Math.round(((cpuOf(api) - cpuBefore) / result.requests.total) * 100) / 100;
  return { perSecond, medianMs: p50, p99Ms: p99, worstMs: Math.round(max), cpuMs };
}

async function get(origin: string, path: string, token: string): Promise<Record<string, unknown>> {
  const answer = await fetch(origin + path, { headers: { authorization: `Bearer ${token}` } });
  return (await answer.json()) as Record<string, unknown>;
}

/** Megabytes that a process holds, and held at most. */
function memoryOf({ pid }: ChildProcess): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]);
  return { now: Math.round(kilobytes('VmRSS') / 1_024), most: Math.round(kilobytes('VmHWM') / 1_024) };
}

/** Waits for the index, and asks for the pulse meanwhile: what the build holds up shows there. */
async function awaitIndex(origin: string, { seekers }: FitWorld): Promise<{ seconds: number; pulseMs: number[] }> {
  const started = performance.now();
  const pulseMs: number[] = [];
  let ready = false;
  const pulse = (async (): Promise<void> => {
    while (!ready) {
      const asked = performance.now();
      await fetch(`${origin}/health/live`);
      pulseMs.push(performance.now() - asked);
      await new Promise((resume) => setTimeout(resume, 3));
    }
  })();
  while (!ready) {
    const { source } = await get(origin, '/api/v1/me/fitting-postings?limit=1', seekers[0]!.token);
    ready = source === 'index';
    await new Promise((resume) => setTimeout(resume, 250));
  }
  await pulse;
  return { seconds: Math.round((performance.now() - started) / 100) / 10, pulseMs: pulseMs.sort((a, b) => a - b) };
}

function spread(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b).map((ms) => Math.round(ms));
  return { medianMs: sorted[sorted.length >> 1], worstMs: sorted[sorted.length - 1] };
}

/** Milliseconds from the answer of a write (a day painted) until the list of postings shows it. */
async function staleness(origin: string, { seekers }: FitWorld): Promise<number[]> {
  const waits: number[] = [];
  for (const { token } of seekers) {
    if (waits.length === WRITES) break;
    const before = (await get(origin, '/api/v1/me/fitting-postings?limit=1', token))['items'] as Record<
      string,
      string
    >[];
    const [best] = before;
    if (!best) continue;
    const answer = await fetch(`${origin}/api/v1/me/availability`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ from: best['firstDay'], to: best['firstDay'], state: 'no' }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    const written = performance.now();
    for (;;) {
      const now = (await get(origin, '/api/v1/me/fitting-postings?limit=1', token))['items'] as Record<
        string,
        string
      >[];
      if (now[0]?.['postingId'] !== best['postingId']) break;
      await new Promise((resume) => setTimeout(resume, 10));
    }
    waits.push(performance.now() - written);
  }
  return waits;
}

async function questions(api: Api, world: FitWorld, seconds: number) {
  const people = world.postings.map((id) => ({
    path: `/api/v1/postings/${id}/people?limit=50`,
    headers: { authorization: `Bearer ${world.producer}` },
  }));
  const postings = world.seekers.map(({ token }) => ({
    path: '/api/v1/me/fitting-postings?limit=50',
    headers: { authorization: `Bearer ${token}` },
  }));
  // What any answer to somebody with a session costs on this machine at this moment, whatever is asked.
  const session = [{ path: '/api/v1/auth/session', headers: { authorization: `Bearer ${world.producer}` } }];
  const all: Record<string, Record<string, Figure>> = {};
  const subjects = { peopleForPosting: people, postingsForPerson: postings, sessionAlone: session };
  for (const [name, requests] of Object.entries(subjects)) {
    await measure(api, requests, { connections: 10, seconds: 3 });
    all[name] = {
      atOneConnection: await measure(api, requests, { connections: 1, seconds }),
      [`atFiftyConnections${RATE}ASecond`]: await measure(api, requests, {
        connections: CONNECTIONS,
        seconds,
        rate: RATE,
      }),
      atFiftyConnectionsFlatOut: await measure(api, requests, { connections: CONNECTIONS, seconds }),
    };
    console.log(name);
    console.table(all[name]);
  }
  return all;
}

async function main(): Promise<void> {
  const numbers = process.argv.slice(2).filter((word) => /^\d+$/.test(word));
  const [people = 50_000, postings = 20_000, seconds = 8] = numbers.map(Number);
  const profileTo = process.argv.find((word) => word.startsWith('--profile='))?.slice('--profile='.length);
  const built = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs'), '--if-stale'], { stdio: 'inherit' });
  if (built.status !== 0) throw new Error('The API cannot be built.');
  const folder = mkdtempSync(join(tmpdir(), 'callboard-fit-'));
  let world: FitWorld | undefined;
  let api: ChildProcess | undefined;
  try {
    world = await buildFitWorld(folder, people, postings);
    console.log(`seeded in ${world.seedSeconds} s`);
    const notes = await costOfNotes(world.server.ownerUrl);
    const alone = await askAlone(world);
    console.log('the index alone', alone);
    const started = await startApi(world, profileTo);
    api = started.process;
    const before = memoryOf(api);
    const { seconds: buildSeconds, pulseMs } = await awaitIndex(started.origin, world);
    const pulse = { p99Ms: Math.round(pulseMs[Math.floor(pulseMs.length * 0.99)]!), ...spread(pulseMs) };
    console.log(`index after ${buildSeconds} s`, pulse, before, memoryOf(api));
    const seen = spread(await staleness(started.origin, world));
    console.log('seen after a write', seen);
    const figures = await questions(started, world, seconds);
    const report = {
      command: 'npm run bench:fit',
      machine: { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, load: loadavg() },
      targetMs: TARGET_MS,
      people,
      postings,
      seedSeconds: world.seedSeconds,
      indexFromStartSeconds: buildSeconds,
      pulseDuringBuild: pulse,
      memoryMb: { beforeIndex: before.now, afterQuestions: memoryOf(api).now, most: memoryOf(api).most },
      seenAfterAWrite: { writes: WRITES, ...seen },
      costOfNotes: notes,
      indexAlone: alone,
      questions: figures,
    };
    writeFileSync(join(ROOT, 'bench/results/fit.json'), `${JSON.stringify(report, null, 2)}\n`);
  } finally {
    if (api) {
      api.kill();
      await once(api, 'exit');
    }
    await world?.server.stop(0);
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
