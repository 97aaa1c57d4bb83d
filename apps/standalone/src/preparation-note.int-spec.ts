import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@callboard/database';
import { Client } from 'pg';
import { findNote, leaveNote, type PreparationNote } from './preparation-note';

const NOTE: PreparationNote = { build: "a'1", tasks: ['migrate', 'seed'], demo: true };

let folder: string;
let server: EmbeddedPostgres;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'callboard-note-'));
  server = await startEmbeddedPostgres({ dataDir: folder, fsync: false });
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the note on a database', () => {
  it('is found by the build that left it, for the same tasks only', async () => {
    await leaveNote(server.ownerUrl, NOTE);
    expect(await findNote(server.ownerUrl, "a'1", ['migrate', 'seed'])).toEqual(NOTE);
    expect(await findNote(server.ownerUrl, 'b2', ['migrate', 'seed'])).toBeUndefined();
    expect(await findNote(server.ownerUrl, "a'1", ['migrate'])).toBeUndefined();
  });

  it('is gone once removed', async () => {
    await leaveNote(server.ownerUrl, NOTE);
    await leaveNote(server.ownerUrl, undefined);
    expect(await findNote(server.ownerUrl, NOTE.build, NOTE.tasks)).toBeUndefined();
  });

  it("is not confused with somebody else's comment", async () => {
    const client = new Client({ connectionString: server.ownerUrl });
    await client.connect();
    await client.query("COMMENT ON DATABASE callboard IS 'our crew'");
    await client.end();
    expect(await findNote(server.ownerUrl, NOTE.build, NOTE.tasks)).toBeUndefined();
  });
});
