import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataFolder } from './data-lock';
import { ownIdentity } from './process-identity';

let folder: string;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'callboard-lock-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const holder = (identity: { pid: number; begun: string }): string =>
  JSON.stringify({ ...identity, address: 'http://a', released: false });

/** A process that tries to take the folder at a given moment and tells whether it did. */
function contender(moment: number): Promise<string> {
  const script = `require('@swc-node/register');
    const { lockDataFolder } = require('./data-lock');
    while (Date.now() < ${moment});
    try { lockDataFolder(${JSON.stringify(folder)}, 'http://b'); console.log('taken'); setTimeout(() => 0, 3000); }
    catch (error) { console.log(/is in use by process \\d+ \\(http:/.test(error.message) ? 'refused' : error.message); }`;
  const child = spawn(process.execPath, ['-e', script], { cwd: __dirname, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve) => child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim())));
}

describe('lockDataFolder', () => {
  it('refuses while the holder lives, and says who it is', () => {
    lockDataFolder(folder, 'http://127.0.0.1:3000');
    expect(() => lockDataFolder(folder, 'http://b')).toThrow(
      `The data folder ${folder} is in use by process ${process.pid} (http://127.0.0.1:3000); stop it, or set CALLBOARD_DATA.`,
    );
  });

  it('gives a released folder to the next, and leaves one file', () => {
    const first = lockDataFolder(folder, 'http://a');
    expect(first.afterCrash).toBe(false);
    first.release();
    expect(lockDataFolder(folder, 'http://b').afterCrash).toBe(false);
    expect(readdirSync(folder)).toEqual(['lock.2']);
  });

  it('takes the folder of a killed process, also when its number is in use again', () => {
    writeFileSync(join(folder, 'lock.4'), holder({ pid: process.pid, begun: 'another boot 1' }));
    expect(lockDataFolder(folder, 'http://b').afterCrash).toBe(true);
    expect(readdirSync(folder)).toEqual(['lock.5']);
  });

  it('knows its own process again', () => {
    writeFileSync(join(folder, 'lock.1'), holder(ownIdentity()));
    expect(() => lockDataFolder(folder, 'http://b')).toThrow(/is in use/);
  });

  it('gives the folder of a dead holder to exactly one of many at once', async () => {
    writeFileSync(join(folder, 'lock.1'), holder({ pid: 4_000_000, begun: 'never' }));
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => contender(Date.now() + 4_000)));
    expect(outcomes.sort()).toEqual(['refused', 'refused', 'refused', 'refused', 'refused', 'taken']);
  });
});
