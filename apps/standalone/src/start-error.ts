/** Callboard cannot start, for a reason the person at the terminal can do something about; the message is one line. */
export class StartError extends Error {
  constructor(
    message: string,
    readonly exitCode = 1,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StartError';
  }
}

/** The `code` of a system error such as `EADDRINUSE`, or `undefined`. */
export function errorCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}
