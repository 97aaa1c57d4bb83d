import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Path of a file inside an installed package. */
export const bin = (path) => resolve(ROOT, 'node_modules', path);

/**
 * Runs Node.js with arguments in the project's folder, with no input.
 * With `show` its output goes to the terminal, else it is collected and comes back with the exit code.
 */
export function runNode(args, { show = false } = {}) {
  return new Promise((done, fail) => {
    const stdio = ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (output += part));
    child.once('error', fail);
    child.once('close', (code, signal) => done({ code: code ?? 1, output: signal ? `${output}\n${signal}` : output }));
  });
}

/** Runs a TypeScript file of the project. */
export const runTypeScript = (file, ...args) => runNode(['-r', '@swc-node/register', file, ...args]);

/** `12.3 s` since `start`, a value of `performance.now()`. */
export const secondsSince = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`;
