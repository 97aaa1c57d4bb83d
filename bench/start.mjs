/**
 * How long a start after the first takes, from the command to the API answering ready: the same command as `npm start`,
 * on a data folder of its own. `npm run bench:start [-- runs]`; the first start (migrate, seed) is measured apart.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const runs = Number(process.argv[2] ?? 5);
const data = mkdtempSync(join(tmpdir(), 'callboard-bench-'));

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function start(port) {
  const begin = performance.now();
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
    cwd: root,
    env: { ...process.env, PORT: String(port), CALLBOARD_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let ended = false;
  const exit = new Promise((resolve) => child.once('exit', () => resolve((ended = true))));
  child.stdout.resume();
  while (!ended) {
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (ready) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  if (ended) throw new Error('The server ended before it was ready.');
  const took = performance.now() - begin;
  const stopping = performance.now();
  child.kill('SIGINT');
  await exit;
  return { ready: Math.round(took), stop: Math.round(performance.now() - stopping) };
}

function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return { min: sorted[0], median: sorted[Math.floor(sorted.length / 2)], worst: sorted.at(-1) };
}

try {
  const port = await freePort();
  const first = await start(port);
  const later = [];
  for (let run = 0; run < runs; run += 1) later.push(await start(port));
  const result = {
    measure: 'milliseconds from the command to /health/ready, and from Ctrl-C to the end',
    target: { readyAfterTheFirst: 5000, stop: 5000 },
    first,
    readyAfterTheFirst: spread(later.map(({ ready }) => ready)),
    stop: spread(later.map(({ stop }) => stop)),
    runs,
    machine: { node: process.version, cores: cpus().length, loadAverage: loadavg()[0] },
  };
  console.log(JSON.stringify(result, null, 2));
  mkdirSync(join(root, 'bench/results'), { recursive: true });
  writeFileSync(join(root, 'bench/results/start.json'), `${JSON.stringify(result, null, 2)}\n`);
} finally {
  rmSync(data, { recursive: true, force: true });
}
