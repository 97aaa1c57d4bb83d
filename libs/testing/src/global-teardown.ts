import { once } from 'node:events';

/** How long the services may take to stop before they are killed, in milliseconds. */
const STOP_WITHIN_MS = 10_000;

/** Jest's global tear-down of the integration project: ends the process that holds the services. */
export default async function globalTeardown(): Promise<void> {
  const child = globalThis.callboardTestServices;
  if (!child || child.exitCode !== null) return;
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  const exit = once(child, 'exit');
  child.stdin?.end();
  await exit;
  clearTimeout(timer);
}
