import { Client } from 'pg';

type Query = (...args: unknown[]) => unknown;

/**
 * The statements that `work` sends to the database, over every connection of this process; BEGIN and COMMIT are among
 * them. Not for work that runs beside other work.
 */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const prototype = Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  prototype.query = function (this: unknown, ...args: unknown[]): unknown {
    const [first] = args;
    seen.push(typeof first === 'string' ? first : String((first as { text?: unknown } | null)?.text ?? ''));
    return query.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return seen;
}
