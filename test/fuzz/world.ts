import { JwtService } from '@nestjs/jwt';
import { PersonVault } from '@callboard/core';
import { addDays, newId } from '@callboard/domain';
import { HiringStage } from '@callboard/testing';
import { AccessTokens } from '../../apps/api/src/auth/access-token';
import { openApiDocument } from '../../apps/api/src/http/open-api';
import { TestApi } from '../api/test-api';
import type { Given as MatrixGiven } from '../rights/matrix';
import { People, PersonName, seedPeople } from '../rights/people';
import { RememberedState } from '../rights/remembered-state';
import { buildStage, Things } from '../rights/stage';
import type { Schema } from './sample';

/** Who asks, by what they are to company A; each is a person of the rights stage. */
export const ROLES = {
  anonymous: null,
  seeker: 'seekerA',
  owner: 'producerA',
  'head of department': 'headA',
  viewer: 'clerk',
  'other producer': 'producerB',
  admin: 'admin',
  auditor: 'auditor',
} as const satisfies Record<string, PersonName | null>;
export type Role = keyof typeof ROLES;

/** A parameter of an operation. */
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Schema;
}

/** A route as the document describes it. */
export interface Operation {
  readonly method: string;
  /** `/api/v1/shoots/{shootId}`. */
  readonly path: string;
  readonly query: readonly Parameter[];
  readonly body: Schema | null;
}

interface Described {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
}

function operationsOf(paths: Readonly<Record<string, unknown>>): Operation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Described>).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      query: parameters.filter((parameter) => parameter.in === 'query'),
      body: Object.values(requestBody?.content ?? {})[0]?.schema ?? null,
    })),
  );
}

/** The API, listening, with two companies at work in it, on a database that can be brought back at any time. */
export class FuzzWorld {
  private readonly tokens = new Map<Role, string>();
  private readonly jwt: AccessTokens;

  private constructor(
    readonly api: TestApi,
    readonly port: number,
    readonly stage: HiringStage,
    readonly people: People,
    readonly things: Things,
    readonly operations: readonly Operation[],
    readonly schemas: Readonly<Record<string, Schema>>,
    private readonly state: RememberedState,
  ) {
    this.jwt = new AccessTokens(new JwtService({ secret: api.config.secrets.tokenSecret }));
  }

  static async open(): Promise<FuzzWorld> {
    const api = await TestApi.start({ DATABASE_POOL_SIZE: '20' });
    const stage = await HiringStage.open(api.database);
    const people = await seedPeople(stage, api.app.get(PersonVault));
    const things = await buildStage(stage, people);
    await stage.db.query(`INSERT INTO worker_heartbeat (id, answered_at) VALUES ($1, now() + interval '1 day')`, [
      newId(),
    ]);
    await api.app.listen(0, '127.0.0.1');
    const port = Number(new URL(await api.app.getUrl()).port);
    const document = openApiDocument(api.app);
    const operations = operationsOf(document.paths);
    const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
    const state = await RememberedState.open(api.database.superuserUrl);
    const world = new FuzzWorld(api, port, stage, people, things, operations, schemas, state);
    await world.logIn();
    await state.remember();
    return world;
  }

  async close(): Promise<void> {
    await this.state.close();
    await this.stage.close();
    await this.api.stop();
  }

  /** Brings every row back: sessions that ended, accounts that were suspended, shoots that were cancelled. */
  async restore(): Promise<void> {
    await this.state.restore();
    this.sign();
  }

  token(role: Role): string | undefined {
    return this.tokens.get(role);
  }

  /** What the lines of the rights matrix are made from. */
  get given(): MatrixGiven {
    const { things, people, stage } = this;
    return { things, people, refreshToken: newId(), day: (offset) => addDays(stage.today, offset) };
  }

  private readonly sessions = new Map<Role, string>();

  /** A session for each role, as a log-in would have opened it, whose password counts as just proved all along. */
  private async logIn(): Promise<void> {
    for (const [role, name] of Object.entries(ROLES) as [Role, PersonName | null][]) {
      if (name === null) continue;
      const id = newId();
      this.sessions.set(role, id);
      await this.stage.db.query(
        `INSERT INTO session (id, account_id, kind, token_version, refresh_hash, expires_at, authenticated_at)
         VALUES ($1::uuid, $2, 'bearer', 1, decode(replace($1::uuid::text, '-', ''), 'hex'), now() + interval '1 day', now() + interval '1 day')`,
        [id, this.people[name].accountId],
      );
    }
    this.sign();
  }

  /** Fresh tokens, since a token lives for a quarter of an hour. */
  private sign(): void {
    for (const [role, sessionId] of this.sessions) {
      const { accountId } = this.people[ROLES[role]!];
      this.tokens.set(role, this.jwt.sign({ sessionId, accountId, tokenVersion: 1, kind: 'bearer' }));
    }
  }
}
