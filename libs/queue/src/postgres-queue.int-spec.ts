import { createEmptyDatabase, withClient, type TestDatabase } from '@callboard/testing';
import { describeQueueContract, type ContractServer } from './contract/queue.contract';
import { QueueWorld } from './contract/queue-world';
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

  describeQueueContract(() => server);

  it('keeps to its share of connections', async () => {
    const queues = new QueueWorld({ databaseUrl: database.appUrl });
    await queues.work();
    await Promise.all(Array.from({ length: 100 }, () => queues.ring()));
    const open = await withClient(database.superuserUrl, async (client) => {
      const { rows } = await client.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
      return rows[0]!.count;
    });
    await queues.close();
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
