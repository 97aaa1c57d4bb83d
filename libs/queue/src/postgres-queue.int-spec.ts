import { createEmptyDatabase, withClient, type TestDatabase } from '@callboard/testing';
import { Pool } from 'pg';
import { describeQueueContract, type ContractServer } from './contract/queue.contract';
import { QueueWorld, until } from './contract/queue-world';
import { migrateQueue } from './migrate';

describe('queues on PostgreSQL', () => {
  let database: TestDatabase;
  let server: ContractServer;

  beforeAll(async () => {
    database = await createEmptyDatabase();
    await migrateQueue({ migrationUrl: database.ownerUrl, appUrl: database.appUrl });
    server = {
      connection: { databaseUrl: database.appUrl },
      nowhere: { databaseUrl: 'postgres://nobody@127.0.0.1:1/none' },
      cut: () => cutConnections(database),
    };
  });
  afterAll(() => database.drop());

  const worlds: QueueWorld[] = [];
  afterEach(async () => {
    await Promise.all(worlds.splice(0).map((queues) => queues.close()));
  });

  function world(): QueueWorld {
    const queues = new QueueWorld({ databaseUrl: database.appUrl });
    worlds.push(queues);
    return queues;
  }

  describeQueueContract(() => server);

  it('asks a server that refuses it about once a second, and works on afterwards', async () => {
    const queues = world();
    await queues.work();
    await refuse(database, true);
    const connect = jest.spyOn(Pool.prototype, 'connect');
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const asked = connect.mock.calls.length;
    connect.mockRestore();
    await refuse(database, false);
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(80);
    const jobId = await queues.ring();
    await until(() => queues.isDone(jobId), 15_000);
  });

  it('keeps to its share of connections', async () => {
    const queues = world();
    await queues.work();
    await Promise.all(Array.from({ length: 100 }, () => queues.ring()));
    const open = await withClient(database.superuserUrl, async (client) => {
      const { rows } = await client.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
      return rows[0]!.count;
    });
    expect(open).toBeLessThanOrEqual(11);
  });
});

describe('migrateQueue', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createEmptyDatabase();
  });
  afterAll(() => database.drop());

  const migrate = () => migrateQueue({ migrationUrl: database.ownerUrl, appUrl: database.appUrl });

  it('lets producers that came too early find the schema once it is there', async () => {
    const queues = new QueueWorld({ databaseUrl: database.appUrl });
    await expect(queues.ring()).rejects.toThrow('not available');
    await Promise.all([migrate(), migrate(), migrate()]);
    await queues.ring();
    await queues.close();
  });

  it('changes nothing when run again', async () => {
    const ledger = () =>
      withClient(
        database.ownerUrl,
        async (client) => (await client.query('SELECT * FROM bullmq.migration ORDER BY version')).rows,
      );
    const before = await ledger();
    await migrate();
    expect(before.length).toBeGreaterThan(0);
    expect(await ledger()).toEqual(before);
  });

  it('gives the application no right to change the schema', async () => {
    await migrate();
    const create = withClient(database.appUrl, (client) => client.query('CREATE TABLE bullmq.mine (id int)'));
    await expect(create).rejects.toMatchObject({ code: '42501' });
  });

  it('works with one role for both', async () => {
    await migrateQueue({ migrationUrl: database.ownerUrl, appUrl: database.ownerUrl });
    const queues = new QueueWorld({ databaseUrl: database.ownerUrl });
    await queues.ring();
    await queues.close();
  });
});

async function cutConnections(database: TestDatabase): Promise<void> {
  await withClient(database.superuserUrl, (client) =>
    client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    ),
  );
}

/** Makes the server turn everybody away from a database, or lets them in again. */
async function refuse(database: TestDatabase, refusing: boolean): Promise<void> {
  const url = new URL(database.superuserUrl);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  await withClient(url.toString(), async (client) => {
    await client.query(`ALTER DATABASE ${client.escapeIdentifier(name)} ALLOW_CONNECTIONS ${String(!refusing)}`);
    if (refusing)
      await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
  });
}
