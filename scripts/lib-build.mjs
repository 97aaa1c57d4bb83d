// Builds the three apps with `nest build`, unless nothing they are made of has changed since the last time.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const APPS = ['api', 'worker', 'standalone'];

const STAMP = join(ROOT, 'dist', '.stamp');
const SOURCES = [...APPS.map((app) => `apps/${app}`), 'libs'];
const SETTINGS = ['nest-cli.json', 'package-lock.json', 'rspack.config.js', 'tsconfig.json'];

/** The built entry file of an app. */
export const entryOf = (app) => join(ROOT, 'dist', 'apps', app, 'main.js');

/**
 * Builds what is stale and tells how it goes through `say`.
 * @returns {Promise<boolean>} whether it built at all; throws with the builder's output when that fails
 */
export async function buildIfStale({ force = false, say = console.log } = {}) {
  const stamp = stampOfSources();
  if (!force && isFresh(stamp)) return false;
  const begun = Date.now();
  say(`Building ${APPS.join(', ')} ...`);
  rmSync(STAMP, { force: true });
  await nestBuild();
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, stamp);
  say(`Built in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  return true;
}

function isFresh(stamp) {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp && APPS.every((app) => existsSync(entryOf(app)));
}

/** Names, sizes and times are enough, and take a few milliseconds; the content of a thousand files would not. */
function stampOfSources() {
  const hash = createHash('sha256').update(process.version);
  for (const source of SOURCES) addFolder(hash, join(ROOT, source));
  for (const file of SETTINGS) addFile(hash, join(ROOT, file));
  return hash.digest('hex');
}

function addFolder(hash, folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) addFolder(hash, path);
    else if (entry.isFile() && !/[.-]spec\.ts$/.test(entry.name)) addFile(hash, path);
  }
}

function addFile(hash, path) {
  const { size, mtimeMs } = statSync(path);
  hash.update(`${path}\0${size}\0${mtimeMs}\n`);
}

function nestBuild() {
  const manifest = createRequire(import.meta.url).resolve('@nestjs/cli/package.json');
  const cli = join(dirname(manifest), JSON.parse(readFileSync(manifest, 'utf8')).bin.nest);
  const child = spawn(process.execPath, [cli, 'build', ...APPS], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0 && APPS.every((app) => existsSync(entryOf(app)))) resolve();
      else reject(new Error(`The build failed.\n${output}`));
    });
  });
}
