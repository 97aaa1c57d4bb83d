import { ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { JwtService } from '@nestjs/jwt';
import type { HiringStage } from '@callboard/testing';
import { AccessTokens } from '../../apps/api/src/auth/access-token';
import type { Bench } from '../../bench/races/scenes';
import { searchPath } from '../../libs/testing/src/services';
import type { RaceWorld } from './world';

const SERVER = join(__dirname, '../../bench/races/server.ts');
const CLOCK = join(__dirname, '../support/shift-clock.cjs');
/** The clock of the API is wrong by so much: nothing may depend on it. */
export const CLOCK_SHIFT_MS = -5_000;

/** The API in a process of its own, whose clock is wrong, on the database of a world. */
export class ApiWorld implements Bench {
  private constructor(
    readonly world: RaceWorld,
    readonly tokens: AccessTokens,
    readonly port: number,
    private readonly child: ChildProcess,
  ) {}

  static async open(world: RaceWorld): Promise<ApiWorld> {
    const secret = randomBytes(48).toString('base64');
    const child = fork(SERVER, {
      execArgv: ['-r', CLOCK, '-r', '@swc-node/register', '--disable-warning=ExperimentalWarning'],
      // Everything else it is told by message, so that nothing of this machine's settings reaches it.
      env: { PATH: searchPath(), CALLBOARD_TEST_CLOCK_SHIFT_MS: String(CLOCK_SHIFT_MS) },
    });
    child.send({
      NODE_ENV: 'test',
      DATABASE_URL: world.database.url,
      CALLBOARD_MASTER_KEY: randomBytes(32).toString('base64'),
      CALLBOARD_TOKEN_SECRET: secret,
      LOG_LEVEL: 'error',
      DEMO: '0',
    });
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    return new ApiWorld(world, new AccessTokens(new JwtService({ secret })), port, child);
  }

  async close(): Promise<void> {
    this.child.kill();
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
  }

  get stage(): HiringStage {
    return this.world.stage;
  }

  /** One request of the API. */
  async ask(path: string, token: string, options: { key: string; body?: unknown }): Promise<ApiAnswer> {
    const answer = await fetch(`http://127.0.0.1:${this.port}/api/v1${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'idempotency-key': options.key,
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
    const text = await answer.text();
    return { status: answer.status, text, code: (JSON.parse(text) as { code?: string }).code ?? null };
  }
}

/** What came back, to the byte. */
export interface ApiAnswer {
  readonly status: number;
  readonly text: string;
  readonly code: string | null;
}
