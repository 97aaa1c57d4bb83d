import { Client } from 'pg';

const CONNECT_WITHIN_MS = 5_000;

/** A given database cannot be used; the message is one line for the person at the terminal, without the password. */
export class UnusableDatabaseError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UnusableDatabaseError';
  }
}

/**
 * Connects to a given database and asks it something. Whether it is fit for the application is asked by `migrate`.
 *
 * @throws UnusableDatabaseError when nobody answers within five seconds, or not this user
 */
export async function assertReachable(
  url: string,
  ssl: false | { rejectUnauthorized: boolean } = false,
): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS, ssl });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
  } catch (error) {
    const { host, pathname } = new URL(url);
    throw new UnusableDatabaseError(`The database at ${host}${pathname} cannot be reached: ${messageOf(error)}`, {
      cause: error,
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Node gathers the failures of all addresses of a host in one error without a message of its own. */
function messageOf(error: unknown): string {
  const { message, errors } = error as { message?: string; errors?: Array<{ message: string }> };
  return (message || errors?.[0]?.message || String(error)).split('\n')[0] ?? '';
}
