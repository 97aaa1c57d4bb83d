/**
 * Checks who imports whom: `node scripts/boundaries.mjs [--json] [folder]`. The rules are `.dependency-cruiser.cjs`.
 * It calls dependency-cruiser's API, as its command refuses Node.js 20, on which the API works.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const json = process.argv.includes('--json');
const root = resolve(process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? '.');
const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

process.chdir(root);
const folders = ['apps', 'libs', 'test', 'bench'].filter((folder) => existsSync(folder));
const { output, exitCode } = await cruise(
  folders,
  { ...options, ruleSet: { forbidden }, validate: true, outputType: json ? 'json' : 'err' },
  undefined,
  { tsConfig: extractTSConfig(options.tsConfig.fileName) },
);
if (json) {
  const { summary } = JSON.parse(output);
  const violations = summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  process.stdout.write(`${JSON.stringify({ modules: summary.totalCruised, violations })}\n`);
} else {
  process.stdout.write(`${output.trim()}\n`);
}
process.exitCode = exitCode > 0 ? 1 : 0;
