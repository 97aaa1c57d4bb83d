// Builds api, worker and standalone with `nest build` and the web app with Vite, unless nothing they are made of has changed since the last time.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const APPS = ['api', 'worker', 'standalone'];

const STAMP = join(ROOT, 'dist', '.stamp');
const SOURCES = [...APPS.map((app) => `apps/${app}`), 'apps/web', 'libs'];
const WEB = join(ROOT, 'dist', 'web');
const WEB_FILES = [join(WEB, 'client', 'index.html'), join(WEB, 'server', 'entry-server.cjs')];
const SETTINGS = ['nest-cli.json', 'package-lock.json', 'rspack.config.js', 'tsconfig.json'];

/** The built entry file of an app. */
export const entryOf = (app) => join(ROOT, 'dist', 'apps', app, 'main.js');

const BUILT = [...APPS.map(entryOf), ...WEB_FILES];

/**
 * Builds what is stale and tells how it goes through `say`.
 * @returns {Promise<boolean>} whether it built at all; throws with the builder's output when that fails
 */
export async function buildIfStale({ force = false, say = console.log } = {}) {
  const stamp = stampOfSources();
  if (!force && isFresh(stamp)) return false;
  const begun = Date.now();
  say(`Building ${APPS.join(', ')}, web ...`);
  rmSync(STAMP, { force: true });
  if (force) rmSync(WEB, { recursive: true, force: true });
  await Promise.all([nestBuild(), webBuild()]);
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, stamp);
  say(`Built in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  return true;
}

function isFresh(stamp) {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp && BUILT.every((file) => existsSync(file));
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
    else if (entry.isFile() && !/[.-]spec\.tsx?$/.test(entry.name)) addFile(hash, path);
  }
}

function addFile(hash, path) {
  const { size, mtimeMs } = statSync(path);
  hash.update(`${path}\0${size}\0${mtimeMs}\n`);
}

/** The program that a package puts on the command line. */
function commandOf(name, command) {
  let folder = dirname(createRequire(import.meta.url).resolve(name));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return join(folder, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).bin[command]);
}

function nestBuild() {
  return run([commandOf('@nestjs/cli/package.json', 'nest'), 'build', ...APPS], APPS.map(entryOf));
}

/** The browser's half, then the half that renders public pages on the server. */
export async function webBuild() {
  const vite = [commandOf('vite', 'vite'), 'build', 'apps/web', '--logLevel', 'warn'];
  await run(vite, [WEB_FILES[0]]);
  await run([...vite, '--ssr', 'src/entry-server.tsx'], [WEB_FILES[1]]);
}

/** Runs a Node.js program and throws with its output unless it made its files. */
function run(args, made) {
  // Whoever builds, a test too, gets what is shipped.
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0 && made.every((file) => existsSync(file))) resolve();
      else reject(new Error(`The build failed.\n${output}`));
    });
  });
}
