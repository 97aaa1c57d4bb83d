const LEAST_MS = 2;

/** Waits between looks at something that often comes at once: a little longer each time, up to a most. */
export class Waiting {
  private ms = LEAST_MS;

  constructor(private readonly mostMs: number) {}

  /** It came: the next wait is short again. */
  begin(): void {
    this.ms = LEAST_MS;
  }

  async once(): Promise<void> {
    const { ms } = this;
    this.ms = Math.min(this.mostMs, 2 * ms);
    await new Promise((resolve) => setTimeout(resolve, ms));
  }
}
