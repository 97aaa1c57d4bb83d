import { QueueUnavailableError } from './queue.errors';

/**
 * The result of `work`, or an error once `limitMs` have passed. Work that is late goes on, and its outcome is dropped.
 * @throws QueueUnavailableError when it takes longer
 */
export async function withLimit<T>(work: Promise<T>, limitMs: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new QueueUnavailableError(`${what} took more than ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}

/** Whether `work` settles, well or badly, within `limitMs`. */
export async function settlesWithin(work: Promise<unknown>, limitMs: number): Promise<boolean> {
  const settled = work.then(
    () => true,
    () => true,
  );
  return withLimit(settled, limitMs, 'waiting').catch(() => false);
}
