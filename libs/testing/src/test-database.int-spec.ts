import { answersPing, onPath } from './private-redis';
import { redisUrl, uniquePrefix } from './queue-services';
import { givenServices, searchPath } from './services';
import { createEmptyDatabase, createTestDatabase, openDataSource } from './test-database';
import { withClient } from './template-database';

const count = (url: string, text: string) =>
  withClient(url, async (client) => (await client.query<{ count: number }>(text)).rows[0]!.count);

describe('test databases', () => {
  it('are migrated, separate from each other, and gone after drop', async () => {
    const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    await withClient(one.appUrl, (client) =>
      client.query(`INSERT INTO person (id, handle, display_name) VALUES (gen_random_uuid(), 'only-here', '只此')`),
    );
    expect(await count(one.url, 'SELECT count(*)::integer AS count FROM person')).toBe(1);
    expect(await count(two.url, 'SELECT count(*)::integer AS count FROM person')).toBe(0);
    expect(await count(two.url, 'SELECT count(*)::integer AS count FROM base')).toBeGreaterThanOrEqual(30);
    await Promise.all([one.drop(), two.drop()]);
    await expect(withClient(one.url, async () => undefined)).rejects.toThrow(/does not exist/);
  });

  it('run as the application, which owns nothing, and as the owner', async () => {
    const database = await createTestDatabase();
    await expect(withClient(database.appUrl, (client) => client.query('DROP TABLE person'))).rejects.toThrow(
      /must be owner/,
    );
    await withClient(database.ownerUrl, (client) => client.query('ALTER TABLE person ADD COLUMN extra integer'));
    await database.drop();
  });

  it('open as data sources, even while connections are left behind', async () => {
    const database = await createTestDatabase();
    const source = await openDataSource(database, 2);
    expect(await source.query('SELECT count(*) AS many FROM role')).toEqual([{ many: 60 }]);
    await source.destroy();
    await database.drop();
    await database.drop();
  });

  it('can be empty', async () => {
    const database = await createEmptyDatabase();
    expect(
      await count(database.url, `SELECT count(*)::integer AS count FROM pg_tables WHERE schemaname = 'public'`),
    ).toBe(0);
    await database.drop();
  });
});

describe('queue services', () => {
  it('give every caller a prefix of its own', () => {
    expect(uniquePrefix()).not.toBe(uniquePrefix());
  });

  it('name a Redis that answers, where there is one', async () => {
    const url = redisUrl();
    expect(url === undefined).toBe(!givenServices().redisUrl && !onPath('redis-server', searchPath()));
    if (url && !givenServices().redisUrl) expect(await answersPing(Number(new URL(url).port))).toBe(true);
  });
});
