import { makeDataSource } from '@callboard/database';
import type { DataSource } from 'typeorm';
import { testServices, withDatabase } from './services';
import { newDatabaseName, withClient } from './template-database';

/** A database of one test file's own. */
export interface TestDatabase {
  /** As the application's role; the same as `appUrl`. */
  readonly url: string;
  /** As the role that owns the tables. */
  readonly ownerUrl: string;
  /** As the application's role, with its rights and no more. */
  readonly appUrl: string;
  /** As the superuser of the test server. */
  readonly superuserUrl: string;
  /** Ends every connection and removes the database. */
  drop(): Promise<void>;
}

/** Clones the migrated template (about 15 ms). Call it in `beforeAll` and `drop()` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return create(`TEMPLATE ${testServices().template} STRATEGY FILE_COPY`);
}

/** A database without a table, for tests of the migrations themselves; `options` are those of CREATE DATABASE. */
export async function createEmptyDatabase(options = ''): Promise<TestDatabase> {
  return create(options);
}

/** A connected data source on a test database; the caller destroys it. */
export async function openDataSource(database: Pick<TestDatabase, 'url'>, poolSize = 10): Promise<DataSource> {
  return makeDataSource({ url: database.url, poolSize }).initialize();
}

async function create(source: string): Promise<TestDatabase> {
  const { superuserUrl, owner, app } = testServices();
  const name = newDatabaseName();
  await withClient(superuserUrl, (client) =>
    client.query(`CREATE DATABASE ${name} OWNER ${client.escapeIdentifier(owner.user)} ${source}`),
  );
  const appUrl = withDatabase(superuserUrl, app, name);
  return {
    url: appUrl,
    appUrl,
    ownerUrl: withDatabase(superuserUrl, owner, name),
    superuserUrl: withDatabase(superuserUrl, undefined, name),
    drop: async () => {
      await withClient(superuserUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}
