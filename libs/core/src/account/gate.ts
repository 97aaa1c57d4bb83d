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

/**
 * A {@link Gate} for each key: whoever waits at one holds nobody up at another. A key is forgotten when the last one
 * leaves its gate, so there are never more gates than tasks.
 */
export class KeyedGate {
  private readonly gates = new Map<string, { readonly gate: Gate; tasks: number }>();
  private tasks = 0;

  /**
   * @param width how many of one key run at once
   * @param limit how many of all keys may run or wait; one more is refused with `busy`
   */
  constructor(
    private readonly width: number,
    private readonly limit: number,
  ) {}

  /** How many keys are known. */
  get size(): number {
    return this.gates.size;
  }

  async run<T>(key: string, task: () => Promise<T>): Promise<T> {
    if (this.tasks >= this.limit) throw new DomainError('busy');
    const entry = this.gates.get(key) ?? { gate: new Gate(this.width, this.limit), tasks: 0 };
    this.gates.set(key, entry);
    entry.tasks += 1;
    this.tasks += 1;
    try {
      return await entry.gate.run(task);
    } finally {
      entry.tasks -= 1;
      this.tasks -= 1;
      if (entry.tasks === 0) this.gates.delete(key);
    }
  }
}
