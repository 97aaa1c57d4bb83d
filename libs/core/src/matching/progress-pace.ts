/** Progress is written, and the lease renewed, at most this often. */
const PROGRESS_MS = 250;

/**
 * Writes the latest step at a steady pace while `work` goes on, one write after the other. What a write throws ends the
 * work as soon as it comes to look; `work` is handed a check that throws it.
 */
export async function atPace<S, T>(
  latest: () => S,
  write: (step: S) => Promise<void>,
  work: (check: () => void) => Promise<T>,
): Promise<T> {
  let written: Promise<void> = Promise.resolve();
  const failures: unknown[] = [];
  const pace = setInterval(() => {
    const step = latest();
    written = written
      .then(() => (failures.length > 0 ? undefined : write(step)))
      .catch((e: unknown) => void failures.push(e));
  }, PROGRESS_MS);
  const check = (): void => {
    if (failures.length > 0) throw failures[0];
  };
  try {
    const result = await work(check);
    clearInterval(pace);
    await written;
    check();
    return result;
  } finally {
    clearInterval(pace);
    await written;
  }
}
