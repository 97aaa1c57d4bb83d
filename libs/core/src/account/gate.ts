import { DomainError } from '@callboard/domain';

/** Lets a fixed number of tasks run at once; the others wait in order. */
export class Gate {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /**
   * @param width how many run at once
   * @param queue how many may wait; one more is refused with `busy`
   */
  constructor(
    private readonly width: number,
    private readonly queue: number,
  ) {}

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.running >= this.width) {
      if (this.waiting.length >= this.queue) throw new DomainError('busy');
      // Whoever leaves hands the place on, so `running` stays as it is.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await task();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
