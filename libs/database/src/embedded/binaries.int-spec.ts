import { mkdirSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restoreLinks } from './binaries';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callboard-binaries-'));
  mkdirSync(join(folder, 'native/lib'), { recursive: true });
  writeFileSync(join(folder, 'native/lib/libpq.so.5.18'), 'library');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('restoreLinks', () => {
  const restore = (): void => restoreLinks(join(folder, 'native'));
  const list = (): void =>
    writeFileSync(
      join(folder, 'native/pg-symlinks.json'),
      JSON.stringify([
        { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' },
        { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' },
      ]),
    );

  it('puts back the links that npm left out, relative to their folder', () => {
    list();
    restore();
    restore();
    for (const name of ['libpq.so', 'libpq.so.5']) {
      expect(readlinkSync(join(folder, 'native/lib', name))).toBe('libpq.so.5.18');
    }
  });

  it('does nothing for a platform without links', () => {
    expect(restore).not.toThrow();
  });
});
