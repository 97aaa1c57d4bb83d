import { migrate } from '@callboard/database';
import { bases, DEFAULT_GAP_POLICY, roles, travelMinutes } from '@callboard/domain';
import { createEmptyDatabase, createTestDatabase, TestDatabase, withClient } from '@callboard/testing';
import type { Client } from 'pg';
import { MIGRATIONS } from '../../libs/database/src/migrations';
import { writeHiringStory } from './hiring-story';

const NAMES = MIGRATIONS.map((Migration) => new Migration().name);
const REFERENCE = ['base', 'base_travel', 'role', 'policy_version', 'migrations'];

const urls = (database: TestDatabase) => ({ migrationUrl: database.ownerUrl, appUrl: database.appUrl });

async function rowsOf<T extends object>(url: string, text: string): Promise<T[]> {
  return withClient(url, async (client) => (await client.query<T>(text)).rows);
}

/** Every table with a digest of its rows and of their places on disk, which a write changes even when values stay. */
async function digests(client: Client): Promise<Record<string, { rows: number; digest: string }>> {
  const tables = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const result: Record<string, { rows: number; digest: string }> = {};
  for (const { name } of tables.rows) {
    const { rows } = await client.query<{ rows: number; digest: string }>(
      `SELECT count(*)::integer AS rows, md5(coalesce(string_agg(ctid || xmin::text || t::text, '|' ORDER BY ctid), ''))
              AS digest FROM ${name} t`,
    );
    result[name] = rows[0]!;
  }
  return result;
}

describe('migrate', () => {
  let database: TestDatabase;
  beforeEach(async () => (database = await createEmptyDatabase()));
  afterEach(() => database.drop());

  it('brings an empty database up to date', async () => {
    expect(await migrate(urls(database))).toEqual({ applied: NAMES });
    expect(await rowsOf(database.appUrl, 'SELECT id, zone FROM base ORDER BY id COLLATE "C"')).toEqual(
      bases.map((base) => ({ id: base.id, zone: base.timeZone })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
    expect(await rowsOf(database.appUrl, 'SELECT id, department FROM role ORDER BY id COLLATE "C"')).toEqual(
      roles.map(({ id, department }) => ({ id, department })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
    expect(await rowsOf(database.appUrl, 'SELECT count(*) AS many FROM base_travel')).toEqual([
      { many: bases.length ** 2 },
    ]);
  });

  it('changes nothing the second time', async () => {
    await migrate(urls(database));
    const before = await withClient(database.ownerUrl, digests);
    expect(await migrate(urls(database))).toEqual({ applied: [] });
    expect(await withClient(database.ownerUrl, digests)).toEqual(before);
  });

  it('is safe when several processes start at once', async () => {
    const results = await Promise.all([1, 2, 3].map(() => migrate(urls(database))));
    expect(results.flatMap((result) => result.applied)).toEqual(NAMES);
    expect(await rowsOf(database.ownerUrl, 'SELECT name FROM migrations ORDER BY id')).toEqual(
      NAMES.map((name) => ({ name })),
    );
  });

  it('stores further policies, and refuses other numbers under a stored version', async () => {
    const policy = { kind: 'match_weights', version: 1, source: 'a test', effectiveOn: '2026-01-01' };
    await migrate({ ...urls(database), policies: [{ ...policy, body: { level: 3 } }] });
    await migrate({ ...urls(database), policies: [{ ...policy, body: { level: 3 } }] });
    const changed = migrate({ ...urls(database), policies: [{ ...policy, body: { level: 4 } }] });
    await expect(changed).rejects.toThrow('match_weights 1 is stored with other numbers');
    const { restByConsent: _, ...firstRule } = DEFAULT_GAP_POLICY;
    expect(
      await rowsOf(
        database.appUrl,
        'SELECT kind, version, body, effective_on FROM policy_version ORDER BY kind, version',
      ),
    ).toEqual([
      { kind: 'gap', version: 1, body: firstRule, effective_on: '2026-01-01' },
      { kind: 'gap', version: 2, body: DEFAULT_GAP_POLICY, effective_on: '2026-01-01' },
      { kind: 'match_weights', version: 1, body: { level: 3 }, effective_on: '2026-01-01' },
    ]);
  });

  it('refuses a database that a newer program migrated', async () => {
    await migrate(urls(database));
    await rowsOf(database.ownerUrl, `INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'Later9999')`);
    await expect(migrate(urls(database))).rejects.toThrow(/newer Callboard \(Later9999\)/);
  });

  it('names a role that does not exist', async () => {
    const appUrl = database.appUrl.replace('callboard_app', 'callboard_nobody');
    await expect(migrate({ ...urls(database), appUrl })).rejects.toThrow(/role callboard_nobody .* does not exist/);
  });

  it('runs under one role when there is only one URL', async () => {
    const one = { migrationUrl: database.ownerUrl, appUrl: database.ownerUrl };
    expect(await migrate(one)).toEqual({ applied: NAMES });
  });
});

describe('migrate on a database that is not fit', () => {
  it.each([
    ['another encoding', `TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'`, /LATIN1.*UTF8/],
    ['the locale C', `TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'`, /sees no Chinese/],
  ])('refuses %s and leaves no trace', async (_, options, message) => {
    const database = await createEmptyDatabase(options);
    await expect(migrate(urls(database))).rejects.toThrow(message);
    expect(
      await rowsOf(
        database.ownerUrl,
        `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
         UNION ALL SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'`,
      ),
    ).toEqual([]);
    await database.drop();
  });
});

describe('migrate on a database that holds data', () => {
  let database: TestDatabase;
  beforeEach(async () => (database = await createTestDatabase()));
  afterEach(() => database.drop());

  it('keeps every row and brings the reference data back in line with the code', async () => {
    await withClient(database.ownerUrl, writeHiringStory);
    await rowsOf(
      database.ownerUrl,
      `UPDATE base SET zone = 'Asia/Tokyo' WHERE id = 'hengdian';
       UPDATE base_travel SET minutes = 1 WHERE from_base = 'hengdian' AND to_base = 'xiangshan';
       DELETE FROM role WHERE id = 'script-supervisor';
       INSERT INTO role (id, department) VALUES ('retired-role', 'camera')`,
    );
    const before = await withClient(database.ownerUrl, digests);
    const empty = Object.entries(before).filter(([, table]) => table.rows === 0);
    expect(empty).toEqual([]);

    expect(await migrate(urls(database))).toEqual({ applied: [] });

    const after = await withClient(database.ownerUrl, digests);
    const changed = Object.keys(after).filter((table) => after[table]!.digest !== before[table]!.digest);
    expect(changed.filter((table) => !REFERENCE.includes(table))).toEqual([]);
    expect(await rowsOf(database.appUrl, `SELECT zone FROM base WHERE id = 'hengdian'`)).toEqual([
      { zone: 'Asia/Shanghai' },
    ]);
    expect(
      await rowsOf(
        database.appUrl,
        `SELECT minutes FROM base_travel WHERE from_base = 'hengdian' AND to_base = 'xiangshan'`,
      ),
    ).toEqual([{ minutes: travelMinutes('hengdian', 'xiangshan') }]);
    expect(
      await rowsOf(
        database.appUrl,
        `SELECT id FROM role WHERE id IN ('script-supervisor', 'retired-role') ORDER BY id`,
      ),
    ).toEqual([{ id: 'retired-role' }, { id: 'script-supervisor' }]);
  });
});

describe('the rights of the application', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await withClient(database.ownerUrl, writeHiringStory);
  });
  afterAll(() => database.drop());

  const audit = `INSERT INTO audit_entry (id, actor_kind, action, subject_type, subject_id)
                 VALUES (gen_random_uuid(), 'system', 'a', 'b', gen_random_uuid())`;

  it('allow what it does every day', async () => {
    await rowsOf(database.appUrl, audit);
    await rowsOf(database.appUrl, 'UPDATE person SET display_name = display_name');
    await rowsOf(database.appUrl, 'DELETE FROM schedule_tick');
    expect(await rowsOf(database.appUrl, 'SELECT count(*) AS many FROM audit_entry')).toEqual([{ many: 2 }]);
  });

  it.each([
    'UPDATE audit_entry SET action = action',
    'DELETE FROM audit_entry',
    'TRUNCATE audit_entry',
    'TRUNCATE person CASCADE',
    `INSERT INTO base (id, zone) VALUES ('moon', 'UTC')`,
    `UPDATE base_travel SET minutes = 0`,
    'DELETE FROM role',
    `UPDATE policy_version SET body = '{}'`,
    'DELETE FROM migrations',
    `UPDATE match_change SET kind = 'person'`,
    'ALTER TABLE audit_entry DISABLE TRIGGER ALL',
    'CREATE TABLE public.mine (id integer)',
  ])('deny: %s', async (statement) => {
    await expect(rowsOf(database.appUrl, statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  it.each(['UPDATE audit_entry SET action = action', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry'])(
    'and the trigger stops even the owner: %s',
    async (statement) => {
      await expect(rowsOf(database.ownerUrl, statement)).rejects.toThrow('audit_entry is append only');
    },
  );
});
