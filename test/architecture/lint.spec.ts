import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PlantedTree, ROOT } from './planted-tree';

const lines = (count: number): string => 'export {};\n'.repeat(count);
const query = (method: string, argument: string): string =>
  `declare const builder: { ${method}(text: string): void };\ndeclare const column: string;\n` +
  `export const run = (): void => builder.${method}(${argument});\nexport { column };\n`;

/** The file, its text, and the rule that must catch it; `undefined` where it is allowed. */
const PLANTED: ReadonlyArray<readonly [file: string, source: string, rule: string | undefined]> = [
  ['libs/core/src/any.ts', 'export const value: any = 1;\n', '@typescript-eslint/no-explicit-any'],
  ['libs/core/src/unknown.ts', 'export const value: unknown = 1;\n', undefined],
  ['libs/core/src/env.ts', 'export const port = process.env.PORT;\n', 'no-restricted-syntax'],
  [
    'libs/core/src/env-import.ts',
    `import { env } from 'node:process';\nexport const e = env;\n`,
    'no-restricted-syntax',
  ],
  ['libs/config/src/env.ts', 'export const port = process.env.PORT;\n', undefined],
  ['apps/api/src/main.ts', 'declare const load: (e: unknown) => void;\nload(process.env);\n', undefined],
  ['apps/worker/src/main.ts', 'export const port = process.env.PORT;\n', 'no-restricted-syntax'],
  ['apps/standalone/src/main.ts', 'const { PORT } = process.env;\nexport { PORT };\n', 'no-restricted-syntax'],
  [
    'libs/core/src/floating.ts',
    'declare const work: () => Promise<void>;\nexport const start = (): void => {\n  work();\n};\n',
    '@typescript-eslint/no-floating-promises',
  ],
  [
    'libs/core/src/awaited.ts',
    'declare const work: () => Promise<void>;\nexport const start = async (): Promise<void> => {\n  await work();\n};\n',
    undefined,
  ],
  [
    'libs/core/src/disabled.ts',
    '// eslint-disable-next-line @typescript-eslint/no-explicit-any\nexport const value: any = 1;\n',
    '@typescript-eslint/no-explicit-any',
  ],
  ['libs/core/src/ignored.ts', `// @ts-ignore\nexport const value: string = 1;\n`, '@typescript-eslint/ban-ts-comment'],
  ...['orderBy', 'addSelect', 'groupBy', 'where', 'query'].flatMap((method): (typeof PLANTED)[number][] => [
    [`libs/core/src/${method}-variable.ts`, query(method, 'column'), 'no-restricted-syntax'],
    [`libs/core/src/${method}-template.ts`, query(method, '`a ${column}`'), 'no-restricted-syntax'],
    [`libs/core/src/${method}-sum.ts`, query(method, `'a ' + column`), 'no-restricted-syntax'],
    [`libs/core/src/${method}-literal.ts`, query(method, `'a'`), undefined],
    [`libs/core/src/${method}-plain.ts`, query(method, '`a`'), undefined],
  ]),
  ['libs/database/src/repositories/a.repository.ts', query('query', 'column'), undefined],
  ['libs/core/src/long.service.ts', lines(401), 'max-lines'],
  ['libs/core/src/short.service.ts', lines(400), undefined],
  ['apps/api/src/long.controller.ts', lines(151), 'max-lines'],
  ['apps/api/src/short.controller.ts', lines(150), undefined],
  [
    'libs/core/src/long-function.ts',
    `export function f(): void {\n${'  void 0;\n'.repeat(60)}}\n`,
    'max-lines-per-function',
  ],
  ['libs/core/src/short-function.ts', `export function f(): void {\n${'  void 0;\n'.repeat(58)}}\n`, undefined],
  ['libs/core/src/long-function.spec.ts', `export function f(): void {\n${'  void 0;\n'.repeat(60)}}\n`, undefined],
  [
    'libs/core/src/eight.service.ts',
    `export class Eight {\n  constructor(${[...'abcdefgh'].map((name) => `readonly ${name}: string`).join(', ')}) {}\n}\n`,
    'max-params',
  ],
];

interface Report {
  filePath: string;
  messages: { ruleId: string | null; message: string }[];
}

describe('the lint rules', () => {
  let tree: PlantedTree;
  let reports: Report[];

  beforeAll(() => {
    const files = Object.fromEntries(PLANTED.map(([file, source]) => [file, source]));
    tree = new PlantedTree(files, ['tsconfig.json', 'package.json', 'eslint.config.mjs']);
    const { stdout } = spawnSync(
      process.execPath,
      [join(ROOT, 'node_modules/eslint/bin/eslint.js'), '--format', 'json', 'apps', 'libs'],
      { encoding: 'utf8', cwd: tree.folder, maxBuffer: 1 << 26 },
    );
    reports = JSON.parse(stdout) as Report[];
  }, 90_000);

  afterAll(() => tree.remove());

  it.each(PLANTED)('on %s', (file, _, rule) => {
    const report = reports.find(({ filePath }) => filePath.endsWith(`/${file}`));
    const rules = report?.messages.map((message) => message.ruleId ?? message.message);
    expect(rules?.filter((name) => !name.startsWith("'// eslint-disable"))).toEqual(rule ? [rule] : []);
  });
});
