import { createTestDatabase, TestDatabase, withClient } from '@callboard/testing';
import './pg-types';

describe('values from Postgres', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await createTestDatabase()));
  afterAll(() => database.drop());

  const value = (expression: string): Promise<unknown> =>
    withClient(database.url, async (client) => {
      const { rows } = await client.query<{ value: unknown }>(`SELECT ${expression} AS value`);
      return rows[0]!.value;
    });

  it.each([
    ['1::bigint', 1],
    ['9007199254740991::bigint', Number.MAX_SAFE_INTEGER],
    ['(-9007199254740991)::bigint', Number.MIN_SAFE_INTEGER],
    ['ARRAY[1, NULL, 3]::bigint[]', [1, null, 3]],
    ['NULL::bigint', null],
    [`'2026-03-01'::date`, '2026-03-01'],
    [`'{2026-03-01,2026-02-28}'::date[]`, ['2026-03-01', '2026-02-28']],
    [`'{}'::date[]`, []],
    [`ARRAY['2026-03-01', NULL]::date[]`, ['2026-03-01', null]],
    [`daterange('2026-03-01', '2026-03-03', '[]')`, '[2026-03-01,2026-03-04)'],
    [`'{"a": [1]}'::jsonb`, { a: [1] }],
  ])('%s', async (expression, expected) => {
    expect(await value(expression)).toEqual(expected);
  });

  it.each(['9007199254740992::bigint', '(-9007199254740992)::bigint', 'ARRAY[9007199254740993]'])(
    'refuses %s rather than round it',
    async (expression) => {
      await expect(value(expression)).rejects.toThrow(/not a safe integer/);
    },
  );
});
