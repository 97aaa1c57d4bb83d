import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'callboard-parent-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A child that ties itself to us, then does what is given, then says it is ready. */
async function child(then: string): Promise<ChildProcess> {
  const entry = join(folder, 'child.js');
  const lib = JSON.stringify(join(__dirname, 'exit-with-parent.ts'));
  writeFileSync(entry, `const lib = require(${lib}); lib.exitWithParent(); ${then}; lib.reportReady();`);
  const register = require.resolve('@swc-node/register');
  const started = fork(entry, [], { execArgv: ['-r', register], cwd: __dirname });
  await new Promise((resolve) => started.once('message', resolve));
  return started;
}

const endOf = (started: ChildProcess): Promise<{ code: number | null; signal: string | null }> =>
  new Promise((resolve) => started.once('exit', (code, signal) => resolve({ code, signal })));

describe('exitWithParent', () => {
  it('runs the shutdown of the process when the channel closes', async () => {
    const started = await child("process.on('SIGTERM', () => process.exit(7)); setInterval(() => 0, 1000)");
    const end = endOf(started);
    started.disconnect();
    expect(await end).toEqual({ code: 7, signal: null });
  });

  it('ends a process whose shutdown does not come to an end', async () => {
    const started = await child("process.on('SIGTERM', () => undefined); setInterval(() => 0, 1000)");
    const end = endOf(started);
    started.disconnect();
    expect(await end).toEqual({ code: 1, signal: null });
  });

  it('does not keep a process alive that has nothing to do', async () => {
    const started = await child('setTimeout(() => 0, 200)');
    expect(await endOf(started)).toEqual({ code: 0, signal: null });
  });
});
