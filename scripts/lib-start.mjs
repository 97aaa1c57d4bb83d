// Runs the standalone app in this process: reads .env, builds what is stale, then hands over.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT, buildIfStale, entryOf } from './lib-build.mjs';

const PARENT_CHECK_MS = 500;

/** @param {string[]} args arguments for the standalone app in place of those of this process */
export async function runStandalone(args) {
  process.chdir(ROOT);
  const envFile = join(ROOT, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  try {
    await buildIfStale();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
  if (process.env.npm_lifecycle_event) endWithNpm();
  process.argv.splice(1, Infinity, entryOf('standalone'), ...args);
  createRequire(import.meta.url)(entryOf('standalone'));
}

/** npm passes signals on, but cannot when it is killed: then this process has another parent, and stops too. */
function endWithNpm() {
  const ancestors = ancestorsOfThis();
  setInterval(() => {
    if (ancestorsOfThis() !== ancestors) process.kill(process.pid, 'SIGTERM');
  }, PARENT_CHECK_MS).unref();
}

/** The parent and, where npm has put a shell in between, the parent of that. */
function ancestorsOfThis() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    const [, name, rest] = /\((.*)\) (.*)/s.exec(stat);
    return /^(ba|da|z|a)?sh$/.test(name) ? `${process.ppid} ${rest.split(' ')[1]}` : String(process.ppid);
  } catch {
    return String(process.ppid);
  }
}
