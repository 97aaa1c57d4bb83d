/** The queue did not take or answer in time. The outbox row remains, so callers may let it go. */
export class QueueUnavailableError extends Error {
  override readonly name = 'QueueUnavailableError';
  readonly code = 'queue.unavailable';

  constructor(what: string, options?: ErrorOptions) {
    super(`${what}: the queue is not available`, options);
  }
}

/** Handlers and the catalogue do not match: the worker must not start. */
export class HandlerMismatchError extends Error {
  override readonly name = 'HandlerMismatchError';

  constructor(readonly problems: readonly string[]) {
    super(`handlers and the job catalogue do not match:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
  }
}

const REASON_LENGTH = 300;

/** Why something failed, in one short line: class, code where there is one, message. */
export function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error).slice(0, REASON_LENGTH);
  const { name, code, message } = error as Record<string, unknown>;
  const head = [name ?? 'Error', ...(typeof code === 'string' || typeof code === 'number' ? [code] : [])].join(' ');
  return `${head}: ${String(message ?? '')}`.slice(0, REASON_LENGTH);
}
