import { seedDemo } from '@callboard/core';
import { examine, findingLine, illsOf } from '@callboard/database';
import { createTestDatabase, TestDatabase, withClient } from '@callboard/testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());

it('finds nothing wrong with the demo market, as the role of the application', async () => {
  await seedDemo({ databaseUrl: database.url, masterKey: Buffer.alloc(32, 7), people: 1_500 });
  const findings = await withClient(database.appUrl, (client) => examine(client));
  expect(illsOf(findings).map(findingLine)).toEqual([]);
  const bookings = await withClient(database.appUrl, (client) => client.query('SELECT FROM booking'));
  expect(bookings.rowCount).toBeGreaterThan(50);
});
