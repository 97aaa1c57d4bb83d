/**
 * The fields that a log line may have. Whatever else is handed to the logger is dropped, so that no body, no header, no
 * SQL parameter and no personal field can reach a log by accident.
 */
export const LOG_FIELDS: ReadonlySet<string> = new Set([
  'msg',
  'context',
  'err',
  'code',
  'service',
  'requestId',
  'actorId',
  'method',
  'route',
  'statusCode',
  'durationMs',
  'event',
  'job',
  'jobId',
  'outboxId',
  'queue',
  'attempt',
  'reason',
  'schedule',
  'period',
  'shootId',
  'postingId',
  'slotId',
  'offerId',
  'bookingId',
  'applicationId',
  'runId',
  'count',
  'url',
  'port',
  'pid',
  'signal',
  'exitCode',
  'backend',
  'version',
]);

/** `fields` without those that no line may have. */
export function allowedFields(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => LOG_FIELDS.has(name)));
}

const MESSAGE_LENGTH = 500;

/** What a log says of an error. Errors of database drivers carry rows and parameters in other fields, which stay out. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/** The loggable part of anything that was thrown; causes are followed three deep. */
export function loggedError(error: unknown, depth = 3): LoggedError {
  if (typeof error !== 'object' || error === null) return { type: typeof error, message: cut(String(error)) };
  const { name, message, code, stack, cause } = error as Record<string, unknown>;
  return {
    type: typeof name === 'string' ? name : 'Error',
    message: typeof message === 'string' ? cut(message) : '',
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof stack === 'string' ? { stack: framesOf(stack) } : {}),
    ...(cause !== undefined && depth > 1 ? { cause: loggedError(cause, depth - 1) } : {}),
  };
}

function cut(text: string): string {
  return text.length > MESSAGE_LENGTH ? `${text.slice(0, MESSAGE_LENGTH)}…` : text;
}

/** The stack without its first lines, which repeat the message in full. */
function framesOf(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 20)
    .join('\n');
}
