/** `npm run check`: everything that can be told without running the tests. All steps run, then it fails if one did. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstDifference, makeInto } from './lib-generated.mjs';
import { bin, runNode, secondsSince } from './lib-run.mjs';

/** Two steps at a time keep two cores busy; the longest start first. */
const AT_ONCE = 2;

/** Compares files made anew with the committed ones. */
async function unchanged(files) {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-check-'));
  try {
    const stale = (await makeInto(folder, files)).filter(({ fresh, committed }) => fresh !== committed);
    const lines = stale.map(({ file, fresh, committed }) => `${file} is stale, ${firstDifference(committed, fresh)}`);
    return { code: stale.length, output: [...lines, 'Run npm run generate and commit the result.'].join('\n') };
  } catch (error) {
    return { code: 1, output: error instanceof Error ? error.message : String(error) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const MIGRATIONS = ['--selectProjects=integration', '--testPathPatterns', '/test/migrations/', '--maxWorkers=1'];

const STEPS = [
  { name: 'lint', run: () => runNode([bin('eslint/bin/eslint.js'), '--max-warnings', '0', '.']) },
  { name: 'types', run: () => runNode([bin('typescript/bin/tsc'), '--noEmit', '-p', '.']) },
  { name: 'types of the web app', run: () => runNode([bin('typescript/bin/tsc'), '-p', 'apps/web']) },
  { name: 'format', run: () => runNode([bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']) },
  { name: 'migrations', run: () => runNode([bin('jest/bin/jest.js'), ...MIGRATIONS]) },
  { name: 'openapi and client', run: () => unchanged(['openapi.json', 'libs/client/src/schema.ts']) },
  { name: 'budgets of the web app', run: () => runNode(['scripts/budgets.mjs']) },
  { name: 'boundaries', run: () => runNode(['scripts/boundaries.mjs']) },
  { name: 'environment and tokens', run: () => unchanged(['.env.example', 'apps/web/src/styles/tokens.css']) },
];

const queue = [...STEPS];
const failed = [];
const begin = performance.now();

async function work() {
  for (let step = queue.shift(); step; step = queue.shift()) {
    const start = performance.now();
    const { code, output } = await step.run();
    if (code !== 0) failed.push(step.name);
    console.log(`${code === 0 ? 'ok  ' : 'FAIL'}  ${step.name.padEnd(20)} ${secondsSince(start).padStart(8)}`);
    if (code !== 0) console.log(`${output.trim().replace(/^/gm, '      ')}\n`);
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, work));
const verdict = failed.length === 0 ? 'All checks passed' : `Failed: ${failed.join(', ')}`;
console.log(`${verdict} (${secondsSince(begin)}).`);
process.exitCode = failed.length === 0 ? 0 : 1;
