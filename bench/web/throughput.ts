/**
 * How much of the throughput of bare pg behind bare Fastify is left behind everything that the API does for a request: a
 * page of the board, and the roster of 75 people on 14 days, at 50 connections. The built API and the bare server run in
 * processes of their own on one Postgres that this command starts, and take turns, so that a busy machine is busy for
 * both. `npm run bench:web [-- rounds=4] [seconds=6]`; the API is built first when it is stale.
 */
import { ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import autocannon from 'autocannon';
import { loadConfig } from '@callboard/config';
import { createApi } from '../../apps/api/src/create-app';
import type { BareOptions } from './bare';
import { Statement, statementsOf } from './capture';
import { buildWorld, World } from './world';

const ROOT = resolve(__dirname, '../..');
const CONNECTIONS = 50;
const POOL_SIZE = 20;
/** As in bare.ts, which runs as a process of its own. */
const PREPARED = '/prepared';
const TARGET = 0.6;
const MOST_STATEMENTS = 12;
const ROSTER_SIZES = [10, 75, 200];
const BOARD = '/api/v1/board/postings?base=hengdian&sort=new&limit=20';
/** The statement that looks the caller's session up: the API's own, the bare server knows no callers. */
const SESSION = /FROM session s JOIN account a/;

interface Figure {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

interface Round {
  readonly api: Figure;
  readonly bare: Figure;
  /** The bare server with its statements prepared, as the API's are. */
  readonly barePrepared: Figure;
  /** Of the API to `bare`: what is to be reached. */
  readonly ratio: number;
  readonly ratioToPrepared: number;
}

interface Subject {
  readonly name: string;
  readonly url: string;
  readonly token?: string;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

async function startApi(
  world: World,
  profileTo: string | undefined,
): Promise<{ process: ChildProcess; origin: string }> {
  const port = await freePort();
  const child = fork(join(ROOT, 'dist/apps/api/main.js'), {
    env: { ...process.env, ...world.env, PORT: String(port), DATABASE_POOL_SIZE: String(POOL_SIZE) },
    execArgv: profileTo === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileTo}`],
    // What it logs goes nowhere, but it does log, a line a request, as in production.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return { process: child, origin: `http://127.0.0.1:${port}` };
}

async function startBare(options: BareOptions): Promise<{ process: ChildProcess; origin: string }> {
  const child = fork(join(__dirname, 'bare.ts'), {
    execArgv: ['-r', '@swc-node/register'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  child.send(options);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { process: child, origin: `http://127.0.0.1:${port}` };
}

async function measure(origin: string, { url, token }: Subject, seconds: number): Promise<Figure> {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const result = await autocannon({ url: origin + url, connections: CONNECTIONS, duration: seconds, headers });
  if (result.errors + result.timeouts + result.non2xx > 0) {
    throw new Error(`${origin}${url}: ${result.errors} errors, ${result.non2xx} answers that are not 2xx`);
  }
  const { p50, p99 } = result.latency;
  return { perSecond: Math.round(result.requests.total / result.duration), p50Ms: p50, p99Ms: p99 };
}

function prepared(subject: Subject): Subject {
  return { ...subject, url: PREPARED + subject.url };
}

function ratioOf(api: Figure, bare: Figure): number {
  return Math.round((api.perSecond / bare.perSecond) * 1_000) / 1_000;
}

async function play(api: string, bare: string, subject: Subject, rounds: number, seconds: number): Promise<Round[]> {
  const sides = { api: [api, subject], bare: [bare, subject], barePrepared: [bare, prepared(subject)] } as const;
  for (const side of Object.values(sides)) await measure(...side, Math.min(seconds, 4));
  const played: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const figures = {
      api: await measure(...sides.api, seconds),
      bare: await measure(...sides.bare, seconds),
      barePrepared: await measure(...sides.barePrepared, seconds),
    };
    const ratio = ratioOf(figures.api, figures.bare);
    const ratioToPrepared = ratioOf(figures.api, figures.barePrepared);
    played.push({ ...figures, ratio, ratioToPrepared });
    console.log(
      `${subject.name}, round ${round + 1}: ${figures.api.perSecond}/s of ${figures.bare.perSecond}/s bare ` +
        `(${figures.barePrepared.perSecond}/s prepared): ${Math.round(ratio * 100)} % ` +
        `(${Math.round(ratioToPrepared * 100)} %); p99 ${figures.api.p99Ms} and ${figures.bare.p99Ms} ms`,
    );
  }
  return played;
}

/** Statements of each roster, and of the two subjects, as the API sends them. */
async function capture(world: World, subjects: readonly Subject[]) {
  const app = await createApi(loadConfig({ ...world.env, NODE_ENV: 'test', LOG_LEVEL: 'silent', PORT: '1' }));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  try {
    const rosters: Record<string, number> = {};
    for (const [size, shoot] of world.shoots) {
      rosters[size] = (await statementsOf(app, `/api/v1/shoots/${shoot}/roster`, world.token)).length;
    }
    const routes: Record<string, Statement[]> = {};
    for (const { url, token } of subjects) {
      const all = await statementsOf(app, url, token);
      routes[url.split('?')[0]!] = all.filter(({ text }) => !SESSION.test(text));
    }
    return { rosters, routes };
  } finally {
    await app.close();
  }
}

function publish(report: object): void {
  const folder = join(ROOT, 'bench/results');
  mkdirSync(folder, { recursive: true });
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, load: loadavg() };
  const result = { command: 'npm run bench:web', machine, ...report };
  writeFileSync(join(folder, 'web-throughput.json'), `${JSON.stringify(result, null, 2)}\n`);
}

async function main(): Promise<void> {
  const numbers = process.argv.slice(2).filter((word) => /^\d+$/.test(word));
  const [rounds = 4, seconds = 6] = numbers.map(Number);
  const profileTo = process.argv.find((word) => word.startsWith('--profile='))?.slice('--profile='.length);
  const built = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs'), '--if-stale'], { stdio: 'inherit' });
  if (built.status !== 0) throw new Error('The API cannot be built.');
  const folder = mkdtempSync(join(tmpdir(), 'callboard-web-'));
  const children: ChildProcess[] = [];
  let world: World | undefined;
  try {
    world = await buildWorld(folder, ROSTER_SIZES);
    const roster = `/api/v1/shoots/${world.shoots.get(75)!}/roster`;
    const subjects: Subject[] = [
      { name: 'a page of the board', url: BOARD },
      { name: 'a roster of 75 people on 14 days', url: roster, token: world.token },
    ];
    const { rosters, routes } = await capture(world, subjects);
    const bare = await startBare({ databaseUrl: world.server.appUrl, poolSize: POOL_SIZE, routes });
    const api = await startApi(world, profileTo);
    children.push(bare.process, api.process);
    const reports = [];
    for (const subject of subjects) {
      const played = await play(api.origin, bare.origin, subject, rounds, seconds);
      const worst = Math.min(...played.map(({ ratio }) => ratio));
      const worstToPrepared = Math.min(...played.map(({ ratioToPrepared }) => ratioToPrepared));
      const statements = routes[subject.url.split('?')[0]!]!.length;
      reports.push({
        subject: subject.name,
        dataStatements: statements,
        rounds: played,
        worstRatio: worst,
        worstToPrepared,
      });
    }
    const fewEnough = Object.values(rosters).every((count) => count <= MOST_STATEMENTS);
    const reached = reports.every(({ worstRatio }) => worstRatio >= TARGET);
    console.table(
      reports.map(({ subject, worstRatio, worstToPrepared }) => ({
        subject,
        worstRatio,
        target: TARGET,
        worstToPrepared,
      })),
    );
    console.log(`Statements of a roster, the session's look-up included, by places: ${JSON.stringify(rosters)}`);
    publish({
      connections: CONNECTIONS,
      poolSize: POOL_SIZE,
      secondsEach: seconds,
      bareDoes: 'the same SQL but for the look-up of the session; rows as JSON; no session, rights, schema or log',
      target: { ratio: TARGET, statementsOfARoster: MOST_STATEMENTS },
      reached: reached && fewEnough,
      statementsOfARoster: rosters,
      reports,
    });
    if (!reached || !fewEnough) process.exitCode = 1;
  } finally {
    for (const child of children) {
      child.kill();
      await once(child, 'exit');
    }
    await world?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
