import { fork } from 'node:child_process';
import { join } from 'node:path';
import { StartError } from './start-error';
import { NODE_FLAGS } from './supervised-process';
import { TASK_ARGUMENT, type Task, type TaskMessage, type TaskResult } from './task-message';

const KEPT_ERROR_CHARACTERS = 4_000;

/** A preparation that is going on. */
export interface RunningTask {
  result: Promise<TaskResult>;
  stop(): void;
}

/**
 * Prepares the database in a process of its own: what it loads and computes is gone again afterwards, and the
 * terminal is answered meanwhile.
 */
export function runTask(tasks: readonly Task[], env: NodeJS.ProcessEnv, say: (line: string) => void): RunningTask {
  const child = fork(join(__dirname, 'main.js'), [TASK_ARGUMENT, ...tasks], {
    env,
    execArgv: NODE_FLAGS,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    detached: true,
  });
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-KEPT_ERROR_CHARACTERS);
  });
  const result = new Promise<TaskResult>((resolve, reject) => {
    child.once('error', reject);
    child.on('message', (message: TaskMessage) => {
      if ('progress' in message) say(message.progress);
      else if ('done' in message) resolve(message.done);
      else reject(new StartError(message.failed));
    });
    child.once('close', (code, signal) =>
      reject(new StartError(`Preparing the database ended early (${signal ?? `code ${code}`}).\n${complaint}`.trim())),
    );
  });
  return { result, stop: () => child.kill('SIGKILL') };
}
