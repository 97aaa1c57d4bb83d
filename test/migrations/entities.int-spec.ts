import { createTestDatabase, openDataSource, TestDatabase, withClient } from '@callboard/testing';
import { COMPANY_ROLES, LifeCycleId, lifeCycles, PLATFORM_ROLES } from '@callboard/domain';
import { toSnakeCase } from '../../libs/database/src/naming';

interface ColumnRow {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  primary: boolean;
}

const COLUMNS = `
  SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type,
         NOT a.attnotnull AS nullable, coalesce(a.attnum = ANY (i.indkey), false) AS primary
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'migrations'`;

const byName = (a: ColumnRow, b: ColumnRow): number => (`${a.table}.${a.column}` < `${b.table}.${b.column}` ? -1 : 1);

describe('entities', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await createTestDatabase()));
  afterAll(() => database.drop());

  it('have exactly the columns of the catalogue: name, type, nullability and primary key', async () => {
    const catalogue = await withClient(
      database.ownerUrl,
      async (client) => (await client.query<ColumnRow>(COLUMNS)).rows,
    );
    const source = await openDataSource(database, 1);
    const mapped = source.entityMetadatas.flatMap((entity) =>
      entity.columns.map((column) => ({
        table: entity.tableName,
        column: column.databaseName,
        type: source.driver.normalizeType(column) + (column.isArray ? '[]' : ''),
        nullable: column.isNullable,
        primary: column.isPrimary,
      })),
    );
    await source.destroy();
    expect(mapped.length).toBeGreaterThan(200);
    expect(mapped.sort(byName)).toEqual(catalogue.sort(byName));
  });

  it('declare no relations: ids are plain columns', async () => {
    const source = await openDataSource(database, 1);
    expect(source.entityMetadatas.flatMap((entity) => entity.relations)).toEqual([]);
    await source.destroy();
  });
});

describe('states in the database', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await createTestDatabase()));
  afterAll(() => database.drop());

  const allowed = (constraint: string): Promise<string[]> =>
    withClient(database.ownerUrl, async (client) => {
      const { rows } = await client.query<{ text: string }>(
        'SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = $1',
        [constraint],
      );
      return [...(rows[0]?.text ?? '').matchAll(/'([^']+)'::text/g)].map((match) => match[1]!).sort();
    });

  // A hold has no table before holds are built.
  const kinds = (Object.keys(lifeCycles) as LifeCycleId[]).filter((kind) => kind !== 'hold');

  it.each(kinds)('are those of the life cycle of %s, and its first one is the default', async (kind) => {
    const table = toSnakeCase(kind);
    expect(await allowed(`${table}_state_check`)).toEqual([...lifeCycles[kind].states].sort());
    const { rows } = await withClient(database.ownerUrl, (client) =>
      client.query<{ value: string | null }>(
        `SELECT column_default AS value FROM information_schema.columns WHERE table_name = $1 AND column_name = 'state'`,
        [table],
      ),
    );
    expect(rows[0]?.value).toBe(`'${lifeCycles[kind].initial}'::text`);
  });

  it.each([
    ['account_platform_role_check', PLATFORM_ROLES],
    ['membership_role_check', COMPANY_ROLES],
  ])('%s knows the roles of the domain', async (constraint, roles) => {
    expect(await allowed(constraint)).toEqual([...roles].sort());
  });
});
