import { Client, ClientConfig } from 'pg';

const names = new Map<string, string>();

/**
 * Marks a statement as one that the server parses and plans once for each connection instead of at every request: for
 * the few that answer most of the reading, where planning costs as much as running. The text comes back as it is, and
 * reads as any other. It must be a constant and name its columns: the server refuses it on connections that outlive a
 * change of their types. A pooler between us and the server has to know prepared statements.
 */
export function prepared(name: string, text: string): string {
  const known = names.get(text);
  if (known !== undefined && known !== name) throw new Error(`The statement ${known} is prepared as ${name} too.`);
  if (known === undefined && [...names.values()].includes(name)) throw new Error(`Two statements are named ${name}.`);
  names.set(text, name);
  return text;
}

// The declaration of `query` has a dozen overloads; all that is done here is to pass its arguments on.
const PlainClient = Client as unknown as new (config?: ClientConfig) => {
  query(...args: unknown[]): unknown;
  on(event: 'error', listener: () => void): unknown;
};

/** A connection that sends statements marked by {@link prepared} under their name. */
export class PreparingClient extends PlainClient {
  constructor(config?: ClientConfig) {
    super(config);
    // The pool stops listening before TypeORM begins, some promises later. A server that is killed in between says its
    // last word to nobody, which would end the process; statements on such a connection fail by themselves.
    this.on('error', () => undefined);
  }

  override query(text: unknown, ...rest: unknown[]): unknown {
    const name = typeof text === 'string' ? names.get(text) : undefined;
    return name === undefined ? super.query(text, ...rest) : super.query({ name, text }, ...rest);
  }
}
