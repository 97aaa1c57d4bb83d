import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppConfig, loadConfig } from '@callboard/config';
import { aCompany, BuiltCompany, createTestDatabase, Sql, TestDatabase, withClient } from '@callboard/testing';
import { createApi } from '../../apps/api/src/create-app';

export const PASSWORD = 'a long enough password';

/** What came back. */
export interface Answer {
  readonly status: number;
  // Tests look into answers of every shape.
  readonly body: Record<string, unknown> & { code?: string; items?: Record<string, unknown>[] };
  readonly headers: Record<string, string | string[] | number | undefined>;
  readonly cookies: readonly { name: string; value: string; [attribute: string]: unknown }[];
}

/** One request; `token` goes into the Authorization header. */
export interface Ask {
  readonly token?: string;
  readonly body?: unknown;
  /** The Idempotency-Key. */
  readonly key?: string;
  /** The version for If-Match, as an answer gave it. */
  readonly version?: unknown;
  readonly headers?: Record<string, string>;
  readonly cookies?: Record<string, string>;
  readonly address?: string;
}

/** Somebody with an account and a bearer session. */
export interface TestPerson {
  readonly contact: string;
  readonly accountId: string;
  readonly personId: string;
  readonly token: string;
  readonly refreshToken: string;
}

/** The API on a database of its own, called without a socket. */
export class TestApi {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly config: AppConfig,
    readonly database: TestDatabase,
    private readonly secrets: Record<string, string>,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<TestApi> {
    const database = await createTestDatabase();
    const secrets = {
      CALLBOARD_MASTER_KEY: randomBytes(32).toString('base64'),
      CALLBOARD_TOKEN_SECRET: randomBytes(48).toString('base64'),
    };
    return TestApi.boot(database, secrets, env);
  }

  /** A second process on the same database with the same secrets. */
  async sibling(env: Record<string, string> = {}): Promise<TestApi> {
    return TestApi.boot(this.database, this.secrets, env);
  }

  private static async boot(
    database: TestDatabase,
    secrets: Record<string, string>,
    env: Record<string, string>,
  ): Promise<TestApi> {
    const config = loadConfig({
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      DATABASE_POOL_SIZE: '10',
      LOG_LEVEL: 'silent',
      DEMO: '0',
      NIGHTLY_MATCH: '0',
      ...secrets,
      ...env,
    });
    const app = await createApi(config);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new TestApi(app, config, database, secrets);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }

  async ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, ask: Ask = {}): Promise<Answer> {
    const response = await this.app.inject({
      method,
      url: url.startsWith('/api') ? url : `/api/v1${url}`,
      headers: {
        ...(ask.token ? { authorization: `Bearer ${ask.token}` } : {}),
        ...(ask.key === undefined ? {} : { 'idempotency-key': ask.key }),
        ...(ask.version === undefined ? {} : { 'if-match': `"${String(ask.version)}"` }),
        ...ask.headers,
      },
      cookies: ask.cookies ?? {},
      ...(ask.body === undefined ? {} : { payload: ask.body as object }),
      ...(ask.address ? { remoteAddress: ask.address } : {}),
    });
    return {
      status: response.statusCode,
      body: response.body === '' ? {} : (JSON.parse(response.body) as Answer['body']),
      headers: response.headers,
      cookies: response.cookies as unknown as Answer['cookies'],
    };
  }

  /** Runs SQL as the superuser of the test server. */
  readonly sql: Sql = async <T>(text: string, params: unknown[] = []) =>
    withClient(this.database.superuserUrl, async (client) => (await client.query(text, params)).rows as T[]);

  /** The actions that `work` added to the trail, oldest first. */
  async audited(work: () => Promise<unknown>): Promise<string[]> {
    const before = await this.sql<{ id: string }>('SELECT id FROM audit_entry');
    await work();
    const known = new Set(before.map((row) => row.id));
    const after = await this.sql<{ id: string; action: string }>('SELECT id, action FROM audit_entry ORDER BY at, id');
    return after.filter((row) => !known.has(row.id)).map((row) => row.action);
  }

  async login(contact: string, password = PASSWORD, ask: Ask = {}): Promise<Answer> {
    return this.ask('POST', '/auth/login', { ...ask, body: { contact, password, mode: 'bearer' } });
  }

  /** Registers somebody and logs in. */
  async person(name: string, platformRole: 'none' | 'auditor' | 'admin' = 'none'): Promise<TestPerson> {
    const contact = `${name}-${randomBytes(4).toString('hex')}@example.com`;
    const made = await this.ask('POST', '/auth/register', { body: { contact, password: PASSWORD, displayName: name } });
    if (made.status !== 201) throw new Error(`Registration failed: ${JSON.stringify(made.body)}`);
    const { body } = await this.login(contact);
    const token = body.accessToken as string;
    const session = await this.ask('GET', '/auth/session', { token });
    const { accountId, personId } = session.body as { accountId: string; personId: string };
    if (platformRole !== 'none') {
      await this.sql('UPDATE account SET platform_role = $2 WHERE id = $1', [accountId, platformRole]);
    }
    return { contact, accountId, personId, token, refreshToken: body.refreshToken as string };
  }

  /** A producer and the verified company that is hers. */
  async producer(): Promise<{ producer: TestPerson; company: BuiltCompany }> {
    const producer = await this.person('producer');
    return { producer, company: await aCompany().withMember(producer, 'owner').build(this.sql) };
  }

  /** Lets every session of an account look as if the password had been proved minutes ago. */
  async age(accountId: string, minutes: number): Promise<void> {
    await this.sql('UPDATE session SET authenticated_at = now() - make_interval(mins => $2) WHERE account_id = $1', [
      accountId,
      minutes,
    ]);
  }

  async forgetFailures(): Promise<void> {
    await this.sql('DELETE FROM login_failure');
  }
}
