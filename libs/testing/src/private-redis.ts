import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { AddressInfo, connect, createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Redis ends when this shell's input does, so it never outlives the process that holds the other end. */
const SCRIPT = 'redis-server "$@" & pid=$!; while read -r _; do :; done; kill -9 $pid; wait';
const START_WITHIN_MS = 5_000;

/** A Redis of the test run's own. */
export interface PrivateRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** Whether a command is in one of the folders of `searchPath`. */
export function onPath(command: string, searchPath: string): boolean {
  return searchPath.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });
}

/**
 * Starts `redis-server` on 127.0.0.1, without persistence, with the eviction policy queues need.
 * @param on the port; a free one when absent
 */
export async function startPrivateRedis(folder: string, on?: number): Promise<PrivateRedis> {
  const port = on ?? (await freePort());
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const args = ['-c', SCRIPT, 'callboard-test-redis', ...options, '--maxmemory-policy', 'noeviction', '--dir', folder];
  const child = spawn('/bin/sh', args, { stdio: ['pipe', 'ignore', 'ignore'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await ended;
  };
  for (const deadline = Date.now() + START_WITHIN_MS; !(await answersPing(port)); await sleep(20)) {
    if (Date.now() < deadline) continue;
    await stop();
    throw new Error(`redis-server did not answer on port ${port} within ${START_WITHIN_MS} ms`);
  }
  return { url: `redis://127.0.0.1:${port}`, stop };
}

/** Whether something on a port of 127.0.0.1 speaks Redis' protocol. */
export function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', (data) => resolve(data.toString().startsWith('+PONG')));
    socket.once('data', () => socket.destroy());
    socket.once('error', () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
