/**
 * A thousand people accept one place at once, and one person accepts a thousand overlapping offers at once, over HTTP
 * against a server and a Postgres that this command starts itself. Every round must have exactly one winner.
 * Run: node -r @swc-node/register bench/races/accept.ts [rounds=20] [requests=1000]
 */
import { fork, ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { JwtService } from '@nestjs/jwt';
import { CORE_POLICIES } from '@callboard/core';
import { migrate, startEmbeddedPostgres } from '@callboard/database';
import { HiringStage } from '@callboard/testing';
import { AccessTokens } from '../../apps/api/src/auth/access-token';
import { race, Round } from './load';
import { Bench, onePerson, onePlace, Scene } from './scenes';

/** Days between the shoots of two rounds, so that a winner's booking is in nobody's way later. */
const ROUND_DAYS = 30;
/** The figure to reach for each round. */
const WALL_LIMIT_MS = 5_000;

interface Report {
  readonly scenario: string;
  readonly rounds: number;
  readonly requests: number;
  /** 2xx answers in all rounds; one a round is right. */
  readonly winners: number;
  readonly refused409: number;
  readonly server5xx: number;
  readonly other: number;
  readonly codes: Readonly<Record<string, number>>;
  /** Bookings in the database beyond one a round, and rounds without any. */
  readonly wrongBookings: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly wallMedianMs: number;
  readonly wallWorstMs: number;
  readonly wallUnderLimit: boolean;
  /** Exactly one winner and one booking a round, everybody else refused with 409. */
  readonly countsRight: boolean;
}

async function main(): Promise<void> {
  const [rounds = 20, requests = 1_000] = process.argv.slice(2).map(Number);
  const folder = mkdtempSync(join(tmpdir(), 'callboard-races-'));
  const server = await startEmbeddedPostgres({ dataDir: folder });
  let api: ChildProcess | undefined;
  let stage: HiringStage | undefined;
  try {
    await migrate({ migrationUrl: server.ownerUrl, appUrl: server.appUrl, policies: [...CORE_POLICIES] });
    stage = await HiringStage.open({ url: server.appUrl, ownerUrl: server.ownerUrl });
    const tokenSecret = randomBytes(48).toString('base64');
    api = fork(join(__dirname, 'server.ts'), { execArgv: ['-r', '@swc-node/register'] });
    api.send({
      NODE_ENV: 'test',
      DATABASE_URL: server.appUrl,
      CALLBOARD_MASTER_KEY: randomBytes(32).toString('base64'),
      CALLBOARD_TOKEN_SECRET: tokenSecret,
      LOG_LEVEL: 'error',
      DEMO: '0',
    });
    const [{ port }] = (await once(api, 'message')) as [{ port: number }];
    const bench = { port, stage, tokens: new AccessTokens(new JwtService({ secret: tokenSecret })) };
    const reports = [
      await play(bench, 'one place, many people', rounds, requests, onePlace),
      await play(bench, 'one person, many overlapping offers', rounds, requests, onePerson),
    ];
    publish(reports);
    if (reports.some((report) => !report.countsRight)) process.exitCode = 1;
  } finally {
    api?.kill();
    await stage?.close();
    await server.stop(0);
    rmSync(server.clusterDir, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

async function play(bench: Bench, scenario: string, rounds: number, requests: number, scene: Scene): Promise<Report> {
  // One small round warms the connections and the compiler up and is not counted.
  await race(bench.port, (await scene(bench, Math.min(requests, 100), -ROUND_DAYS)).acceptances);
  const played: Round[] = [];
  let wrongBookings = 0;
  for (let round = 0; round < rounds; round += 1) {
    const { acceptances, bookings } = await scene(bench, requests, 14 + round * ROUND_DAYS);
    played.push(await race(bench.port, acceptances));
    wrongBookings += Math.abs((await bench.stage.value<number>(bookings)) - 1);
  }
  return reportOf(scenario, requests, played, wrongBookings);
}

function reportOf(scenario: string, requests: number, played: readonly Round[], wrongBookings: number): Report {
  const answers = played.flatMap((round) => round.answers);
  const count = (wanted: (status: number) => boolean): number => answers.filter(({ status }) => wanted(status)).length;
  const winners = count((status) => status >= 200 && status < 300);
  const refused409 = count((status) => status === 409);
  const codes: Record<string, number> = {};
  for (const { code } of answers) if (code !== null) codes[code] = (codes[code] ?? 0) + 1;
  const oneWinnerEach = played.every((round) => round.answers.filter(({ status }) => status < 300).length === 1);
  const latencies = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const walls = played.map(({ wallMs }) => wallMs).sort((a, b) => a - b);
  const wallWorstMs = Math.round(walls[walls.length - 1]!);
  return {
    scenario,
    rounds: played.length,
    requests,
    winners,
    refused409,
    server5xx: count((status) => status >= 500),
    other: answers.length - winners - refused409 - count((status) => status >= 500),
    codes,
    wrongBookings,
    p50Ms: Math.round(latencies[Math.floor(latencies.length * 0.5)]!),
    p99Ms: Math.round(latencies[Math.floor(latencies.length * 0.99)]!),
    wallMedianMs: Math.round(walls[Math.floor(walls.length / 2)]!),
    wallWorstMs,
    wallUnderLimit: wallWorstMs < WALL_LIMIT_MS,
    countsRight: oneWinnerEach && wrongBookings === 0 && refused409 === answers.length - played.length,
  };
}

function publish(reports: readonly Report[]): void {
  console.table(reports.map(({ codes: _, ...figures }) => figures));
  for (const { scenario, codes } of reports) console.log(`${scenario}: ${JSON.stringify(codes)}`);
  const folder = join(__dirname, '..', 'results');
  mkdirSync(folder, { recursive: true });
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, load: loadavg() };
  const result = { command: 'node -r @swc-node/register bench/races/accept.ts', machine, reports };
  writeFileSync(join(folder, 'races.json'), `${JSON.stringify(result, null, 2)}\n`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
