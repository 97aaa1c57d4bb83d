import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { MatchingPoolError } from './matching-pool.error';

/**
 * Runs a TypeScript file in a thread: registers the compiler as `node -r @swc-node/register` does, with the project's
 * own paths, whatever the process was started with and wherever.
 */
const BOOTSTRAP = `
const { createRequire } = require('node:module');
const { workerData } = require('node:worker_threads');
const from = createRequire(workerData.file);
const { readDefaultTsConfig } = from('@swc-node/register/read-default-tsconfig');
from('@swc-node/register/register').register(readDefaultTsConfig(workerData.tsconfig));
from(workerData.file);
`;

/** Our workers, each a bundle of its own. */
const WORKERS = ['matching.worker', 'market.worker'] as const;
type WorkerName = (typeof WORKERS)[number];

function isWorkerName(script: string): script is WorkerName {
  return WORKERS.includes(script as WorkerName);
}

/** A built worker lies beside the process's main file; in a source tree there is its TypeScript. */
function findWorkerFile(name: WorkerName): string {
  const places = [
    join(__dirname, `${name}.js`),
    join(dirname(process.argv[1] ?? ''), `${name}.js`),
    join(__dirname, `${name}.ts`),
  ];
  const file = places.find((place) => existsSync(place));
  if (!file) throw new MatchingPoolError('noWorkerFile', `none of ${places.join(', ')}`);
  return file;
}

/** The nearest tsconfig.json at or above a folder. */
function findTsConfig(folder: string): string {
  const file = join(folder, 'tsconfig.json');
  if (existsSync(file) || dirname(folder) === folder) return file;
  return findTsConfig(dirname(folder));
}

/**
 * Starts a worker thread on one of our workers, by default the engine's, or on another file. Of ours the bundled file is
 * taken where there is one, else the TypeScript source. Throws {@link MatchingPoolError} `noWorkerFile` when there is
 * neither.
 */
export function startThread(script: string = 'matching.worker'): Worker {
  const file = isWorkerName(script) ? findWorkerFile(script) : script;
  // Nothing of the parent's own flags: a preloaded compiler or a debugger port would be taken twice.
  if (!file.endsWith('.ts')) return new Worker(file, { execArgv: [] });
  const workerData = { file, tsconfig: findTsConfig(dirname(file)) };
  return new Worker(BOOTSTRAP, { eval: true, execArgv: [], workerData });
}
