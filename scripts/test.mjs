/**
 * `npm test`: every tier in turn, each in its own Jest. `npm test -- <pattern>` runs the test files whose path matches.
 * The last line is `N passed, N failed, N skipped` over all tiers; the exit code is 0 only when nothing failed.
 */
import { accessSync, constants, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { bin, runNode, secondsSince } from './lib-run.mjs';

/** A tier is a project of jest.config.cjs; a later one is a line here. */
const TIERS = [
  { name: 'unit', title: 'unit specs' },
  { name: 'integration', title: 'integration on real Postgres and the queue backends' },
  { name: 'browser', title: 'stories in a real browser' },
];

const patterns = process.argv.slice(2);

function redisAt(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function redisLine() {
  if (process.env.REDIS_URL) return 'Redis: the one of REDIS_URL; both queue backends are tested.';
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.some((folder) => redisAt(join(folder, 'redis-server')))
    ? 'Redis: redis-server on the PATH; both queue backends are tested.'
    : 'Redis: no redis-server on the PATH and no REDIS_URL, so the queue is tested on its Postgres backend only.';
}

/** Counts of one tier. A file that does not load, or a set-up that fails, counts as one failure. */
function countsOf(file, code) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

const total = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
const folder = mkdtempSync(join(tmpdir(), 'callboard-npm-test-'));
try {
  for (const { name, title } of TIERS) {
    console.log(`\n== ${title}`);
    if (name === 'integration') console.log(redisLine());
    const start = performance.now();
    const report = join(folder, `${name}.json`);
    const options = ['--maxWorkers=2', '--ci', '--json', `--outputFile=${report}`];
    if (patterns.length > 0) options.push('--passWithNoTests', '--testPathPatterns', ...patterns);
    const jest = [bin('jest/bin/jest.js'), `--selectProjects=${name}`, ...options];
    const { code } = await runNode(jest, { show: true });
    const counts = countsOf(report, code);
    for (const key of Object.keys(total)) total[key] += counts[key];
    lines.push(
      `${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped in ${secondsSince(start)}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

if (total.passed + total.failed + total.skipped === 0) {
  console.log(`\nNo test file matches ${patterns.join(' ')}.`);
  total.failed = 1;
}
console.log(`\n${lines.join('\n')}`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
