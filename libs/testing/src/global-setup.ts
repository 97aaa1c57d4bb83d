import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { publishServices, TestServices } from './services';

/** How long the services may take to start, in milliseconds; a busy machine included. */
const START_WITHIN_MS = 90_000;

declare global {
  var callboardTestServices: ChildProcess | undefined;
}

/**
 * Jest's global set-up of the integration project: Postgres (embedded, or the one of `TEST_DATABASE_URL`), Redis where
 * there is one, and the migrated template database. They live in a process of their own that ends with this one.
 */
export default async function globalSetup(): Promise<void> {
  const child = spawn(process.execPath, ['-r', '@swc-node/register', join(__dirname, 'service-process.ts')], {
    cwd: resolve(__dirname, '../../..'),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.on('error', () => undefined);
  const timer = setTimeout(() => child.kill('SIGKILL'), START_WITHIN_MS);
  const lines = createInterface({ input: child.stdout });
  const [first] = (await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => [undefined])])) as [unknown];
  clearTimeout(timer);
  if (typeof first !== 'string') throw new Error('The services for the integration tests did not start.');
  publishServices(JSON.parse(first) as TestServices);
  globalThis.callboardTestServices = child;
}
