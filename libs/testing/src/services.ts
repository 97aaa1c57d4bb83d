/** Where the services of one test run are; made once by the global set-up and read by every test file. */
export interface TestServices {
  /** Database `postgres` under a role that may create databases and read every one. */
  readonly superuserUrl: string;
  /** User and password of the role that owns the tables. */
  readonly owner: Credentials;
  /** User and password of the application's role. */
  readonly app: Credentials;
  /** Name of the migrated database that is cloned for each test file. */
  readonly template: string;
  /** Redis, where there is one. */
  readonly redisUrl: string | undefined;
}

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** Jest's workers inherit the environment of the process that ran the global set-up, and nothing else of it. */
const VARIABLE = 'CALLBOARD_TEST_SERVICES';

/** The variables by which a developer or a build server offers own services. */
export function givenServices(): { databaseUrl: string | undefined; redisUrl: string | undefined } {
  return { databaseUrl: process.env.TEST_DATABASE_URL || undefined, redisUrl: process.env.REDIS_URL || undefined };
}

/** Hands the services to the workers. */
export function publishServices(services: TestServices): void {
  process.env[VARIABLE] = JSON.stringify(services);
}

/** The services of this run; throws outside of the integration project. */
export function testServices(): TestServices {
  const text = process.env[VARIABLE];
  if (!text) throw new Error('No test services: name the file *.int-spec.ts and run the integration project.');
  return JSON.parse(text) as TestServices;
}

/** The folders in which commands are looked for. */
export function searchPath(): string {
  return process.env.PATH ?? '';
}

/** `url` with another user, password and database. */
export function withDatabase(url: string, credentials: Credentials | undefined, database: string): string {
  const result = new URL(url);
  if (credentials) {
    result.username = encodeURIComponent(credentials.user);
    result.password = encodeURIComponent(credentials.password);
  }
  result.pathname = `/${database}`;
  return result.toString();
}
