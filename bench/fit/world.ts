import { createSecretKey, randomBytes } from 'node:crypto';
import { JwtService } from '@nestjs/jwt';
import { CORE_POLICIES } from '@callboard/core';
import { EmbeddedPostgres, migrate, startEmbeddedPostgres } from '@callboard/database';
import { newId } from '@callboard/domain';
import { withClient } from '@callboard/testing';
import type { Client } from 'pg';
import { AccessTokens } from '../../apps/api/src/auth/access-token';
import { seedStatements } from './seed.sql';

/** A seeker with a session. */
export interface Caller {
  readonly personId: string;
  readonly token: string;
}

/** A database with a whole market. */
export interface FitWorld {
  readonly server: EmbeddedPostgres;
  readonly env: Record<string, string>;
  readonly seedSeconds: number;
  /** Member of every company. */
  readonly producer: string;
  /** Some seekers of the index, drawn evenly. */
  readonly seekers: readonly Caller[];
  /** Some postings, drawn evenly. */
  readonly postings: readonly string[];
}

async function sessions(client: Client, secret: string, people: number): Promise<Caller[]> {
  const tokens = new AccessTokens(new JwtService({ secret }));
  const { rows } = await client.query<{ personId: string; accountId: string }>(
    `SELECT a.person_id AS "personId", a.id AS "accountId" FROM account a JOIN profile f ON f.person_id = a.person_id
     WHERE f.searchable ORDER BY md5(a.id::text) LIMIT $1`,
    [people],
  );
  const callers: Caller[] = [];
  for (const { personId, accountId } of rows) {
    const sessionId = newId();
    await client.query(
      `INSERT INTO session (id, account_id, kind, token_version, refresh_hash, expires_at)
       VALUES ($1, $2, 'bearer', 1, $3, now() + interval '1 day')`,
      [sessionId, accountId, randomBytes(32)],
    );
    callers.push({ personId, token: tokens.sign({ sessionId, accountId, tokenVersion: 1, kind: 'bearer' }) });
  }
  return callers;
}

/** Starts a Postgres in the folder and fills it. */
export async function buildFitWorld(folder: string, people: number, postings: number): Promise<FitWorld> {
  const server = await startEmbeddedPostgres({ dataDir: folder });
  await migrate({ migrationUrl: server.ownerUrl, appUrl: server.appUrl, policies: [...CORE_POLICIES] });
  const secret = randomBytes(48).toString('base64');
  return withClient(server.ownerUrl, async (client) => {
    const started = performance.now();
    for (const statement of seedStatements(people, postings)) await client.query(statement);
    await client.query('VACUUM ANALYZE');
    const seedSeconds = Math.round((performance.now() - started) / 100) / 10;
    const [producer, ...seekers] = await sessions(client, secret, 501);
    await client.query(
      `INSERT INTO membership (company_id, account_id, role)
       SELECT c.id, a.id, 'owner' FROM company c, account a WHERE a.person_id = $1`,
      [producer!.personId],
    );
    const drawn = await client.query<{ id: string }>('SELECT id FROM posting ORDER BY md5(id::text) LIMIT 500');
    return {
      server,
      seedSeconds,
      producer: producer!.token,
      seekers,
      postings: drawn.rows.map(({ id }) => id),
      env: {
        NODE_ENV: 'production',
        DATABASE_URL: server.appUrl,
        CALLBOARD_MASTER_KEY: createSecretKey(randomBytes(32)).export().toString('base64'),
        CALLBOARD_TOKEN_SECRET: secret,
      },
    };
  });
}
