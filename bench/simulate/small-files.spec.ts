import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvLine } from './csv';
import { writeCsv } from './files';
import { Progress, spoken } from './progress';

test('cells of a file are quoted where they have to be', () => {
  expect(csvLine(['plain', 1.5, null, 'a,b', 'say "x"', 'two\nlines'])).toBe(
    'plain,1.5,,"a,b","say ""x""","two\nlines"\r\n',
  );
});

test('a long file arrives whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
  const rows = Array.from({ length: 30_000 }, (_, k) => [k, 'x']);
  await writeCsv(join(folder, 'rows.csv'), rows);
  const lines = readFileSync(join(folder, 'rows.csv'), 'utf8').split('\r\n');
  expect(lines).toHaveLength(30_001);
  expect(lines[29_999]).toBe('29999,x');
  rmSync(folder, { recursive: true });
});

describe('progress', () => {
  const say = (isTTY: boolean): string[] => {
    const written: string[] = [];
    let now = 0;
    const terminal = { isTTY, write: (text: string) => void written.push(text) };
    const progress = new Progress(terminal, () => now, 2);
    for (let done = 1; done <= 4; done++) {
      now = done * 30_000;
      progress.say({ done, all: 4, words: `day ${done}` });
    }
    progress.end();
    return written;
  };

  test('rewrites one line on a terminal', () => {
    const written = say(true);
    expect(written).toHaveLength(5);
    expect(written[0]).toBe('\r\u001b[2Kday 1  25%  elapsed 30 s, about 90 s left'.replace('90 s', '1 min 30 s'));
  });

  test('writes plain lines elsewhere, now and then', () => {
    expect(say(false)).toEqual([
      'day 2  50%  elapsed 60 s, about 60 s left\n',
      'day 4  100%  elapsed 2 min 00 s, about 0 s left\n',
    ]);
  });

  test('says times as a person does', () => {
    expect([0.4, 89, 90, 3_601].map(spoken)).toEqual(['0 s', '89 s', '1 min 30 s', '60 min 01 s']);
  });
});
