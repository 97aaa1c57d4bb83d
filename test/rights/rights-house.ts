import { NestFactory } from '@nestjs/core';
import { PersonVault } from '@callboard/core';
import { addDays, newId } from '@callboard/domain';
import { migrateQueue } from '@callboard/queue';
import { HiringStage } from '@callboard/testing';
import type { RouteOptions } from 'fastify';
import { PASSWORD, TestApi } from '../api/test-api';
import type { Given } from './matrix';
import { Identity, IDENTITIES, People, seedPeople } from './people';
import { RememberedState } from './remembered-state';
import { buildStage, Things } from './stage';

/** A request as it goes over the wire. */
export interface Wire {
  readonly method: string;
  readonly url: string;
  /** A string goes as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: Readonly<Record<string, string>>;
}

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  /** The problem's code; undefined when it is no problem document. */
  readonly code: string | undefined;
}

/** An answer that was given in the course of a test. */
export interface Heard extends Reply {
  readonly who: Identity;
  readonly method: string;
  readonly url: string;
}

const STREAM = '/api/v1/events';

/** Collects every route that Fastify itself is given, whoever declares it, as `GET /path`. */
function watchRoutes(): string[] {
  const routes: string[] = [];
  const create = NestFactory.create.bind(NestFactory) as (...args: unknown[]) => Promise<unknown>;
  const watched = (...args: unknown[]): Promise<unknown> => {
    const adapter = args[1] as { getInstance(): { addHook(on: 'onRoute', call: (route: RouteOptions) => void): void } };
    adapter.getInstance().addHook('onRoute', (route) => {
      for (const method of [route.method].flat()) routes.push(`${method} ${route.url}`);
    });
    return create(...args);
  };
  jest.spyOn(NestFactory, 'create').mockImplementation(watched as typeof NestFactory.create);
  return routes;
}

/** The running API with two companies at work in it, and everybody logged in. */
export class RightsHouse {
  /** Every answer so far. */
  readonly heard: Heard[] = [];
  /** Rows that requests left in the trail, the outbox and beside their keys, as text. */
  readonly left: string[] = [];
  private tokens: Partial<Record<Identity, string>> = {};
  private jars: Partial<Record<Identity, Record<string, string>>> = {};
  private refreshToken = '';
  private address = '';

  private constructor(
    readonly api: TestApi,
    readonly routes: readonly string[],
    readonly stage: HiringStage,
    readonly state: RememberedState,
    readonly people: People,
    readonly things: Things,
  ) {}

  static async open(env: Record<string, string> = {}): Promise<RightsHouse> {
    const first = await TestApi.start(env);
    // The queue board looks once, at the start, whether its tables are there.
    await migrateQueue({ migrationUrl: first.database.ownerUrl, appUrl: first.database.appUrl });
    await first.app.close();
    const routes = watchRoutes();
    const api = await first.sibling({ DATABASE_POOL_SIZE: '4', ...env });
    const stage = await HiringStage.open(api.database);
    const people = await seedPeople(stage, api.app.get(PersonVault));
    const things = await buildStage(stage, people);
    const house = new RightsHouse(
      api,
      routes,
      stage,
      await RememberedState.open(api.database.superuserUrl),
      people,
      things,
    );
    await house.logIn();
    await house.api.app.listen(0, '127.0.0.1');
    house.address = await house.api.app.getUrl();
    await house.state.remember();
    return house;
  }

  async close(): Promise<void> {
    await this.state.close();
    await this.stage.close();
    await this.api.stop();
  }

  /** The token of an identity's session, an empty text for nobody. */
  token(who: Identity): string {
    return this.tokens[who] ?? '';
  }

  /** The stage as the lines of the matrix see it. */
  get given(): Given {
    const { things, people, refreshToken, stage } = this;
    return { things, people, refreshToken, day: (offset) => addDays(stage.today, offset) };
  }

  /** The cookies of an identity's session in a browser. */
  cookies(who: Identity): Record<string, string> {
    return this.jars[who] ?? {};
  }

  /** Keeps what the last request wrote to be looked at, and brings the stage back; returns the tables that changed. */
  async reset(): Promise<string[]> {
    this.left.push(...(await this.state.written(['audit_entry', 'outbox', 'idempotency_key'])));
    return this.state.restore();
  }

  /** Where the API listens. */
  get url(): string {
    return this.address;
  }

  /** Sends a request as somebody, with a fresh Idempotency-Key and the version that everything on the stage has. */
  async ask(who: Identity, wire: Wire): Promise<Reply> {
    const headers: Record<string, string> = { 'idempotency-key': newId(), ...wire.headers };
    if (wire.method === 'PATCH' || wire.method === 'PUT') headers['if-match'] ??= '"1"';
    if (who !== 'nobody' && !wire.cookies) headers.authorization = `Bearer ${this.token(who)}`;
    if (wire.body !== undefined) headers['content-type'] = 'application/json';
    const payload = typeof wire.body === 'string' ? wire.body : JSON.stringify(wire.body);
    const answer = wire.url.startsWith(STREAM)
      ? await this.begin(wire, headers)
      : await this.inject({ ...wire, headers }, payload);
    const reply = { ...answer, code: codeOf(answer.text) };
    this.heard.push({ who, method: wire.method, url: wire.url, ...reply });
    return reply;
  }

  private async inject(wire: Wire, payload: string | undefined): Promise<{ status: number; text: string }> {
    const { statusCode, body } = await this.api.app.inject({
      method: wire.method as 'GET',
      url: wire.url,
      headers: { ...wire.headers },
      ...(wire.cookies ? { cookies: { ...wire.cookies } } : {}),
      ...(payload === undefined ? {} : { payload }),
    });
    return { status: statusCode, text: body };
  }

  /** A stream does not end: its first piece is all that is waited for. */
  private async begin(wire: Wire, headers: Record<string, string>): Promise<{ status: number; text: string }> {
    const stop = new AbortController();
    const response = await fetch(this.address + wire.url, { method: wire.method, headers, signal: stop.signal });
    try {
      const first = await response.body?.getReader().read();
      return { status: response.status, text: new TextDecoder().decode(first?.value) };
    } finally {
      stop.abort();
    }
  }

  private async logIn(): Promise<void> {
    for (const who of IDENTITIES) {
      if (who === 'nobody') continue;
      const { body, status } = await this.api.login(this.people[who].canaries.email, PASSWORD);
      if (status !== 200) throw new Error(`${who} cannot log in: ${JSON.stringify(body)}`);
      this.tokens[who] = body.accessToken as string;
      if (who === 'seekerA') this.refreshToken = body.refreshToken as string;
      const { cookies } = await this.api.ask('POST', '/auth/login', {
        body: { contact: this.people[who].canaries.phone, password: PASSWORD },
      });
      this.jars[who] = Object.fromEntries(cookies.map((cookie) => [cookie.name, cookie.value]));
    }
    // The password is to count as proved for as long as the tests run.
    await this.stage.db.query(`UPDATE session SET authenticated_at = now() + interval '1 hour'`);
    const suspended = this.people.suspended.accountId;
    await this.stage.db.query(`UPDATE account SET state = 'suspended' WHERE id = $1`, [suspended]);
    await this.stage.db.query(`INSERT INTO worker_heartbeat (id, answered_at) VALUES ($1, now() + interval '1 hour')`, [
      newId(),
    ]);
  }
}

function codeOf(text: string): string | undefined {
  if (!text.startsWith('{')) return undefined;
  const { code } = JSON.parse(text) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
