import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLogFile } from './log-file';
import { StartError } from './start-error';

const READY_WITHIN_MS = 45_000;
const POLL_MS = 50;
const LONGEST_PAUSE_MS = 10_000;
/** A process that ran this long before it ended is restarted without delay again, milliseconds. */
const HEALTHY_AFTER_MS = 60_000;
const TAIL_LINES = 12;

/**
 * Nest's packages are ES modules that Node 20 announces as an experiment when they are required. Source maps stay off:
 * Node would read those of every package at the start, and the bundles are readable as they are.
 */
export const NODE_FLAGS = ['--disable-warning=ExperimentalWarning'];

export interface ProcessSpec {
  name: string;
  entry: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
  /** Asked again and again once the process has said `{ ready: true }` over its channel. */
  isReady?: () => Promise<boolean>;
  say: (line: string) => void;
}

/** A child process that is started again when it ends by itself. It ends by itself when its channel to us closes. */
export class SupervisedProcess {
  private child: ChildProcess | undefined;
  private readonly log: number;
  private saidReady = false;
  private wasReady = false;
  private stopping = false;
  private pauses = 0;

  constructor(private readonly spec: ProcessSpec) {
    this.log = openLogFile(spec.logFile);
  }

  /** @throws StartError when it ends or stays silent instead of becoming ready */
  async start(): Promise<void> {
    const logBegin = statSync(this.spec.logFile).size;
    this.launch();
    const deadline = Date.now() + READY_WITHIN_MS;
    while (!(await this.ready())) {
      if (this.stopping) return;
      if (this.ended()) throw new StartError(this.failure('ended at its start', logBegin));
      if (Date.now() > deadline) throw new StartError(this.failure('is not ready after 45 s', logBegin));
      await sleep(POLL_MS);
    }
    this.wasReady = true;
  }

  /** Asks it to end, and ends it by force after the time given, milliseconds. */
  async stop(patienceMs: number): Promise<void> {
    this.stopping = true;
    this.child?.kill('SIGTERM');
    for (const end = Date.now() + patienceMs; !this.ended() && Date.now() < end;) await sleep(10);
    if (!this.ended()) this.child?.kill('SIGKILL');
  }

  private async ready(): Promise<boolean> {
    return this.saidReady && (this.spec.isReady === undefined || (await this.spec.isReady()));
  }

  private ended(): boolean {
    return !this.child || this.child.exitCode !== null || this.child.signalCode !== null;
  }

  private launch(): void {
    const begun = Date.now();
    this.saidReady = false;
    // In a session of its own, so that Ctrl-C in the terminal reaches it through us, in order.
    const child = fork(this.spec.entry, [], {
      env: this.spec.env,
      execArgv: NODE_FLAGS,
      stdio: ['ignore', this.log, this.log, 'ipc'],
      detached: true,
    });
    this.child = child;
    child.on('message', (message: unknown) => {
      if (typeof message === 'object' && message !== null && 'ready' in message) this.saidReady = true;
    });
    child.once('error', () => undefined);
    child.once('exit', (code, signal) => {
      if (this.stopping || !this.wasReady) return;
      if (Date.now() - begun > HEALTHY_AFTER_MS) this.pauses = 0;
      void this.relaunch(signal ?? `code ${code}`);
    });
  }

  private async relaunch(how: string): Promise<void> {
    const pause = this.pauses === 0 ? 0 : Math.min(LONGEST_PAUSE_MS, 250 * 2 ** this.pauses);
    this.pauses += 1;
    this.spec.say(`${this.spec.name} ended (${how}); starting it again. Its log: ${this.spec.logFile}`);
    await sleep(pause);
    if (!this.stopping) this.launch();
  }

  private failure(what: string, logBegin: number): string {
    const text = readFileSync(this.spec.logFile).subarray(logBegin).toString('utf8').trim();
    const last = text.split('\n').slice(-TAIL_LINES).join('\n');
    return `${this.spec.name} ${what}; its log: ${this.spec.logFile}\n${last}`.trim();
  }
}
