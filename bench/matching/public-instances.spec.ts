import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { overlapBound, parseSmptsp, readAssign500, readSmptsp } from './public-instances';

const TEXT = `# a comment
Type = 1
Jobs = 4
0 10
10 20
5 15
12 14
Qualifications = 3
2: 3 0
0:
3: 0 1 2
`;

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'instances-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('an instance is read into columns', () => {
  const instance = parseSmptsp('small', TEXT);
  expect(instance).toMatchObject({ name: 'small', jobs: 4, people: 3, overlapBound: 3 });
  expect([...instance.start]).toEqual([0, 10, 5, 12]);
  expect([...instance.end]).toEqual([10, 20, 15, 14]);
  expect([...instance.jobStart]).toEqual([0, 2, 2, 5]);
  expect([...instance.job]).toEqual([0, 3, 0, 1, 2]);
});

test('a job that starts when another ends does not overlap it', () => {
  expect(overlapBound(Int32Array.of(0, 5, 10), Int32Array.of(5, 10, 12))).toBe(1);
  expect(overlapBound(Int32Array.of(), Int32Array.of())).toBe(0);
});

test.each([
  ['no number of jobs', TEXT.replace('Jobs = 4', 'Jobs =x')],
  ['a job that ends before it starts', TEXT.replace('12 14', '14 12')],
  ['a wrong count', TEXT.replace('2: 3 0', '3: 3 0')],
  ['an unknown job', TEXT.replace('2: 3 0', '2: 4 0')],
])('%s is refused', (_name, text) => {
  expect(() => parseSmptsp('small', text)).toThrow();
});

test('folders are read in order of name', () => {
  mkdirSync(join(folder, 'smptsp'));
  mkdirSync(join(folder, 'assign'));
  for (const name of ['b.dat', 'a.dat', 'readme']) writeFileSync(join(folder, 'smptsp', name), TEXT);
  writeFileSync(join(folder, 'assign/assign500.txt'), ' 2\n 1 2\n 3 4\n');
  expect(readSmptsp(folder)!.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(readAssign500(folder)).toEqual({ n: 2, costs: Float64Array.of(1, 2, 3, 4), optimum: 991 });
});

test('what is absent gives null and one line', () => {
  const lines: string[] = [];
  expect(readAssign500(folder, (line) => lines.push(line))).toBeNull();
  expect(readSmptsp(folder, (line) => lines.push(line))).toBeNull();
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line).toMatch(/skipped: no .*BENCH_DATA/);
});
