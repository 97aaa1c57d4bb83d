import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something is so; gives the milliseconds that it took, or null when it was not so in time. */
export async function until(condition: () => Promise<boolean>, withinMs: number, everyMs = 50): Promise<number | null> {
  const begun = performance.now();
  for (;;) {
    // A database that is just away has not said no.
    if (await condition().catch(() => false)) return performance.now() - begun;
    if (performance.now() - begun > withinMs) return null;
    await sleep(everyMs);
  }
}
