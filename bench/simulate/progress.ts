/** Where a run stands. */
export interface Standing {
  /** Days done of all days of all ways. */
  readonly done: number;
  readonly all: number;
  readonly words: string;
}

/** What progress is written to. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Seconds as a person says them. */
export function spoken(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 90) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/**
 * One line that is rewritten on a terminal; elsewhere a plain line every so many calls. The remaining time is what the
 * days done so far took, taken on to the days that are left.
 */
export class Progress {
  private readonly start: number;
  private told = 0;

  constructor(
    private readonly terminal: Terminal,
    private readonly now: () => number,
    private readonly every = 10,
  ) {
    this.start = now();
  }

  say({ done, all, words }: Standing): void {
    const elapsed = (this.now() - this.start) / 1_000;
    const left = done === 0 ? 0 : (elapsed / done) * (all - done);
    const line = `${words}  ${Math.round((100 * done) / all)}%  elapsed ${spoken(elapsed)}, about ${spoken(left)} left`;
    if (this.terminal.isTTY) this.terminal.write(`\r\u001b[2K${line}`);
    else if (++this.told % this.every === 0 || done >= all) this.terminal.write(`${line}\n`);
  }

  /** Ends the line. */
  end(): void {
    if (this.terminal.isTTY) this.terminal.write('\r\u001b[2K');
  }
}
