import { spawn, type ChildProcess } from 'node:child_process';

/**
 * Waits on its input, whose other end only the starting process holds. When that process is gone, however it went,
 * the input ends, and Postgres is asked to stop: at once (INT), then without a checkpoint (QUIT), then not at all
 * kindly (KILL). Only shell builtins besides `sleep`, `tr` and `ps`: it has to work on the barest machine.
 */
const SCRIPT = `
while read -r _; do :; done
{ read -r pid < "$1/postmaster.pid"; } 2>/dev/null || exit 0
command=$(tr '\\0' ' ' 2>/dev/null < "/proc/$pid/cmdline" || ps -ww -o args= -p "$pid" 2>/dev/null)
case "$command" in *"$1"*) ;; *) exit 0 ;; esac
for signal in INT QUIT KILL; do
  kill -s "$signal" "$pid" 2>/dev/null || exit 0
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    kill -0 "$pid" 2>/dev/null || exit 0
    sleep 0.1
  done
done
`;

/** Keeps a small process that stops the Postgres of a cluster when this one ends without having done so. */
export class Guard {
  private child: ChildProcess | undefined;
  private released = false;

  constructor(private readonly cluster: string) {
    this.start();
  }

  /** Lets it go; Postgres has stopped. */
  release(): void {
    this.released = true;
    this.child?.kill('SIGKILL');
  }

  private start(): void {
    // In a session of its own, so that Ctrl-C in the terminal does not reach it.
    const child = spawn('/bin/sh', ['-c', SCRIPT, 'callboard-postgres-guard', this.cluster], {
      cwd: '/',
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.child = child;
    child.stdin.on('error', () => undefined);
    child.once('error', () => undefined);
    child.once('exit', () => {
      if (!this.released) setTimeout(() => !this.released && this.start(), 100).unref();
    });
    child.unref();
    (child.stdin as unknown as { unref(): void }).unref();
  }
}
