/** `npm run generate`: writes every committed file that the code makes. Arguments choose some by a part of the path. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { GENERATED, makeInto } from './lib-generated.mjs';
import { ROOT } from './lib-run.mjs';

const wanted = process.argv.slice(2);
const files = GENERATED.map(({ file }) => file).filter(
  (file) => wanted.length === 0 || wanted.some((part) => file.includes(part)),
);
// The client is made from a fresh document, never from a committed one.
if (files.includes('libs/client/src/schema.ts') && !files.includes('openapi.json')) files.push('openapi.json');

const folder = mkdtempSync(join(tmpdir(), 'callboard-generate-'));
try {
  for (const { file, fresh, committed } of await makeInto(folder, files)) {
    if (fresh !== committed) {
      mkdirSync(dirname(resolve(ROOT, file)), { recursive: true });
      writeFileSync(resolve(ROOT, file), fresh);
    }
    console.log(`${fresh === committed ? 'same   ' : 'written'} ${file}`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
