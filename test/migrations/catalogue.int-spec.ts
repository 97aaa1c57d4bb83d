import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTestDatabase, TestDatabase, withClient } from '@callboard/testing';
import { catalogueDifference, readCatalogue } from './catalogue';

const committed = readFileSync(join(__dirname, 'catalogue.snap.txt'), 'utf8');

describe('the catalogue that the migrations make', () => {
  it('is the committed one (after a change: npm run generate, and review the difference)', async () => {
    const database = await createTestDatabase();
    const actual = await withClient(database.ownerUrl, readCatalogue);
    expect(catalogueDifference(committed, actual)).toEqual([]);
    expect(actual).toBe(committed);
    await database.drop();
  });
});

describe('the comparison of catalogues', () => {
  let database: TestDatabase;
  beforeEach(async () => (database = await createTestDatabase()));
  afterEach(() => database.drop());

  const exclusion = (states: string) =>
    `ALTER TABLE booking DROP CONSTRAINT booking_no_overlap, ADD CONSTRAINT booking_no_overlap
     EXCLUDE USING gist (person_id WITH =, span WITH &&) WHERE (state IN (${states}))`;

  it('sees nothing when the same constraint is made again', async () => {
    const actual = await withClient(database.ownerUrl, async (client) => {
      await client.query(exclusion(`'confirmed', 'reconfirming', 'completed'`));
      return readCatalogue(client);
    });
    expect(catalogueDifference(committed, actual)).toEqual([]);
  });

  it.each([
    ['a weakened exclusion constraint', exclusion(`'confirmed', 'reconfirming'`), /booking_no_overlap EXCLUDE/],
    ['a missing check', 'ALTER TABLE slot DROP CONSTRAINT slot_span_check', /slot_span_check/],
    ['a check that is not validated', 'ALTER TABLE offer ADD CONSTRAINT late CHECK (pay_fen > 0) NOT VALID', /late/],
    [
      'an index that lost its condition',
      'DROP INDEX booking_slot_key; CREATE UNIQUE INDEX booking_slot_key ON booking (slot_id)',
      /booking_slot_key/,
    ],
    ['a column that may be null', 'ALTER TABLE offer ALTER pay_fen DROP NOT NULL', /offer\.pay_fen/],
    ['another default', `ALTER TABLE session ALTER expires_at SET DEFAULT now()`, /session\.expires_at/],
    ['a disabled trigger', 'ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only', /append_only/],
    [
      'another function',
      `CREATE OR REPLACE FUNCTION gap_days(work_days integer, night_run integer, travel_minutes integer, policy jsonb)
       RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 0'`,
      /SELECT 0/,
    ],
    ['a right too many', 'GRANT UPDATE ON audit_entry TO callboard_app', /audit_entry INSERT SELECT UPDATE/],
  ])('sees %s', async (_, statement, line) => {
    const actual = await withClient(database.ownerUrl, async (client) => {
      await client.query(statement);
      return readCatalogue(client);
    });
    expect(catalogueDifference(committed, actual).join('\n')).toMatch(line);
  });
});
