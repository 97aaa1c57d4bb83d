/** Tells the steps of a story with their times, and remembers whether each held. */
export class Script {
  private readonly begin = performance.now();
  private held = 0;

  /** Runs a step and prints what it returns beside its time; a step that throws ends the story. */
  async step(title: string, work: () => Promise<string>): Promise<void> {
    const start = performance.now();
    try {
      const told = await work();
      this.held += 1;
      console.log(`  ok  ${seconds(start).padStart(7)}  ${title}\n                ${told}`);
    } catch (error) {
      console.log(`FAIL  ${seconds(start).padStart(7)}  ${title}`);
      throw error;
    }
  }

  chapter(title: string): void {
    console.log(`\n${title}`);
  }

  summary(): string {
    return `${this.held} steps held in ${seconds(this.begin)}.`;
  }
}

function seconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(2)} s`;
}

/** Throws when something that the story claims is not so. */
export function claim(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`Not true: ${what}`);
}

/** Asks again until `done` says so; throws after `limitMs`. */
export async function until<T>(
  what: string,
  limitMs: number,
  ask: () => Promise<T>,
  done: (value: T) => boolean,
): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const value = await ask();
    if (done(value)) return value;
    if (Date.now() > end) throw new Error(`${what}: still not so after ${limitMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
