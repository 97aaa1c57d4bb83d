import { copyFileSync, openSync, statSync, truncateSync } from 'node:fs';

const LIMIT_BYTES = 20_000_000;
const CHECK_MS = 60_000;

/**
 * A log that processes write to directly, so that it outlives a closed terminal. Past 20 MB its content moves to
 * `<path>.1`: by copying, because the processes keep the file open.
 *
 * @returns a descriptor to give to a child process
 */
export function openLogFile(path: string): number {
  const descriptor = openSync(path, 'a', 0o600);
  rotate(path);
  setInterval(() => rotate(path), CHECK_MS).unref();
  return descriptor;
}

function rotate(path: string): void {
  try {
    if (statSync(path).size < LIMIT_BYTES) return;
    copyFileSync(path, `${path}.1`);
    truncateSync(path);
  } catch {
    // The log is there to help; it must not stop what it tells about.
  }
}
