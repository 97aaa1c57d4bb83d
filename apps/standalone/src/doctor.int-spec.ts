import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadStandaloneConfig, StandaloneConfig } from '@callboard/config';
import { EmbeddedPostgres, migrate, startEmbeddedPostgres } from '@callboard/database';
import { withClient } from '@callboard/testing';
import { visit } from './doctor';

let folder: string;
let postgres: EmbeddedPostgres;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'callboard-doctor-'));
  chmodSync(folder, 0o755);
  postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), fsync: false });
  await migrate({ migrationUrl: postgres.ownerUrl, appUrl: postgres.appUrl });
});
afterAll(async () => {
  await postgres?.stop();
  rmSync(postgres?.clusterDir, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

const config = (env: Record<string, string> = {}): StandaloneConfig =>
  loadStandaloneConfig({ CALLBOARD_DATA: folder, ...env });

async function told(of: StandaloneConfig): Promise<{ healthy: boolean; lines: string[] }> {
  const lines: string[] = [];
  return { healthy: await visit(of, (line) => lines.push(line)), lines };
}

const sql = (text: string): Promise<unknown> => withClient(postgres.ownerUrl, (client) => client.query(text));

it('finds the database of the data folder while it runs, and one that is given', async () => {
  for (const each of [config(), config({ DATABASE_URL: postgres.appUrl })]) {
    const { healthy, lines } = await told(each);
    expect(healthy).toBe(true);
    expect(lines).toContainEqual(expect.stringMatching(/^✓ person\.overlap /));
    expect(lines[lines.length - 1]).toMatch(/^The database is well/);
  }
});

it('says what is wrong', async () => {
  await sql(`ALTER TABLE account DROP CONSTRAINT account_state_check`);
  await sql(`WITH p AS (INSERT INTO person (id, handle, display_name) VALUES (gen_random_uuid(), 'x', 'x') RETURNING id)
    INSERT INTO account (id, person_id, password_hash, state) SELECT gen_random_uuid(), id, '-', 'limbo' FROM p`);
  const { healthy, lines } = await told(config());
  expect(healthy).toBe(false);
  expect(lines).toContainEqual(expect.stringMatching(/^✗ state\.account .*: 1, for example /));
  expect(lines[lines.length - 1]).toBe('The database is ill: state.account.');
  await sql(`UPDATE account SET state = 'active'`);
});

it('starts a database at rest for as long as it looks, and does not blame it for work that waits', async () => {
  await sql(`INSERT INTO outbox (id, event, job, payload, dedupe_key, due_at)
    VALUES (gen_random_uuid(), 'test', 'worker.heartbeat', '{}', 'x', now() - interval '1 hour')`);
  expect((await told(config())).healthy).toBe(false);
  await postgres.stop();
  const { healthy, lines } = await told(config());
  expect(healthy).toBe(true);
  expect(lines).toContainEqual(expect.stringMatching(/^! outbox\.overdue /));
  await expect(told(config())).resolves.toMatchObject({ healthy: true });
});

it('says so where there is no database', async () => {
  await expect(told(config({ CALLBOARD_DATA: join(folder, 'nothing') }))).rejects.toThrow('There is no database in');
});
