import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@callboard/database';
import { onPath, startPrivateRedis } from './private-redis';
import { Credentials, givenServices, searchPath, TestServices } from './services';
import { dropTemplate, makeTemplate, withClient } from './template-database';

const FOLDER = 'callboard-test-';
/** For a given server, whose roles outlive the run: several runs may share them, so the password is fixed. */
const GIVEN_APP: Credentials = { user: 'callboard_app', password: 'callboard-test' };

type Cleanup = () => Promise<void>;
interface Postgres {
  superuserUrl: string;
  owner: Credentials;
  app: Credentials;
  cleanup: Cleanup;
}

function credentialsOf(url: string): Credentials {
  const { username, password } = new URL(url);
  return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
}

async function ownPostgres(folder: string): Promise<Postgres> {
  const server = await startEmbeddedPostgres({ dataDir: folder, fsync: false, maxConnections: 300 });
  return {
    superuserUrl: server.superuserUrl,
    owner: credentialsOf(server.ownerUrl),
    app: credentialsOf(server.appUrl),
    cleanup: async () => {
      await server.stop(0);
      rmSync(server.clusterDir, { recursive: true, force: true });
    },
  };
}

async function givenPostgres(url: string): Promise<Postgres> {
  await withClient(url, async (client) => {
    const found = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [GIVEN_APP.user]);
    const verb = found.rowCount === 0 ? 'CREATE' : 'ALTER';
    await client.query(`${verb} ROLE ${GIVEN_APP.user} LOGIN PASSWORD ${client.escapeLiteral(GIVEN_APP.password)}`);
  });
  return { superuserUrl: url, owner: credentialsOf(url), app: GIVEN_APP, cleanup: async () => undefined };
}

/** Folders of runs that were killed together with this process's like. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(FOLDER))) {
    const pid = Number(name.slice(FOLDER.length).split('-')[0]);
    try {
      process.kill(pid, 0);
    } catch {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}

async function start(cleanups: Cleanup[]): Promise<TestServices> {
  removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${FOLDER}${process.pid}-`));
  cleanups.push(async () => rmSync(folder, { recursive: true, force: true }));
  const given = givenServices();
  const { superuserUrl, owner, app, cleanup } = given.databaseUrl
    ? await givenPostgres(given.databaseUrl)
    : await ownPostgres(folder);
  cleanups.push(cleanup);
  let redisUrl = given.redisUrl;
  if (!redisUrl && onPath('redis-server', searchPath())) {
    const redis = await startPrivateRedis(folder);
    cleanups.push(() => redis.stop());
    redisUrl = redis.url;
  }
  const template = await makeTemplate(superuserUrl, owner, app);
  if (given.databaseUrl) cleanups.push(() => dropTemplate(superuserUrl, template));
  return { superuserUrl, owner, app, template, redisUrl };
}

/** Services that run until they are stopped. */
export interface RunningServices {
  readonly services: TestServices;
  stop(): Promise<void>;
}

/** Starts what a run of integration tests needs, in this process; `stop` leaves nothing behind. */
export async function startServices(): Promise<RunningServices> {
  const cleanups: Cleanup[] = [];
  const stop = async (): Promise<void> => {
    for (const cleanup of cleanups.reverse()) await cleanup();
  };
  try {
    return { services: await start(cleanups), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
