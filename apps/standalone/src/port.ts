import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError, errorCode } from './start-error';

/** How long processes of a run that was killed may take to let go of the port, milliseconds. */
const CRASH_PATIENCE_MS = 6_000;

/**
 * Makes sure that the port can be listened on.
 *
 * @param afterCrash wait a little: an earlier run was killed and its children are still ending
 * @throws StartError when it is taken, or not ours to take
 */
export async function assertPortFree(port: number, host: string, afterCrash: boolean): Promise<void> {
  for (const end = Date.now() + (afterCrash ? CRASH_PATIENCE_MS : 0); ; await sleep(100)) {
    const code = await tryListen(port, host);
    if (code === undefined) return;
    if (code === 'EADDRINUSE' && Date.now() < end) continue;
    throw new StartError(problem(code, port, host));
  }
}

function problem(code: string, port: number, host: string): string {
  if (code === 'EADDRINUSE') return `Port ${port} is taken; set PORT to another one.`;
  if (code === 'EACCES') return `Port ${port} needs rights this user does not have; set PORT to 1024 or more.`;
  return `Nobody can listen on ${host} port ${port} here (${code}); set HOST and PORT.`;
}

/** @returns the code of the error, or `undefined` when it went well */
function tryListen(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(errorCode(error) ?? error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
