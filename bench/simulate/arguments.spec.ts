import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ArgumentError, parseArguments } from './arguments';

const DEFAULTS = { seed: 1, months: 1, supply: 1, threads: 2, out: 'simulation' };

test('values come behind a blank or a sign', () => {
  expect(parseArguments(['--scale', '0.1'])).toEqual({ scale: 0.1, ...DEFAULTS });
  const given = ['--scale=1', '--seed', '7', '--months=2', '--supply', '0.35', '--threads', '4', '--out', 'a=b'];
  expect(parseArguments(given)).toEqual({ scale: 1, seed: 7, months: 2, supply: 0.35, threads: 4, out: 'a=b' });
});

test.each([
  [[], '--scale is missing. Begin with --scale 0.01, which takes seconds.'],
  [['--scale', '0'], '--scale must be a number from 0.001 to 1, not "0".'],
  [['--scale', 'big'], '--scale must be a number from 0.001 to 1, not "big".'],
  [['--scale'], '--scale needs a value behind it, such as --scale 1.'],
  [['--scale', '--seed'], '--scale needs a value behind it, such as --scale 1.'],
  [['--scale', '1', '--seed', '1.5'], '--seed must be a whole number from 0 to 1000000000, not "1.5".'],
  [['--scale', '1', '--months', '13'], '--months must be a whole number from 1 to 12, not "13".'],
  [['--scale', '1', '--scale', '1'], '--scale is given twice. Give it once.'],
  [['--size', '1'], '"--size" is not known. Use --scale, --seed, --months, --supply, --threads or --out.'],
  [['0.1'], '"0.1" is not known. Use --scale, --seed, --months, --supply, --threads or --out.'],
])('%j is answered by a sentence', (args, sentence) => {
  expect(() => parseArguments(args)).toThrow(new ArgumentError(sentence));
});

test('the command ends with 2, says what is wrong and how it is done', () => {
  const run = join(__dirname, 'run.ts');
  const { status, stderr } = spawnSync(process.execPath, ['-r', '@swc-node/register', run, '--scale', '7'], {
    encoding: 'utf8',
    cwd: join(__dirname, '../..'),
  });
  expect(status).toBe(2);
  expect(stderr).toContain('--scale must be a number from 0.001 to 1, not "7".');
  expect(stderr).toContain('npm run simulate -- --scale');
});
