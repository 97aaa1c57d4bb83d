/**
 * What each page costs at its first load: the script of its chunk and of everything that it imports, each file gzipped.
 * Fails when a page is over the budget that its route declares, or the styles of all pages are over theirs.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildIfStale, ROOT } from './lib-build.mjs';

/** Kilobytes of style sheets that stand in the head of every page, gzipped. */
const STYLES_KB = 12;
const KB = 1_000;

await buildIfStale({ say: () => undefined });
const client = join(ROOT, 'dist', 'web', 'client');
const manifest = JSON.parse(readFileSync(join(client, 'manifest.json'), 'utf8'));
const server = join(ROOT, 'dist', 'web', 'server', 'entry-server.cjs');
const { pages } = createRequire(server)(server);

const sizes = new Map();
function gzipped(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(client, file)), { level: 9 }).length);
  return sizes.get(file);
}

function reach(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  if (!manifest[key]) throw new Error(`The manifest knows no chunk ${key}.`);
  seen.add(key);
  for (const next of manifest[key].imports ?? []) reach(next, seen);
  return seen;
}

const sum = (files) => [...new Set(files)].reduce((total, file) => total + gzipped(file), 0);
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const rows = pages.map(({ path, chunk, budgetKb }) => {
  const keys = new Set([...reach(entry), ...reach(chunk)]);
  const kb = sum([...keys].map((key) => manifest[key].file)) / KB;
  return { path, kb, budgetKb, over: kb > budgetKb };
});
const styles = sum([...reach(entry)].flatMap((key) => manifest[key].css ?? [])) / KB;
rows.push({ path: 'styles of every page', kb: styles, budgetKb: STYLES_KB, over: styles > STYLES_KB });

const width = Math.max(...rows.map(({ path }) => path.length));
for (const { path, kb, budgetKb, over } of rows) {
  console.log(`${over ? 'OVER' : 'ok  '}  ${path.padEnd(width)}  ${kb.toFixed(1).padStart(6)} of ${budgetKb} kB`);
}
process.exitCode = rows.some(({ over }) => over) ? 1 : 0;
